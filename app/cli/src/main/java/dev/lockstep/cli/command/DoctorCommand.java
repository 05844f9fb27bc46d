package dev.lockstep.cli.command;

import dev.lockstep.cli.config.ByteSize;
import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ProjectConfiguration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.Version;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.CacheFolder;
import dev.lockstep.cli.scan.GitProgram;
import dev.lockstep.engine.cache.Cache;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Says whether everything that a scan leans on is in order, and what to do where it is not.
final class DoctorCommand implements Command {
  private boolean sound = true;

  @Override
  public Syntax syntax() {
    return new Syntax(
        "doctor",
        "",
        0,
        0,
        "check what a scan leans on",
        List.of(
            Option.valued(
                "--config", "FILE", "configuration in place of the project's lockstep.yaml"),
            Option.flag("--debug", "show where an error comes from")),
        List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Console console = surroundings.console();
    row(console, "lockstep", Version.CURRENT);
    row(
        console,
        "java",
        System.getProperty("java.runtime.version") + ", " + System.getProperty("java.home"));
    start(console);
    Configuration configuration = configuration(arguments, surroundings);
    cache(configuration, surroundings);
    row(
        console,
        "git",
        GitProgram.in(surroundings)
            .line("--version")
            .orElse("not installed (only hook install and waive use it)"));
    row(console, "processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    row(console, "heap", "at most " + ByteSize.inWords(Runtime.getRuntime().maxMemory()));
    return sound ? ExitCode.PASSED : ExitCode.USAGE;
  }

  private static void start(Console console) {
    String cache = System.getProperty("lockstep.aot", "");
    row(
        console,
        "start",
        cache.isEmpty()
            ? "without a cache of loaded classes: each start takes longer"
            : Files.exists(Path.of(cache))
                ? "with " + cache
                : "without " + cache + ", which is gone");
  }

  private Configuration configuration(Arguments arguments, Surroundings surroundings) {
    Console console = surroundings.console();
    try {
      Configuration configuration =
          ProjectConfiguration.of(
              surroundings, arguments.value("--config"), surroundings.workingFolder());
      Path file = configuration.file();
      row(
          console,
          "configuration",
          file == null
              ? "none, all is as it is by default"
              : surroundings.shown(file) + ", " + waivers(configuration.waivers().size()));
      row(console, "gate", configuration.gate().inWords());
      row(
          console,
          "fingerprints",
          configuration.key() == null
              ? "by place; lockstep baseline makes a key, with which they survive moves"
              : "by the project's key");
      return configuration;
    } catch (CommandFailure failure) {
      wrong(console, "configuration", failure.text());
      failure.details().forEach(line -> console.print("                " + line));
      return Configuration.standard(surroundings.workingFolder());
    }
  }

  private void cache(Configuration configuration, Surroundings surroundings) {
    Console console = surroundings.console();
    Optional<Cache> cache = CacheFolder.cache(configuration, surroundings);
    if (cache.isEmpty()) {
      wrong(console, "cache", "no place for it: set HOME or XDG_CACHE_HOME");
      return;
    }
    byte[] probe = "doctor".getBytes(StandardCharsets.UTF_8);
    if (cache.get().keep("doctor", "probe", probe)) {
      row(
          console,
          "cache",
          cache.get().folder() + ", " + ByteSize.inWords(cache.get().look().bytes()));
    } else {
      wrong(
          console, "cache", cache.get().folder() + " cannot be written: every scan is a first one");
    }
  }

  private void wrong(Console console, String what, String state) {
    sound = false;
    row(console, what, "wrong: " + state);
  }

  private static void row(Console console, String what, String state) {
    console.print("%-15s %s".formatted(what, state));
  }

  private static String waivers(int count) {
    return count == 1 ? "1 waiver" : count + " waivers";
  }
}
