package dev.lockstep.cli.command;

import dev.lockstep.cli.config.ByteSize;
import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ProjectConfiguration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.CacheFolder;
import dev.lockstep.engine.cache.Cache;
import java.util.List;
import java.util.Locale;

/// Shows what is kept between scans, or removes it.
final class CacheCommand implements Command {
  private static final List<String> WORDS = List.of("look", "clear");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "cache",
        "[look|clear]",
        0,
        1,
        "show what is kept between scans, or remove it",
        List.of(
            Option.valued(
                "--config", "FILE", "configuration in place of the project's lockstep.yaml"),
            Option.flag("--debug", "show where an error comes from")),
        List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Configuration configuration =
        ProjectConfiguration.of(
            surroundings, arguments.value("--config"), surroundings.workingFolder());
    Cache cache =
        CacheFolder.cache(configuration, surroundings)
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "there is no cache folder", "set HOME, XDG_CACHE_HOME or cache.folder"));
    String word = arguments.operands().isEmpty() ? "look" : arguments.operands().getFirst();
    Console console = surroundings.console();
    switch (word) {
      case "look" -> look(cache, console);
      case "clear" -> console.print("removed " + inWords(cache.clear()));
      default ->
          throw CommandFailure.usage(
              "cache does not know \"" + word + "\"",
              Suggestion.of(word, WORDS)
                  .map(near -> "did you mean \"" + near + "\"?")
                  .orElse("it knows " + String.join(", ", WORDS)));
    }
    return ExitCode.PASSED;
  }

  private static void look(Cache cache, Console console) {
    Cache.Figures figures = cache.look();
    String most = ByteSize.inWords(figures.maxBytes());
    console.print(cache.folder() + ": " + inWords(figures) + " of at most " + most);
  }

  private static String inWords(Cache.Figures figures) {
    return String.format(
        Locale.ROOT,
        "%,d %s, %s",
        figures.files(),
        figures.files() == 1 ? "file" : "files",
        ByteSize.inWords(figures.bytes()));
  }
}
