package dev.lockstep.policy.gate;

import dev.lockstep.rego.syntax.Module;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds the packages that decide: those with a rule `block` or `warn`; and those that were written
/// to decide elsewhere.
final class DecidingPackages {
  private DecidingPackages() {}

  private static final Set<String> GATE = Set.of("block", "warn");
  private static final Set<String> CONFTEST = Set.of("deny", "violation");

  static List<String> of(List<Module> modules) {
    return List.copyOf(having(GATE, modules));
  }

  /// Packages with Conftest's rules `deny` or `violation`, which no gate asks.
  static List<String> elsewhere(List<Module> modules) {
    Set<String> all = having(CONFTEST, modules);
    all.removeAll(having(GATE, modules));
    return List.copyOf(all);
  }

  private static Set<String> having(Set<String> rules, List<Module> modules) {
    Set<String> all = new TreeSet<>();
    for (Module module : modules) {
      if (module.rules().stream().map(rule -> rule.head().name()).anyMatch(rules::contains)) {
        all.add(module.path().toString().substring("data.".length()));
      }
    }
    return all;
  }
}
