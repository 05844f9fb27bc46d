package dev.lockstep.cli.policy;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.scan.GateInputs;
import dev.lockstep.cli.scan.MergedReport;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Stage;
import dev.lockstep.policy.Waivers;
import dev.lockstep.policy.gate.GateDecision;
import dev.lockstep.policy.gate.ShippedPolicies;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A report as policies judge it, and the stages of their rules.
public record PolicyVerdict(Report report, SortedMap<String, Stage> stages) {

  /// Policies decide besides the configuration: the worse verdict counts. Without a configuration,
  /// one that decides of all findings takes the place of the standard rule.
  ///
  /// @param report as the configuration judges it
  /// @param names as [GatePolicies#named] gives them
  /// @param waivers those of the project, holding or not
  public static PolicyVerdict of(
      Report report,
      List<String> names,
      Waivers waivers,
      Configuration configuration,
      GateInputs inputs,
      Instant now) {
    if (names.isEmpty()) {
      return new PolicyVerdict(report, new TreeMap<>());
    }
    GatePolicies policies = GatePolicies.of(names, configuration, inputs, now);
    GateDecision decision =
        policies.decide(report, waivers, inputs.arguments(), inputs.surroundings());
    Verdict verdict = decision.verdict(policies.names());
    boolean instead =
        configuration.file() == null
            && !inputs.arguments().has("--fail-on")
            && names.stream().anyMatch(ShippedPolicies::isWhole);
    Verdict both = instead ? verdict : report.verdict().and(verdict);
    return new PolicyVerdict(MergedReport.withVerdict(report, both), decision.stages());
  }
}
