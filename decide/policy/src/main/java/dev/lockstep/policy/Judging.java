package dev.lockstep.policy;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
      Stage stage = finding.counts() ? decide(finding).stage : Stage.OFF;
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

  /// What would block if nothing were in audit or a warning only, by what decides of it: the gate's
  /// name, or that with the name of the entry that gave the stage.
  SortedMap<String, List<Fingerprint>> ifEnforced(List<Finding> findings) {
    SortedMap<String, List<Fingerprint>> blocking = new TreeMap<>();
    for (Finding finding : findings) {
      Decided decided = finding.counts() ? decide(finding) : Decided.NOTHING;
      if (decided.stage != Stage.OFF) {
        blocking.computeIfAbsent(decided.by, _ -> new ArrayList<>()).add(finding.fingerprint());
      }
    }
    return blocking;
  }

  /// The stage of a finding, and what gave it.
  private record Decided(Stage stage, String by) {
    static final Decided NOTHING = new Decided(Stage.OFF, Gate.POLICY);
  }

  /// What comes of a finding: off where its limits let it pass.
  private Decided decide(Finding finding) {
    Severity severity = gate.severity();
    Confidence confidence = gate.confidence();
    Decided decided = new Decided(gate.stage(), Gate.POLICY);
    for (int i = 0; i < stages.size(); i++) {
      GateEntry entry = gate.entries().get(i);
      if (entry.scope().covers(finding, facts)) {
        severity = entry.severity() == null ? severity : entry.severity();
        confidence = entry.confidence() == null ? confidence : entry.confidence();
        Stage its = stages.get(i);
        String name = Gate.POLICY + "/" + entry.scope().name();
        decided = its == null ? decided : new Decided(its, name);
      }
    }
    return gate.fails(finding, severity, confidence) ? decided : Decided.NOTHING;
  }
}
