package dev.lockstep.policy;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The policy `default`: which findings fail a build.
///
/// @param severity the least that does
/// @param confidence the least that does
/// @param kinds those that do
public record Gate(Severity severity, Confidence confidence, Set<Kind> kinds) {
  /// The name that a verdict gives.
  public static final String POLICY = "default";

  public Gate {
    kinds = Set.copyOf(kinds);
  }

  /// Without configuration: high and critical, with confidence medium or better, of every kind.
  public static Gate standard() {
    return new Gate(Severity.HIGH, Confidence.MEDIUM, EnumSet.allOf(Kind.class));
  }

  public Gate withSeverity(Severity least) {
    return new Gate(least, confidence, kinds);
  }

  /// Whether a finding alone makes the verdict `block`.
  public boolean blocks(Finding finding) {
    return finding.counts()
        && finding.severity().isAtLeast(severity)
        && finding.confidence().isAtLeast(confidence)
        && kinds.contains(finding.kind());
  }

  public Verdict judge(List<Finding> findings) {
    List<Fingerprint> blocking = new ArrayList<>();
    for (Finding finding : findings) {
      if (blocks(finding)) {
        blocking.add(finding.fingerprint());
      }
    }
    if (blocking.isEmpty()) {
      return new Verdict(Verdict.Outcome.PASS, POLICY, List.of());
    }
    return new Verdict(
        Verdict.Outcome.BLOCK,
        POLICY,
        List.of(
            new Verdict.Reason(
                Verdict.Outcome.BLOCK,
                POLICY,
                inWords(),
                blocking,
                "mend what blocks, or agree on a waiver")));
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
