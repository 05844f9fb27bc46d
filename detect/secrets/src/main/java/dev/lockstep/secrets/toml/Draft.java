package dev.lockstep.secrets.toml;

import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A rule file while it is read: its rules may still get from the file it extends what they lack.
final class Draft {
  final Map<String, SecretRule> rules = new LinkedHashMap<>();
  final Map<String, Keys> places = new LinkedHashMap<>();
  final List<Allowlist> allowlists = new ArrayList<>();
  final List<Targeted> targeted = new ArrayList<>();
  boolean extended;

  /// A global allowlist that is meant for some rules only.
  record Targeted(String rule, Allowlist allowlist, Keys place) {}

  void put(SecretRule rule, Keys place) {
    rules.put(rule.id(), rule);
    places.put(rule.id(), place);
  }

  /// Takes over the rules of the file that this one extends. Where both have a rule, ours overrides
  /// what it states and adds to the lists; what it requires is the extended rule's, as gitleaks has
  /// it.
  void extend(Draft base, List<String> disabled) {
    base.rules.forEach(
        (id, rule) -> {
          if (!disabled.contains(id)) {
            SecretRule ours = rules.get(id);
            rules.put(id, ours == null ? rule : merged(rule, ours));
            places.putIfAbsent(id, base.places.get(id));
          }
        });
    allowlists.addAll(base.allowlists);
    extended = true;
  }

  private static SecretRule merged(SecretRule base, SecretRule ours) {
    return new SecretRule(
        base.id(),
        ours.description().isEmpty() ? base.description() : ours.description(),
        ours.regex() == null ? base.regex() : ours.regex(),
        ours.secretGroup() == 0 ? base.secretGroup() : ours.secretGroup(),
        ours.entropy() == 0 ? base.entropy() : ours.entropy(),
        ours.path() == null ? base.path() : ours.path(),
        joined(base.keywords(), ours.keywords()),
        joined(base.tags(), ours.tags()),
        joined(base.allowlists(), ours.allowlists()),
        base.required(),
        base.skipReport(),
        base.profile());
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /// The rules in the order of the file, or by id where files were joined.
  List<SecretRule> ordered() {
    return List.copyOf(extended ? new TreeMap<>(rules).values() : rules.values());
  }
}
