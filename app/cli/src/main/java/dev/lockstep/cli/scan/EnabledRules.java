package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.secrets.load.BuiltInRules;
import dev.lockstep.secrets.load.LoadedRules;
import dev.lockstep.secrets.rule.RequiredRule;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns on single rules that are off: the built-in ones that only `--rules audit` runs as a whole.
final class EnabledRules {

  private EnabledRules() {}

  /// The rules and those named, with the rules that these require.
  ///
  /// @throws CommandFailure of usage where there is no such rule, neither on nor off
  static LoadedRules with(LoadedRules rules, List<String> named) {
    Map<String, SecretRule> on = byId(rules);
    List<String> off = named.stream().filter(id -> !on.containsKey(id)).toList();
    if (off.isEmpty()) {
      return rules;
    }
    LoadedRules audit = BuiltInRules.audit();
    Map<String, SecretRule> known = byId(audit);
    Map<String, SecretRule> added = new LinkedHashMap<>();
    Deque<String> wanted = new ArrayDeque<>(off);
    while (!wanted.isEmpty()) {
      String id = wanted.remove();
      SecretRule rule = known.get(id);
      if (rule == null) {
        throw unknown(id, known);
      }
      if (!on.containsKey(id) && added.put(id, rule) == null) {
        rule.required().stream().map(RequiredRule::id).forEach(wanted::add);
      }
    }
    String digest = audit.digest() + "+" + String.join(",", added.keySet());
    return rules.and(
        new LoadedRules(
            new RuleSet(List.copyOf(added.values()), List.of()), digest, List.of(), List.of()));
  }

  private static CommandFailure unknown(String id, Map<String, SecretRule> known) {
    return CommandFailure.usage(
        "there is no rule \"" + id + "\" to enable",
        Suggestion.of(id, known.keySet())
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse("lockstep rules list --rules audit lists them all"));
  }

  private static Map<String, SecretRule> byId(LoadedRules rules) {
    Map<String, SecretRule> byId = new LinkedHashMap<>();
    rules.rules().rules().forEach(rule -> byId.put(rule.id(), rule));
    return byId;
  }
}
