package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.secrets.fixture.RuleTestResult;
import dev.lockstep.secrets.fixture.RuleTests;
import dev.lockstep.secrets.load.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Tries the rules of a folder on the fixtures beside them, ours or a user's.
final class RulesTestCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "rules test",
        "DIR",
        1,
        1,
        "try a folder's rules on the fixtures beside them",
        List.of(Option.flag("--debug", "show where an error comes from")),
        List.of(
            "",
            "NAME.toml holds rules, NAME.fixture.* what they must find: \"ruleid: ID\" above",
            "a line that must be reported, \"ok: ID\" above one that must not."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String typed = arguments.operands().getFirst();
    Path folder = surroundings.file(typed);
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.usage("there is no folder " + typed);
    }
    RuleTestResult result;
    try {
      result = RuleTests.run(folder, new FolderFiles(folder, ""));
    } catch (IOException e) {
      throw CommandFailure.usage(typed + " cannot be read: " + e.getMessage(), e);
    }
    Console console = surroundings.console();
    result.failures().forEach(console::print);
    console.say(
        "%d rules, %d expectations, %d failures"
            .formatted(result.rules(), result.expectations(), result.failures().size()));
    if (result.rules() == 0) {
      return ExitCode.NOTHING;
    }
    return result.passed() ? ExitCode.PASSED : ExitCode.BLOCKED;
  }
}
