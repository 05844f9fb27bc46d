package dev.lockstep.cli;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// The program in this process, in a folder of its own, with its streams caught.
public final class CommandRun {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private volatile ByteArrayOutputStream out = new ByteArrayOutputStream();

  public CommandRun(Path folder) {
    this.folder = folder;
    environment.putAll(System.getenv());
    environment.put("XDG_CACHE_HOME", folder.resolveSibling("cache").toString());
  }

  /// What a run said, and how it ended.
  public record Said(int exit, String out, String err) {}

  public CommandRun input(String text) {
    input = text;
    return this;
  }

  public CommandRun environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public CommandRun file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a run has said on standard output so far; for runs that end when they are interrupted.
  public String saidSoFar() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public Said run(String... words) {
    out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            folder,
            environment,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new Console(out, err, Console.Screen.none()),
            CLOCK);
    ExitCode code = Main.run(words, surroundings);
    return new Said(
        code.number(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
