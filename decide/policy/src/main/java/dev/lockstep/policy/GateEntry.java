package dev.lockstep.policy;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Severity;
import dev.lockstep.policy.condition.Condition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a gate says otherwise of some findings.
///
/// @param severity the least that fails; null where the entry does not say it
/// @param confidence the least that fails, or null
/// @param stage how far the gate is rolled out there, or null
/// @param enforceWhen of `audit` and `context`: what takes the stage to enforce, or null
public record GateEntry(
    GateScope scope,
    @Nullable Severity severity,
    @Nullable Confidence confidence,
    @Nullable Stage stage,
    @Nullable Condition enforceWhen) {

  /// The stage now; null where the entry says none.
  @Nullable Stage stageNow(GateFacts facts) {
    if (stage == null || enforceWhen == null) {
      return stage;
    }
    AuditTrail trail = AuditTrail.of(scope, facts);
    return enforceWhen.holds(Map.of("audit", trail.value(), "context", facts.context()))
        ? Stage.ENFORCE
        : stage;
  }
}
