package dev.lockstep.secrets.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rules that run together, in a stable order, and what is allowed for all of them.
public record RuleSet(List<SecretRule> rules, List<Allowlist> allowlists) {
  /// No rule at all.
  public static final RuleSet EMPTY = new RuleSet(List.of(), List.of());

  public RuleSet {
    rules = List.copyOf(rules);
    allowlists = List.copyOf(allowlists);
  }

  public Optional<SecretRule> rule(String id) {
    for (SecretRule rule : rules) {
      if (rule.id().equals(id)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /// Only the rules of these ids.
  public RuleSet only(Set<String> ids) {
    return new RuleSet(rules.stream().filter(rule -> ids.contains(rule.id())).toList(), allowlists);
  }
}
