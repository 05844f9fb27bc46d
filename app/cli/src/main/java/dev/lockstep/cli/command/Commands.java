package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Suggestion;
import java.util.List;

/// The commands by name.
public final class Commands {
  static final List<String> NAMES =
      List.of(
          "scan",
          "fix",
          "gate",
          "explain",
          "waive",
          "baseline",
          "rules",
          "policy",
          "sbom",
          "db",
          "hook",
          "cache",
          "doctor",
          "completion");

  private Commands() {}

  /// @throws CommandFailure of usage for a name that is none
  public static Command named(String name) {
    return switch (name) {
      case "scan" -> new ScanCommand();
      case "fix" -> new FixCommand();
      case "gate" -> new GateCommand();
      case "explain" -> new ExplainCommand();
      case "waive" -> new WaiveCommand();
      case "baseline" -> new BaselineCommand();
      case "rules" -> new RulesCommand();
      case "policy" -> new PolicyCommand();
      case "sbom" -> new SbomCommand();
      case "db" -> new DbCommand();
      case "hook" -> new HookCommand();
      case "cache" -> new CacheCommand();
      case "doctor" -> new DoctorCommand();
      case "completion" -> new CompletionCommand();
      default -> throw unknown(name);
    };
  }

  /// Shows help: short, of everything (`--help all`), or of one command.
  ///
  /// @param words the whole command line, in which `--help`, `-h` or `help` stands
  public static ExitCode help(String[] words, Surroundings surroundings) {
    return new HelpText(surroundings.console()).show(words);
  }

  private static CommandFailure unknown(String name) {
    String what = name.startsWith("-") ? "unknown option " : "there is no command ";
    return CommandFailure.usage(
        what + name,
        Suggestion.of(name, NAMES)
            .map(word -> "did you mean lockstep " + word + "?")
            .orElse(
                isPath(name) ? "to scan it: lockstep scan " + name : "lockstep --help lists them"));
  }

  private static boolean isPath(String word) {
    return !word.startsWith("-") && (word.indexOf('.') >= 0 || word.indexOf('/') >= 0);
  }
}
