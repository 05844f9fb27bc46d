package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds rules that depend on themselves.
final class Recursion {
  private final Map<Group, Set<Group>> dependencies;

  private Recursion(Map<Group, Set<Group>> dependencies) {
    this.dependencies = dependencies;
  }

  static void check(
      Map<Group, Set<Group>> dependencies,
      Function<Group, Location> locations,
      List<RegoError> errors) {
    Recursion recursion = new Recursion(dependencies);
    Set<Group> acyclic = new HashSet<>();
    for (Group group : dependencies.keySet()) {
      List<Group> cycle = recursion.cycleFrom(group, acyclic);
      if (cycle != null) {
        String path = cycle.stream().map(g -> g.path).collect(Collectors.joining(" -> "));
        errors.add(
            new RegoError(
                RegoError.RECURSION,
                "rule " + group.path + " is recursive: " + path,
                locations.apply(group)));
      }
    }
  }

  /// The way from `start` back to it, or null where there is none. An own stack, for dependencies
  /// may go deeper than that of the thread.
  private @Nullable List<Group> cycleFrom(Group start, Set<Group> acyclic) {
    if (acyclic.contains(start)) {
      return null;
    }
    Set<Group> seen = new HashSet<>();
    Deque<List<Group>> stack = new ArrayDeque<>();
    stack.push(List.of(start));
    while (!stack.isEmpty()) {
      List<Group> way = stack.pop();
      for (Group next : sorted(dependencies.getOrDefault(way.getLast(), Set.of()))) {
        List<Group> longer = new ArrayList<>(way);
        longer.add(next);
        if (next == start) {
          return longer;
        }
        if (!acyclic.contains(next) && seen.add(next)) {
          stack.push(longer);
        }
      }
    }
    acyclic.add(start);
    return null;
  }

  private static List<Group> sorted(Set<Group> groups) {
    return groups.stream().sorted(Comparator.comparing((Group g) -> g.path)).toList();
  }
}
