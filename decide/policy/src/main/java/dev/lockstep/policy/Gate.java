package dev.lockstep.policy;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.condition.UndecidedCondition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The policy `default`: which findings fail a build.
///
/// @param severity the least that does
/// @param confidence the least that does
/// @param kinds those that do
/// @param mendable whether a component must have a version without the weakness to fail a build
/// @param stage how far it is rolled out
/// @param entries what holds otherwise for some findings: the last that fits counts, each thing
///     that it says by itself
public record Gate(
    Severity severity,
    Confidence confidence,
    Set<Kind> kinds,
    boolean mendable,
    Stage stage,
    List<GateEntry> entries) {
  /// The name that a verdict gives.
  public static final String POLICY = "default";

  public Gate {
    kinds = Set.copyOf(kinds);
    entries = List.copyOf(entries);
  }

  /// Without configuration: high and critical, with confidence medium or better, of every kind;
  /// components only where a version mends them.
  public static Gate standard() {
    return new Gate(
        Severity.HIGH,
        Confidence.MEDIUM,
        EnumSet.allOf(Kind.class),
        true,
        Stage.ENFORCE,
        List.of());
  }

  public Gate withSeverity(Severity least) {
    return new Gate(least, confidence, kinds, mendable, stage, entries);
  }

  /// Whether an entry has a condition, which may ask for the context.
  public boolean isConditional() {
    return entries.stream()
        .anyMatch(entry -> entry.enforceWhen() != null || entry.scope().when() != null);
  }

  /// Decides.
  ///
  /// @throws UndecidedCondition where a condition cannot be decided: nothing is decided then
  public Verdict judge(List<Finding> findings, GateFacts facts) {
    return new Judging(this, facts).of(findings);
  }

  /// What would block if all that is in audit or a warning only were enforced, by what decides of
  /// it: `default`, or `default/` and the name of an entry.
  ///
  /// @throws UndecidedCondition where a condition cannot be decided
  public SortedMap<String, List<Fingerprint>> ifEnforced(List<Finding> findings, GateFacts facts) {
    return new Judging(this, facts).ifEnforced(findings);
  }

  /// The stage that each entry with a stage is in now, by the name of what it is about.
  ///
  /// @throws UndecidedCondition where a condition cannot be decided
  public Map<String, Stage> stages(GateFacts facts) {
    Map<String, Stage> stages = new TreeMap<>();
    for (GateEntry entry : entries) {
      Stage now = entry.stageNow(facts);
      if (now != null) {
        stages.put(entry.scope().name(), now);
      }
    }
    return stages;
  }

  /// Whether a finding fails a build by its limits, wherever the gate is rolled out to.
  boolean fails(Finding finding, Severity least, Confidence sure) {
    return finding.counts()
        && finding.severity().isAtLeast(least)
        && finding.confidence().isAtLeast(sure)
        && kinds.contains(finding.kind())
        && (!mendable || isMendable(finding));
  }

  private static boolean isMendable(Finding finding) {
    return !(finding.detail() instanceof Detail.Dependency dependency)
        || dependency.advisory() == null
        || dependency.fixedIn() != null
        || !finding.fixes().isEmpty();
  }

  /// What fails, as the verdict's reason says it: `high and critical, confidence medium or better`.
  public String inWords() {
    List<String> words = new ArrayList<>();
    words.add(severities());
    if (confidence != Confidence.LOW) {
      words.add(
          "confidence " + confidence.id() + (confidence == Confidence.HIGH ? "" : " or better"));
    }
    if (kinds.size() < Kind.values().length) {
      words.add(
          "only "
              + kinds.stream()
                  .sorted()
                  .map(Kind::id)
                  .reduce((a, b) -> a + ", " + b)
                  .orElse("nothing"));
    }
    return String.join(", ", words);
  }

  private String severities() {
    return switch (severity) {
      case LOW -> "any severity";
      case MEDIUM -> "medium and above";
      case HIGH -> "high and critical";
      case CRITICAL -> "critical";
    };
  }
}
