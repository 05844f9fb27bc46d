package dev.lockstep.secrets.compat;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.secrets.decode.Pass;
import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.List;

/// What gitleaks 8.30 finds in one fragment: `DetectContext` of its `detect/detect.go`.
///
/// Immutable; used by several threads at once. The order is that of the rules, then of the places;
/// gitleaks' own is random.
public final class FragmentDetector {
  private final RuleSet rules;
  private final CompatSettings settings;
  private final KeywordFilter keywords;

  public FragmentDetector(RuleSet rules, CompatSettings settings) {
    this.rules = rules;
    this.settings = settings;
    this.keywords = new KeywordFilter(rules.rules());
  }

  /// The findings of a fragment, without fingerprints: those are given where the whole is known.
  public List<GitleaksFinding> detect(Fragment fragment) {
    if (isAllowed(fragment, rules.allowlists())) {
      return List.of();
    }
    RuleMatcher matcher = new RuleMatcher(fragment, rules, settings);
    List<GitleaksFinding> findings = new ArrayList<>();
    Pass pass = Pass.plain(fragment.bytes(), fragment.length());
    for (int depth = 0; depth <= settings.maxDecodeDepth(); depth++) {
      if (depth > 0) {
        pass = pass.next();
        if (pass.segments().isEmpty()) {
          break;
        }
      }
      findIn(fragment, pass, matcher, findings);
    }
    return findings.isEmpty() ? findings : GenericRules.withoutTheirDoubles(findings);
  }

  private void findIn(
      Fragment fragment, Pass pass, RuleMatcher matcher, List<GitleaksFinding> findings) {
    Awake awake = keywords.awake(pass.text());
    for (int i = 0; i < rules.rules().size(); i++) {
      SecretRule rule = rules.rules().get(i);
      if (awake.has(i) && !rule.skipReport() && !isAllowed(fragment, rule.allowlists())) {
        findings.addAll(matcher.find(i, pass, awake));
      }
    }
  }

  static boolean isAllowed(Fragment fragment, List<Allowlist> allowlists) {
    if (fragment.path().isEmpty() && fragment.commit().sha().isEmpty()) {
      return false;
    }
    for (Allowlist allowlist : allowlists) {
      if (allowlist.allowsPlace(fragment.commit().sha(), fragment.path())) {
        return true;
      }
    }
    return false;
  }
}
