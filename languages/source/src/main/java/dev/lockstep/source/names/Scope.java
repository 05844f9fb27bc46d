package dev.lockstep.source.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that a stretch of a file declares.
final class Scope {
  final @Nullable Scope outer;
  final boolean ofFunction;
  final boolean ofClass;
  private final Map<Integer, Integer> declared = new HashMap<>();
  private final Map<Integer, List<Imported>> imported = new HashMap<>();
  private final Set<Integer> assigned = new HashSet<>();

  /// @param at the importing node
  private record Imported(int at, int full) {}

  Scope(@Nullable Scope outer, boolean ofFunction, boolean ofClass) {
    this.outer = outer;
    this.ofFunction = ofFunction;
    this.ofClass = ofClass;
  }

  void declare(int symbol, int node) {
    declared.putIfAbsent(symbol, node);
  }

  /// Declares a name as an assignment does, which leaves what is imported under it imported.
  void assign(int symbol, int node) {
    if (declared.putIfAbsent(symbol, node) == null) {
      assigned.add(symbol);
    }
  }

  boolean isAssigned(int symbol) {
    return assigned.contains(symbol);
  }

  void importName(int symbol, int full, int node) {
    imported.computeIfAbsent(symbol, any -> new ArrayList<>(1)).add(new Imported(node, full));
  }

  /// The declaring node, -1 where this scope has none.
  int declaration(int symbol) {
    return declared.getOrDefault(symbol, -1);
  }

  /// The full name by the last import before a node, -1 where this scope has none.
  int fullName(int symbol, int before) {
    List<Imported> all = imported.getOrDefault(symbol, List.of());
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).at < before) {
        return all.get(i).full;
      }
    }
    return -1;
  }

  /// Whether a name is declared here by code rather than by an import.
  boolean knows(int symbol) {
    return declared.containsKey(symbol) || imported.containsKey(symbol);
  }
}
