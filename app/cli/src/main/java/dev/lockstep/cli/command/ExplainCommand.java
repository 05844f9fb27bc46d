package dev.lockstep.cli.command;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ProjectConfiguration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.FindingLookup;
import dev.lockstep.cli.scan.RuleBook;
import dev.lockstep.cli.scan.ScanRequest;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Report;
import dev.lockstep.model.Rule;
import java.util.List;
import java.util.Optional;

/// Says what a rule looks for and why it matters, or all that is known of a finding.
final class ExplainCommand implements Command {
  private static final int MOST_SHOWN = 8;

  @Override
  public Syntax syntax() {
    return new Syntax(
        "explain",
        "RULE|FINDING [FILE:LINE]",
        1,
        2,
        "say all of a rule, a finding or a line",
        List.of(
            Option.valued("--report", "FILE", "the report that has the finding, not the last one"),
            Option.valued("--rules", "default|audit|PATH", "rules besides the project's"),
            Option.valued(
                "--config", "FILE", "configuration in place of the project's lockstep.yaml"),
            Option.flag("--debug", "show where an error comes from")),
        List.of(
            "",
            "RULE FILE:LINE says why a rule of code finds something there, or does not:",
            "which of its patterns match, and which one takes a match away."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String typed = arguments.operands().getFirst();
    Configuration configuration =
        ProjectConfiguration.of(
            surroundings, arguments.value("--config"), surroundings.workingFolder());
    List<String> files = ScanRequest.rules(arguments, configuration, surroundings);
    if (arguments.operands().size() == 2) {
      return new CodeExplanation(surroundings).line(typed, arguments.operands().getLast(), files);
    }
    Optional<Report> report = FindingLookup.report(arguments, configuration, surroundings);
    Explanation explanation = new Explanation(surroundings.console());
    Optional<Finding> finding = report.flatMap(known -> FindingLookup.named(typed, known));
    if (finding.isPresent()) {
      explanation.of(finding.get(), rule(finding.get(), report.orElseThrow()));
      if (finding.get().kind() == Kind.SAST) {
        new CodeExplanation(surroundings).remedies(finding.get(), files);
      }
      return ExitCode.PASSED;
    }
    Rule rule = rule(typed, report, RuleBook.of(arguments, configuration, surroundings).rules());
    explanation.of(rule);
    if (rule.kind() == Kind.SAST) {
      new CodeExplanation(surroundings).examples(rule.id().value(), files);
    }
    return ExitCode.PASSED;
  }

  private static Optional<Rule> rule(Finding finding, Report report) {
    return report.rules().stream().filter(rule -> rule.id().equals(finding.rule())).findFirst();
  }

  private static Rule rule(String typed, Optional<Report> report, List<Rule> book) {
    Optional<Rule> known =
        book.stream().filter(rule -> rule.id().value().equals(typed)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    return report.stream()
        .flatMap(last -> last.rules().stream())
        .filter(rule -> rule.id().value().equals(typed))
        .findFirst()
        .orElseThrow(() -> unknown(typed, report, book));
  }

  private static CommandFailure unknown(String typed, Optional<Report> report, List<Rule> book) {
    if (typed.startsWith("LS-")) {
      FindingLookup.required(typed, report);
    }
    List<String> ids = book.stream().map(rule -> rule.id().value()).toList();
    return CommandFailure.usage(
        "there is no rule or finding \"" + typed + "\"",
        Suggestion.of(typed, ids)
            .map(word -> "did you mean \"" + word + "\"?")
            .orElseGet(() -> having(typed, ids)));
  }

  /// Nobody knows whole ids by heart.
  private static String having(String part, List<String> ids) {
    List<String> having = ids.stream().filter(id -> id.contains(part)).toList();
    if (having.isEmpty()) {
      return "lockstep rules list shows the rules";
    }
    String others = having.size() > MOST_SHOWN ? " and others" : "";
    return "rules: "
        + String.join(", ", having.subList(0, Math.min(MOST_SHOWN, having.size())))
        + others;
  }
}
