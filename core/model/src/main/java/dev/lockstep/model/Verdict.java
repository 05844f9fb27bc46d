package dev.lockstep.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the gate decided, and why.
///
/// @param policy the name of the policy that decided: `default`, or a policy's package
public record Verdict(Outcome outcome, String policy, List<Reason> reasons) {

  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /// Both together: the worse outcome, and the reasons of each.
  public Verdict and(Verdict other) {
    List<Reason> all = new ArrayList<>(reasons);
    all.addAll(other.reasons);
    Outcome worse = outcome.compareTo(other.outcome) >= 0 ? outcome : other.outcome;
    return new Verdict(worse, policy + ", " + other.policy, all);
  }

  /// What a build does with it.
  public enum Outcome {
    PASS("pass"),
    WARN("warn"),
    BLOCK("block");

    private final String id;

    Outcome(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /// One reason.
  ///
  /// @param findings the findings it is about, sorted; empty where it is about the run
  /// @param mend what would lift it; null where nothing can be said
  public record Reason(
      Outcome outcome,
      String policy,
      String message,
      List<Fingerprint> findings,
      @Nullable String mend) {
    public Reason {
      findings = findings.stream().sorted().toList();
    }
  }
}
