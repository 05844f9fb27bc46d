package dev.lockstep.policy.gate;

import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds the packages that decide: those with a rule `block` or `warn`.
final class DecidingPackages {
  private DecidingPackages() {}

  static List<String> of(List<Module> modules) {
    Set<String> all = new TreeSet<>();
    for (Module module : modules) {
      if (module.rules().stream().anyMatch(DecidingPackages::decides)) {
        all.add(module.path().toString().substring("data.".length()));
      }
    }
    return List.copyOf(all);
  }

  private static boolean decides(Rule rule) {
    String name = rule.head().name();
    return name.equals("block") || name.equals("warn");
  }
}
