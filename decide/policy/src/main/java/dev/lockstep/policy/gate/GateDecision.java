package dev.lockstep.policy.gate;

import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What policies decided of a report.
///
/// @param reasons each thing that a policy said, in the order of policies
/// @param stages the stage of each rule that `rollout` names, said or not, as `policy/rule`
public record GateDecision(List<Said> reasons, SortedMap<String, Stage> stages) {

  public GateDecision {
    reasons = List.copyOf(reasons);
    stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
  }

  /// One thing that a policy said.
  ///
  /// @param policy its package, or the name of one that ships
  /// @param rule the rule's id
  /// @param outcome what it asks for, before its stage
  /// @param stage how far the rule is rolled out
  /// @param mend what would lift it; null where nothing can be said
  public record Said(
      String policy,
      String rule,
      Verdict.Outcome outcome,
      Stage stage,
      String message,
      List<Fingerprint> findings,
      @Nullable String mend) {
    public Said {
      findings = List.copyOf(findings);
    }

    /// How verdicts name it: `policy/rule`.
    public String name() {
      return policy + "/" + rule;
    }

    /// What it comes to at its stage.
    public Verdict.Outcome effect() {
      return switch (stage) {
        case OFF, AUDIT -> Verdict.Outcome.PASS;
        case WARN -> Verdict.Outcome.WARN;
        case ENFORCE -> outcome;
      };
    }
  }

  /// The verdict: the worst that any reason comes to.
  ///
  /// @param policies how it names who decided
  public Verdict verdict(String policies) {
    Verdict.Outcome worst = Verdict.Outcome.PASS;
    List<Verdict.Reason> all = new ArrayList<>();
    for (Said said : reasons) {
      Verdict.Outcome effect = said.effect();
      worst = effect.compareTo(worst) > 0 ? effect : worst;
      if (said.stage() != Stage.OFF) {
        String message =
            said.stage() == Stage.AUDIT ? said.message() + " (in audit)" : said.message();
        all.add(new Verdict.Reason(effect, said.name(), message, said.findings(), said.mend()));
      }
    }
    return new Verdict(worst, policies, all);
  }
}
