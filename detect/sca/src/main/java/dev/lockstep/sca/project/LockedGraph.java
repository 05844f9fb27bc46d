package dev.lockstep.sca.project;

import dev.lockstep.sca.manifest.Manifest;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Stated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The packages of one lock file, with what its project's declarations add: which ones are direct,
/// and what each is for.
final class LockedGraph {
  private final List<Stated> packages;
  private final boolean[] direct;
  private final List<Set<Scope>> scopes = new ArrayList<>();

  private LockedGraph(Manifest manifest) {
    packages = manifest.packages();
    direct = new boolean[packages.size()];
    for (int i = 0; i < direct.length; i++) {
      Stated stated = packages.get(i);
      direct[i] = stated.role() == Role.DIRECT || stated.role() == Role.DECLARED;
      Set<Scope> own = EnumSet.noneOf(Scope.class);
      own.addAll(stated.scopes());
      scopes.add(own);
    }
  }

  /// @param declared the scopes of what the project demands, by name
  static LockedGraph of(Manifest manifest, Map<String, Set<Scope>> declared) {
    LockedGraph graph = new LockedGraph(manifest);
    graph.markDirect(declared);
    graph.spreadScopes(declared);
    return graph;
  }

  boolean isDirect(int index) {
    return direct[index];
  }

  Set<Scope> scopes(int index) {
    return scopes.get(index);
  }

  private void markDirect(Map<String, Set<Scope>> declared) {
    boolean any = false;
    for (boolean one : direct) {
      any |= one;
    }
    if (any) {
      return;
    }
    boolean[] needed = new boolean[direct.length];
    boolean edges = false;
    for (Stated stated : packages) {
      for (int index : stated.dependsOn()) {
        needed[index] = true;
        edges = true;
      }
    }
    for (int i = 0; i < direct.length; i++) {
      boolean thirdParty = packages.get(i).role() != Role.PROJECT;
      boolean guessed = declared.isEmpty() && edges && !needed[i];
      direct[i] = thirdParty && (guessed || declared.containsKey(packages.get(i).name()));
    }
  }

  /// Where the file says nothing of scopes, a package has those of the direct ones that need it.
  private void spreadScopes(Map<String, Set<Scope>> declared) {
    boolean silent = scopes.stream().noneMatch(this::saysMore);
    if (silent) {
      for (int i = 0; i < direct.length; i++) {
        if (direct[i]) {
          Set<Scope> own = declared.getOrDefault(packages.get(i).name(), packages.get(i).scopes());
          for (Scope scope : own.isEmpty() ? Set.of(Scope.RUNTIME) : own) {
            spread(i, scope);
          }
        }
      }
    }
    for (Set<Scope> own : scopes) {
      if (own.isEmpty()) {
        own.add(Scope.RUNTIME);
      } else if (silent && own.contains(Scope.RUNTIME)) {
        own.retainAll(Set.of(Scope.RUNTIME));
      }
    }
  }

  private boolean saysMore(Set<Scope> own) {
    return !own.isEmpty();
  }

  private void spread(int from, Scope scope) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty()) {
      int next = open.pop();
      if (packages.get(next).role() != Role.PROJECT && scopes.get(next).add(scope)) {
        packages.get(next).dependsOn().forEach(open::push);
      }
    }
  }
}
