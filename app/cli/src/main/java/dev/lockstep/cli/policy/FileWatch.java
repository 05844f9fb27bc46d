package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs a command again whenever a file changes that it reads, until the process or its thread is
/// interrupted.
public final class FileWatch {
  static final Option OPTION =
      Option.flag("--watch", "run again whenever one of the files changes").or("-w");

  private static final long MILLIS_BETWEEN_LOOKS = 200;
  private static final List<String> NAMED_BY =
      List.of("--data", "--bundle", "--input", "--schema", "--policy");

  private final List<Path> roots;
  private Map<Path, State> seen;

  private FileWatch(List<Path> roots) {
    this.roots = roots;
    this.seen = look();
  }

  private record State(long modifiedMillis, long size) {}

  /// Runs `tool` once, or, with `--watch`, until it is interrupted.
  public static ExitCode run(PolicyTool tool, Arguments arguments, Surroundings surroundings) {
    if (!arguments.has(OPTION.name()) || tool.watchesItself()) {
      return tool.run(arguments, surroundings);
    }
    FileWatch watch = new FileWatch(roots(arguments, surroundings));
    Console console = surroundings.console();
    ExitCode code;
    do {
      code = once(tool, arguments, surroundings);
      console.flush();
      console.say("watching for changes ...");
    } while (watch.waitsForChange());
    return code;
  }

  /// The files that `arguments` name, as they are now.
  static FileWatch of(Arguments arguments, Surroundings surroundings) {
    return new FileWatch(roots(arguments, surroundings));
  }

  /// Whether one changed since the last look.
  boolean hasChanged() {
    Map<Path, State> now = look();
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  private static ExitCode once(PolicyTool tool, Arguments arguments, Surroundings surroundings) {
    try {
      return tool.run(arguments, surroundings);
    } catch (CommandFailure e) {
      surroundings.console().say("lockstep: " + e.text());
      e.details().forEach(line -> surroundings.console().say("  " + line));
      return e.exitCode();
    }
  }

  private static List<Path> roots(Arguments arguments, Surroundings surroundings) {
    List<String> names = new ArrayList<>(arguments.operands());
    NAMED_BY.forEach(option -> names.addAll(arguments.values(option)));
    return names.stream()
        .filter(name -> !name.isEmpty())
        .map(surroundings::file)
        .filter(Files::exists)
        .toList();
  }

  /// False where the thread is interrupted.
  boolean waitsForChange() {
    Map<Path, State> now = seen;
    while (now.equals(seen)) {
      try {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      now = look();
    }
    seen = now;
    return true;
  }

  private Map<Path, State> look() {
    Map<Path, State> states = new HashMap<>();
    for (Path root : roots) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          states.put(file, new State(Files.getLastModifiedTime(file).toMillis(), Files.size(file)));
        }
      } catch (IOException e) {
        // It is being replaced; the next look sees what became of it.
      }
    }
    return states;
  }
}
