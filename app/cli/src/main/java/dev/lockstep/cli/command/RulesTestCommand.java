package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.sast.load.LoadedRules;
import dev.lockstep.secrets.fixture.RuleTestResult;
import dev.lockstep.secrets.fixture.RuleTests;
import dev.lockstep.secrets.load.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Tries rules on the files beside them, ours or a user's: gitleaks' rules on fixtures,
/// Semgrep's on targets with expectations in comments.
final class RulesTestCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "rules test",
        "DIR|FILE...",
        1,
        Syntax.MANY,
        "try rules on the files beside them",
        List.of(
            Option.flag("--strict-rules", "exit 4 where a rule needs what is not supported"),
            Option.flag("--debug", "show where an error comes from")),
        List.of(
            "",
            "NAME.yaml holds Semgrep's rules, other files of that NAME what they are",
            "tried on: \"ruleid: ID\" above a line that must be found, \"ok: ID\" above one",
            "that must not; \"todoruleid:\" and \"todook:\" leave it open. NAME.fixed.* is",
            "what the fixes of the rules must come to.",
            "NAME.toml, or NAME.yaml in Kingfisher's language, holds rules of secrets,",
            "NAME.fixture.* what they must find.",
            "",
            "Exit codes: 0 all pass, 1 one does not, 3 nothing to test, 5 an invalid rule."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    List<Path> paths = new ArrayList<>();
    for (String typed : arguments.operands()) {
      Path path = surroundings.file(typed);
      if (!Files.exists(path)) {
        throw CommandFailure.usage("there is no file or folder " + typed);
      }
      paths.add(path);
    }
    CodeRuleTests code = new CodeRuleTests(surroundings, arguments.has("--strict-rules"));
    List<RuleTestResult> secrets = new ArrayList<>();
    for (Path path : paths) {
      boolean folder = Files.isDirectory(path);
      RuleTestResult result = secrets(path, surroundings);
      List<Path> files = !folder && result.rules() > 0 ? List.of() : LoadedRules.ruleFiles(path);
      files.forEach(code::run);
      if (files.isEmpty() || (folder && !result.isEmpty())) {
        secrets.add(result);
      }
    }
    ExitCode exit = code.finish();
    for (RuleTestResult result : secrets) {
      exit = both(exit, said(result, surroundings.console()));
    }
    return exit;
  }

  /// Nothing to test in one place is no matter where there is something in another.
  private static ExitCode both(ExitCode one, ExitCode other) {
    if (one == ExitCode.NOTHING) {
      return other;
    }
    return other == ExitCode.NOTHING ? one : one.or(other);
  }

  private static RuleTestResult secrets(Path path, Surroundings surroundings) {
    Path folder = Files.isDirectory(path) ? path : path.resolveSibling("");
    try {
      return RuleTests.run(path, new FolderFiles(folder, ""), surroundings::shown);
    } catch (IOException e) {
      throw CommandFailure.usage(
          surroundings.shown(path) + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ExitCode said(RuleTestResult result, Console console) {
    if (result.isEmpty()) {
      console.say("no rules to test");
      return ExitCode.NOTHING;
    }
    result.invalid().forEach(reason -> console.print("invalid  " + reason));
    result.failures().forEach(console::print);
    int invalid = result.invalid().size();
    console.say(
        counted(result.rules(), "rule")
            + ", "
            + counted(result.expectations(), "expectation")
            + ", "
            + counted(result.failures().size(), "failure")
            + (invalid == 0 ? "" : ", " + invalid + " invalid"));
    ExitCode exit = result.failures().isEmpty() ? ExitCode.PASSED : ExitCode.BLOCKED;
    return invalid == 0 ? exit : exit.or(ExitCode.INVALID_RULE);
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
