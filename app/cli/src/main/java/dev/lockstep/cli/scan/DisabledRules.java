package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.sast.pack.RulePack;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.secrets.load.BuiltInRules;
import dev.lockstep.secrets.load.LoadedRules;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Rules that are turned off by their names: a name that no rule has would leave on what somebody
/// believes to be off.
final class DisabledRules {

  private DisabledRules() {}

  /// Checks names. Our own rules may be named whether this scan runs them or not: a configuration
  /// speaks for all scans of its project.
  ///
  /// @param others names the rules that are not our own; asked where a name is none of ours
  /// @throws CommandFailure of usage where no rule has a name
  static void check(Collection<String> names, Supplier<Collection<String>> others) {
    if (names.isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>(ids(BuiltInRules.audit()));
    if (known.containsAll(names)) {
      return;
    }
    for (RulePack pack : RulePack.all(true, List.of())) {
      pack.read().stream().map(SastRule::id).forEach(known::add);
    }
    if (known.containsAll(names)) {
      return;
    }
    known.addAll(others.get());
    for (String name : names) {
      if (!known.contains(name)) {
        throw CommandFailure.usage(
            "there is no rule \"" + name + "\" to disable",
            Suggestion.of(name, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("lockstep rules list --rules audit lists them all"));
      }
    }
  }

  static List<String> ids(LoadedRules rules) {
    return rules.rules().rules().stream().map(SecretRule::id).toList();
  }
}
