package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A report that was judged before.
///
/// @param date when it was judged
/// @param stages the stage that each entry of the gate was in, by [GateScope#name]
public record Earlier(Instant date, List<Finding> findings, Map<String, Stage> stages) {

  public Earlier {
    findings = List.copyOf(findings);
    stages = Map.copyOf(stages);
  }
}
