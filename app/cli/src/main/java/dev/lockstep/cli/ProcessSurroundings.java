package dev.lockstep.cli;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Surroundings;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What the operating system gave this process. The launcher tells which streams are terminals: it
/// sees so for nothing, and Java would load a console for it.
public final class ProcessSurroundings {

  private ProcessSurroundings() {}

  /// The surroundings, made anew.
  public static Surroundings get() {
    Map<String, String> environment = System.getenv();
    Console console =
        new Console(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            screen(environment));
    return new Surroundings(
        Path.of("").toAbsolutePath(),
        environment,
        new FileInputStream(FileDescriptor.in),
        console,
        Clock.systemUTC());
  }

  /// The launcher's words: `out` and `err` where these are terminals, then the width.
  private static Console.Screen screen(Map<String, String> environment) {
    String terminals = System.getProperty("lockstep.terminals", "");
    if (terminals.isEmpty()) {
      return Console.Screen.none();
    }
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return new Console.Screen(
        terminals.contains("out"), terminals.contains("err"), columns(environment), plain);
  }

  private static int columns(Map<String, String> environment) {
    String typed = System.getProperty("lockstep.columns", environment.getOrDefault("COLUMNS", ""));
    int columns = 0;
    for (int i = 0; i < typed.length() && Character.isDigit(typed.charAt(i)) && i < 4; i++) {
      columns = columns * 10 + Character.digit(typed.charAt(i), 10);
    }
    return columns < 40 ? Console.Screen.DEFAULT_COLUMNS : columns;
  }
}
