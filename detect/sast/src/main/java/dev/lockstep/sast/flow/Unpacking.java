package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.List;

/// Values that are taken apart into several places: each gets its own part where the parts are
/// plain to see, else all of it.
final class Unpacking {
  private final Walk walk;
  private final Tree tree;

  Unpacking(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
  }

  /// Stores the parts of a value.
  ///
  /// @return whether they were plain to see
  boolean store(int target, int value) {
    if (tree.is(target, Kind.OBJECT)) {
      return members(target, value);
    }
    if (!isList(target)) {
      return false;
    }
    List<Taint> parts = walk.calls.parts(value);
    if (parts.size() == tree.childCount(target)) {
      int part = target + 1;
      for (int i = 0; i < parts.size(); i++) {
        walk.stores.store(part, parts.get(i));
        String path = walk.path(part);
        if (path != null) {
          walk.calls.keepFields(path, value, i, parts.size());
        }
        part = tree.next(part);
      }
      return true;
    }
    if (isList(value) && tree.childCount(target) == tree.childCount(value) && !hasSpread(target)) {
      int t = target + 1;
      for (int v = value + 1; v < tree.next(value); v = tree.next(v)) {
        part(t, v);
        t = tree.next(t);
      }
      return true;
    }
    return second(target, value);
  }

  private void part(int target, int value) {
    if (!store(target, value)) {
      walk.stores.store(target, walk.values.of(value));
    }
  }

  /// Go's second value: whether there was one, or what went wrong.
  private boolean second(int target, int value) {
    if (tree.language() != Language.GO || tree.childCount(target) < 2) {
      return false;
    }
    int last = tree.child(target, tree.childCount(target) - 1);
    boolean truth =
        switch (tree.kind(value)) {
          case CAST, INDEX, UNARY -> true;
          case CALL -> tree.text(last).equals("err") || tree.text(last).equals("ok");
          default -> false;
        };
    if (!truth || !parts(value).isEmpty()) {
      return false;
    }
    for (int t = target + 1; t < tree.next(target); t = tree.next(t)) {
      walk.stores.store(t, t == last ? Taint.NONE : walk.values.of(value));
    }
    String path = walk.path(last);
    String of = tree.is(value, Kind.INDEX) ? walk.path(tree.next(value + 1)) : null;
    if (path != null) {
      walk.state.constant(path + Guards.TESTS, of);
    }
    return true;
  }

  private List<Taint> parts(int value) {
    return walk.calls.parts(value);
  }

  private boolean isList(int node) {
    return tree.is(node, Kind.TUPLE) || tree.is(node, Kind.ARRAY);
  }

  private boolean hasSpread(int target) {
    for (int t = target + 1; t < tree.next(target); t = tree.next(t)) {
      if (tree.is(t, Kind.SPREAD)) {
        return true;
      }
    }
    return false;
  }

  private boolean members(int target, int value) {
    String path = walk.path(value);
    boolean written = tree.is(value, Kind.OBJECT);
    if (!written && path == null) {
      return false;
    }
    Taint whole = walk.values.of(value);
    for (int entry = target + 1; entry < tree.next(target); entry = tree.next(entry)) {
      if (!tree.is(entry, Kind.PAIR) || !tree.is(entry + 1, Kind.NAME)) {
        walk.stores.store(entry, whole);
        continue;
      }
      String key = tree.symbolText(entry + 1);
      Taint its = written ? written(value, key) : walk.state.exactly(path + "." + key);
      walk.stores.store(
          tree.child(entry, 1),
          its == null ? whole : written ? its : walk.state.whole(path + "." + key));
    }
    return true;
  }

  /// What a member of an object carries that is written out.
  private Taint written(int object, String key) {
    Taint others = Taint.NONE;
    for (int entry = object + 1; entry < tree.next(object); entry = tree.next(entry)) {
      boolean pair = tree.is(entry, Kind.PAIR);
      if (pair && tree.symbolText(entry + 1).equals(key)) {
        return walk.values.of(tree.child(entry, 1));
      }
      if (!pair) {
        others = others.and(walk.values.of(entry));
      }
    }
    return others;
  }
}
