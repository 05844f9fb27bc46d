package dev.lockstep.policy;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One decision of a gate.
final class Judging {
  private final Gate gate;
  private final GateFacts facts;
  private final List<@Nullable Stage> stages = new ArrayList<>();

  Judging(Gate gate, GateFacts facts) {
    this.gate = gate;
    this.facts = facts;
    gate.entries().forEach(entry -> stages.add(entry.stageNow(facts)));
  }

  Verdict of(List<Finding> findings) {
    List<Fingerprint> blocking = new ArrayList<>();
    List<Fingerprint> warning = new ArrayList<>();
    List<Fingerprint> audited = new ArrayList<>();
    for (Finding finding : findings) {
      Stage stage = finding.counts() ? stage(finding) : Stage.OFF;
      switch (stage) {
        case ENFORCE -> blocking.add(finding.fingerprint());
        case WARN -> warning.add(finding.fingerprint());
        case AUDIT -> audited.add(finding.fingerprint());
        case OFF -> {}
      }
    }
    List<Verdict.Reason> reasons = new ArrayList<>();
    reason(reasons, Verdict.Outcome.BLOCK, gate.inWords(), blocking);
    reason(reasons, Verdict.Outcome.WARN, gate.inWords() + " (warning only)", warning);
    reason(reasons, Verdict.Outcome.PASS, gate.inWords() + " (in audit)", audited);
    Verdict.Outcome worst = reasons.isEmpty() ? Verdict.Outcome.PASS : reasons.getFirst().outcome();
    return new Verdict(worst, Gate.POLICY, reasons);
  }

  private static void reason(
      List<Verdict.Reason> into,
      Verdict.Outcome outcome,
      String message,
      List<Fingerprint> findings) {
    if (!findings.isEmpty()) {
      String mend = "do what each finding asks for, or agree on a waiver";
      into.add(new Verdict.Reason(outcome, Gate.POLICY, message, findings, mend));
    }
  }

  /// What comes of a finding: off where its limits let it pass.
  private Stage stage(Finding finding) {
    Severity severity = gate.severity();
    Confidence confidence = gate.confidence();
    Stage stage = gate.stage();
    for (int i = 0; i < stages.size(); i++) {
      GateEntry entry = gate.entries().get(i);
      if (entry.scope().covers(finding, facts)) {
        severity = entry.severity() == null ? severity : entry.severity();
        confidence = entry.confidence() == null ? confidence : entry.confidence();
        Stage its = stages.get(i);
        stage = its == null ? stage : its;
      }
    }
    return gate.fails(finding, severity, confidence) ? stage : Stage.OFF;
  }
}
