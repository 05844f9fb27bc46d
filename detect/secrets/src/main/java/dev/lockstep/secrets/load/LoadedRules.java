package dev.lockstep.secrets.load;

import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rules ready to run.
///
/// @param digest names their content and the code that judges by them, in hex
/// @param errors why some cannot be run
public record LoadedRules(
    RuleSet rules, String digest, List<RuleError> errors, List<RuleError> notices) {

  public LoadedRules {
    errors = List.copyOf(errors);
    notices = List.copyOf(notices);
  }

  /// These rules and then others; of two with one id the later one holds.
  public LoadedRules and(LoadedRules later) {
    Map<String, SecretRule> all = new LinkedHashMap<>();
    rules.rules().forEach(rule -> all.put(rule.id(), rule));
    later.rules.rules().forEach(rule -> all.put(rule.id(), rule));
    return new LoadedRules(
        new RuleSet(List.copyOf(all.values()), both(rules.allowlists(), later.rules.allowlists())),
        Digests.of(List.of(digest, later.digest)),
        both(errors, later.errors),
        both(notices, later.notices));
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
