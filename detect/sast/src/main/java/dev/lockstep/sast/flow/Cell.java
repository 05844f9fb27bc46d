package dev.lockstep.sast.flow;

import org.jspecify.annotations.Nullable;

/// What is known of one variable and its parts; immutable, and told apart by identity.
final class Cell {
  private final String name;
  private final int hash;
  private final Parts<Taint> taints;
  private final Parts<Object> constants;

  /// @param name of the variable: the path of it without its parts
  /// @param taints what was stored in it
  /// @param constants which constants it is
  Cell(String name, int hash, Parts<Taint> taints, Parts<Object> constants) {
    this.name = name;
    this.hash = hash;
    this.taints = taints;
    this.constants = constants;
  }

  String name() {
    return name;
  }

  int hash() {
    return hash;
  }

  Parts<Taint> taints() {
    return taints;
  }

  Parts<Object> constants() {
    return constants;
  }

  /// Where the name of the variable ends in a path.
  static int end(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '.' || c == '[') {
        return i;
      }
    }
    return path.length();
  }

  /// The hash of the name of a variable, which ends at an offset of a path.
  static int hash(String path, int end) {
    int hash = 0;
    for (int i = 0; i < end; i++) {
      hash = 31 * hash + path.charAt(i);
    }
    return hash * 0x9E3779B9;
  }

  static Cell empty(String path, int end, int hash) {
    return new Cell(path.substring(0, end), hash, Parts.none(), Parts.none());
  }

  boolean isNamed(String path, int end) {
    return name.length() == end && path.startsWith(name);
  }

  boolean isEmpty() {
    return taints.isEmpty() && constants.isEmpty();
  }

  /// The same with other contents, null where there are none.
  @Nullable Cell with(Parts<Taint> newTaints, Parts<Object> newConstants) {
    if (newTaints == taints && newConstants == constants) {
      return this;
    }
    return newTaints.isEmpty() && newConstants.isEmpty()
        ? null
        : new Cell(name, hash, newTaints, newConstants);
  }

  /// What may be the case where this or another may be.
  @Nullable Cell joined(Cell other) {
    Parts<Object> same =
        constants == other.constants
            ? constants
            : constants.only(
                (part, value) -> value.equals(other.constants.get(part, 0, part.length())));
    return with(taints == other.taints ? taints : joined(taints, other.taints), same);
  }

  private static Parts<Taint> joined(Parts<Taint> mine, Parts<Taint> others) {
    if (mine.isEmpty() && others.size() == 1) {
      return others.value(0).isNone() ? mine : others;
    }
    Parts<Taint> all = mine;
    for (int i = 0; i < others.size(); i++) {
      String part = others.name(i);
      Taint known = all.nearest(part, 0, part.length());
      Taint before = known == null ? Taint.NONE : known;
      Taint after = before.and(others.value(i));
      if (after.labels() != before.labels()) {
        all = all.with(part, 0, after);
      }
    }
    Parts<Taint> first = all;
    for (int i = 0; i < first.size(); i++) {
      String part = first.name(i);
      if (others.get(part, 0, part.length()) == null) {
        Taint there = others.nearest(part, 0, part.length());
        Taint after = there == null ? first.value(i) : first.value(i).and(there);
        if (after.labels() != first.value(i).labels()) {
          all = all.with(part, 0, after);
        }
      }
    }
    return all;
  }

  /// Of this what carries something, null where that is nothing.
  @Nullable Cell carrying() {
    return with(joined(Parts.none(), taints), Parts.none());
  }

  /// What is the case after something that has left another.
  @Nullable Cell taken(Cell other) {
    Parts<Taint> all = taints;
    if (taints != other.taints) {
      for (int i = 0; i < other.taints.size(); i++) {
        all = all.with(other.taints.name(i), 0, other.taints.value(i));
      }
    }
    return with(all, other.constants);
  }

  /// Whether the same is known: the same labels and constants, wherever they came from.
  boolean isAlike(Cell other) {
    if (this == other) {
      return true;
    }
    if (!name.equals(other.name)
        || taints.size() != other.taints.size()
        || constants.size() != other.constants.size()) {
      return false;
    }
    for (int i = 0; i < taints.size(); i++) {
      if (taints.value(i).labels() != other.taints.value(i).labels()
          || !taints.name(i).equals(other.taints.name(i))) {
        return false;
      }
    }
    for (int i = 0; i < constants.size(); i++) {
      if (!constants.name(i).equals(other.constants.name(i))
          || !constants.value(i).equals(other.constants.value(i))) {
        return false;
      }
    }
    return true;
  }

  /// A hash of what is known.
  int contents() {
    int all = hash;
    for (int i = 0; i < taints.size(); i++) {
      all = 31 * (31 * all + taints.name(i).hashCode()) + Long.hashCode(taints.value(i).labels());
    }
    for (int i = 0; i < constants.size(); i++) {
      all = 31 * (31 * all + constants.name(i).hashCode()) + constants.value(i).hashCode();
    }
    return all;
  }
}
