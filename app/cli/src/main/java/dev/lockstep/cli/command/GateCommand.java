package dev.lockstep.cli.command;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ProjectConfiguration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.policy.GatePolicies;
import dev.lockstep.cli.policy.PolicyVerdict;
import dev.lockstep.cli.policy.VerdictReasons;
import dev.lockstep.cli.policy.VerdictRecord;
import dev.lockstep.cli.scan.FindingLookup;
import dev.lockstep.cli.scan.GateInputs;
import dev.lockstep.cli.scan.Judgement;
import dev.lockstep.cli.scan.LastReports;
import dev.lockstep.cli.scan.MergedReport;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.cli.scan.Output;
import dev.lockstep.cli.scan.ReportOutput;
import dev.lockstep.cli.scan.ScanOptions;
import dev.lockstep.model.Location;
import dev.lockstep.model.Report;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Gate;
import dev.lockstep.report.ReportOptions;
import dev.lockstep.report.VerdictLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Judges reports again, by the configuration of where it runs: a later stage need not scan.
final class GateCommand implements Command {

  @Override
  public Syntax syntax() {
    List<Option> options = new ArrayList<>(ScanOptions.judgement());
    options.add(
        Option.valued(
                "--format", "NAME[=FILE]", "write the judged report, not the reasons; repeatable")
            .inBrief());
    options.add(
        Option.valued("--config", "FILE", "configuration in place of the project's lockstep.yaml"));
    options.add(Option.valued("--now", "TIME", "the time that waivers are judged by"));
    options.add(GatePolicies.POLICY);
    options.addAll(GatePolicies.VERIFICATION);
    options.add(GatePolicies.DECISION_LOG);
    options.add(Option.valued("--record", "DIR", "keep the report and its verdict there"));
    options.add(Option.flag("--all", "write what does not count or is in audit, too"));
    options.add(Option.flag("--debug", "show where an error comes from"));
    return new Syntax(
        "gate",
        "[REPORT...]",
        0,
        Syntax.MANY,
        "judge reports of earlier scans (the last one, if none is named)",
        options,
        List.of(
            "",
            "Waivers and the gate are those of lockstep.yaml here and now, whatever the",
            "reports say; other marks of a report stay."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    long begin = System.nanoTime();
    Configuration configuration =
        ProjectConfiguration.of(
            surroundings, arguments.value("--config"), surroundings.workingFolder());
    Report report = MergedReport.of(reports(arguments, configuration, surroundings));
    Now now = Now.of(arguments, surroundings);
    List<String> policies = GatePolicies.named(configuration, arguments, surroundings);
    Gate gate = gate(arguments, configuration);
    boolean isAsked = !policies.isEmpty() || gate.isConditional() || arguments.has("--record");
    GateInputs inputs =
        isAsked
            ? GateInputs.lookedUp(
                arguments, surroundings, configuration, paths(report), now.instant())
            : GateInputs.given(arguments, surroundings, now.instant());
    Judgement judgement =
        Judgement.of(configuration, gate, arguments.value("--baseline").orElse(null), now, inputs);
    PolicyVerdict decided =
        PolicyVerdict.of(
            MergedReport.judged(report, judgement),
            policies,
            judgement.waivers(),
            configuration,
            inputs,
            now.instant());
    Report judged = decided.report();
    arguments
        .value("--record")
        .ifPresent(
            folder ->
                new VerdictRecord(judged, judgement, decided.stages())
                    .write(configuration, folder, surroundings));
    write(judged, arguments, now, surroundings);
    Console.Screen screen = surroundings.console().screen();
    VerdictLine.of(
            judged,
            ReportOptions.PLAIN.withTerminal(screen.coloursErr(), screen.columns()),
            Duration.ofNanos(System.nanoTime() - begin))
        .forEach(surroundings.console()::say);
    return exitCode(judged, arguments);
  }

  private static List<Report> reports(
      Arguments arguments, Configuration configuration, Surroundings surroundings) {
    if (!arguments.operands().isEmpty()) {
      return arguments.operands().stream()
          .map(name -> LastReports.read(surroundings.file(name), name))
          .toList();
    }
    return List.of(
        FindingLookup.report(arguments, configuration, surroundings)
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "no report of this project is kept", "run lockstep scan, or name one")));
  }

  private static Gate gate(Arguments arguments, Configuration configuration) {
    return arguments
        .value("--fail-on")
        .flatMap(Severity::of)
        .map(configuration.gate()::withSeverity)
        .orElse(configuration.gate());
  }

  private static List<String> paths(Report report) {
    return report.findings().stream()
        .flatMap(finding -> finding.locations().stream())
        .map(Location::path)
        .toList();
  }

  /// Why it blocks or warns, or the formats that are asked for.
  private static void write(
      Report report, Arguments arguments, Now now, Surroundings surroundings) {
    if (arguments.has("--format")) {
      ReportOptions options =
          ReportOptions.PLAIN.withAll(arguments.has("--all")).withNow(now.given().orElse(null));
      ReportOutput.write(report, Output.of(arguments, surroundings), options, surroundings);
    } else {
      Console.Screen screen = surroundings.console().screen();
      VerdictReasons.of(report, arguments.has("--all"), screen.coloursOut(), screen.columns())
          .forEach(surroundings.console()::print);
    }
    surroundings.console().flush();
  }

  private static ExitCode exitCode(Report report, Arguments arguments) {
    ExitCode code =
        report.verdict().outcome() == Verdict.Outcome.BLOCK ? ExitCode.BLOCKED : ExitCode.PASSED;
    return report.isComplete() || arguments.has("--allow-partial")
        ? code
        : code.or(ExitCode.INCOMPLETE);
  }
}
