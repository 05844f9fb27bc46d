package dev.lockstep.source.names;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that a stretch of a file declares.
final class Scope {
  final @Nullable Scope outer;
  final boolean ofFunction;
  final boolean ofClass;
  private final Map<Integer, Integer> declared = new HashMap<>();
  private final Map<Integer, Integer> imported = new HashMap<>();

  Scope(@Nullable Scope outer, boolean ofFunction, boolean ofClass) {
    this.outer = outer;
    this.ofFunction = ofFunction;
    this.ofClass = ofClass;
  }

  void declare(int symbol, int node) {
    declared.putIfAbsent(symbol, node);
  }

  void importName(int symbol, int full) {
    imported.put(symbol, full);
  }

  /// The declaring node, -1 where this scope has none.
  int declaration(int symbol) {
    return declared.getOrDefault(symbol, -1);
  }

  /// The full name, -1 where this scope has none.
  int fullName(int symbol) {
    return imported.getOrDefault(symbol, -1);
  }

  /// Whether a name is declared here by code rather than by an import.
  boolean knows(int symbol) {
    return declared.containsKey(symbol) || imported.containsKey(symbol);
  }
}
