package dev.lockstep.cli.command;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ProjectConfiguration;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.Detection;
import dev.lockstep.cli.scan.RuleBook;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Rule;
import java.util.List;
import java.util.Locale;

/// Prints a line for each rule that a scan would run.
final class RulesListCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "rules list",
        "",
        0,
        0,
        "list the rules that a scan runs",
        List.of(
            Option.valued("--rules", "default|audit|PATH", "these rules; repeatable"),
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
    RuleBook book = RuleBook.of(arguments, configuration, surroundings);
    for (Rule rule : book.rules()) {
      surroundings
          .console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%-8s  %-6s  %-40s  %s",
                  rule.severity().id(),
                  rule.confidence().id(),
                  rule.id(),
                  rule.title()));
    }
    boolean invalid = false;
    for (Problem problem : book.problems()) {
      surroundings.console().say(problem.path() + ": " + problem.reason());
      invalid |= problem.id().equals(Detection.INVALID_RULE);
    }
    surroundings.console().say(book.rules().size() + " rules");
    return invalid ? ExitCode.INVALID_RULE : ExitCode.PASSED;
  }
}
