package dev.lockstep.cli.policy;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.scan.Judgement;
import dev.lockstep.cli.scan.RecordedReports;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.policy.GateFacts;
import dev.lockstep.policy.condition.UndecidedCondition;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// The gate of a configuration, asked of earlier reports as if all of it were enforced.
///
/// @param folder of the reports, as it was typed
/// @param now for a report whose time is not known
record SimulatedGate(
    Configuration configuration, String folder, Surroundings surroundings, Instant now)
    implements Simulation.Asked {

  @Override
  public SortedMap<String, List<Fingerprint>> blocked(
      ObjectValue recorded, ObjectValue then, ArrayValue before) {
    List<Finding> findings =
        RecordedReports.findings(
            surroundings.file(folder), folder, Simulation.text(recorded, "name"));
    String date = Simulation.text(then, "time");
    GateFacts facts =
        new GateFacts(
            Judgement.projectPath(configuration, surroundings),
            then,
            date.isEmpty() ? now : Instant.parse(date),
            List.of());
    try {
      return configuration.gate().ifEnforced(findings, facts);
    } catch (UndecidedCondition e) {
      throw CommandFailure.invalid(
          "a condition of the gate: " + e.getMessage(), List.of("nothing was decided"), e);
    }
  }
}
