package dev.lockstep.cli.command;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.policy.GatePolicies;
import dev.lockstep.cli.policy.PolicyVerdict;
import dev.lockstep.cli.scan.CompatibleScan;
import dev.lockstep.cli.scan.GateInputs;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.cli.scan.Output;
import dev.lockstep.cli.scan.ScanAnswer;
import dev.lockstep.cli.scan.ScanOptions;
import dev.lockstep.cli.scan.ScanRequest;
import dev.lockstep.cli.scan.ScanRun;
import dev.lockstep.cli.scan.SemgrepScan;
import dev.lockstep.model.Location;
import dev.lockstep.model.Report;
import dev.lockstep.policy.Waivers;
import java.util.ArrayList;
import java.util.List;

/// Looks for what should not be delivered, and judges it.
final class ScanCommand implements Command {

  @Override
  public Syntax syntax() {
    List<Option> options = new ArrayList<>(ScanOptions.target());
    options.addAll(ScanOptions.judgement());
    options.addAll(ScanOptions.output());
    return new Syntax(
        "scan",
        "[PATH...|-]",
        0,
        Syntax.MANY,
        "find what leaks or is weak, and judge it",
        options,
        List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    long begin = System.nanoTime();
    ScanRequest request = ScanRequest.of(arguments, surroundings);
    List<Output> outputs = Output.of(arguments, surroundings);
    Now now = Now.of(arguments, surroundings);
    switch (request.compatible()) {
      case "gitleaks" -> {
        return new CompatibleScan(request, surroundings).run(outputs, begin);
      }
      case "semgrep" -> {
        return new SemgrepScan(request, surroundings).run(outputs, begin);
      }
      default -> {}
    }
    ScanRun.Deciding policies =
        (report, waivers) -> decided(report, waivers, request, now, arguments, surroundings);
    ScanRun.Outcome outcome = new ScanRun(request, surroundings).run(now, arguments, policies);
    new ScanAnswer(request, surroundings).give(outcome, outputs, now, begin);
    return outcome.exitCode();
  }

  /// The project's policies decide as in `lockstep gate`. A folder `policies` without a
  /// `lockstep.yaml` is not asked: a folder that somebody else wrote may have policies of any kind.
  private static Report decided(
      Report report,
      Waivers waivers,
      ScanRequest request,
      Now now,
      Arguments arguments,
      Surroundings surroundings) {
    Configuration configuration = request.configuration();
    List<String> names =
        configuration.file() == null
            ? List.of()
            : GatePolicies.named(configuration, arguments, surroundings);
    if (names.isEmpty()) {
      return report;
    }
    List<String> paths =
        report.findings().stream()
            .flatMap(finding -> finding.locations().stream())
            .map(Location::path)
            .toList();
    GateInputs inputs =
        GateInputs.lookedUp(arguments, surroundings, configuration, paths, now.instant());
    return PolicyVerdict.of(report, names, waivers, configuration, inputs, now.instant()).report();
  }
}
