package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// Assignments and declarations: what places carry from now on.
final class Stores {
  private final Walk walk;
  private final Tree tree;
  private final Values values;
  private final Labels labels;

  Stores(Walk walk, Values values, Labels labels) {
    this.walk = walk;
    this.tree = walk.tree;
    this.values = values;
    this.labels = labels;
  }

  /// Stores what a target carries from now on.
  void store(int target, Taint taint) {
    switch (tree.kind(target)) {
      case VARIABLE -> store(tree.child(target, 1), taint);
      case TUPLE, ARRAY, OBJECT, SEQUENCE -> {
        for (int c = target + 1; c < tree.next(target); c = tree.next(c)) {
          store(c, taint);
        }
      }
      case PAIR -> store(tree.child(target, 1), taint);
      case SPREAD -> store(target + 1, taint);
      case ASSIGN ->
          store(target + 1, walk.deep ? taint.and(values.evaluate(tree.child(target, 1))) : taint);
      default -> {
        String path = walk.path(target);
        if (path == null) {
          return;
        }
        Taint here =
            taint.trail() == null
                ? taint
                : taint.at(
                    walk.fileNumber,
                    tree.start(target),
                    tree.end(target),
                    "kept in " + walk.shown(target));
        Taint whole = walk.spots.isClean(target) ? Taint.NONE : labels.sourced(target, here);
        if (walk.deep && isSession(target)) {
          // What is kept for later requests is not what the request carries.
          return;
        }
        if (path.endsWith("[*")) {
          walk.state.add(path.substring(0, path.length() - 2), whole);
        } else {
          walk.state.set(path, whole);
        }
      }
    }
  }

  /// An entry of a session: `request.session[key]`, `session[key]`.
  private boolean isSession(int target) {
    if (!tree.is(target, Kind.INDEX)) {
      return false;
    }
    int object = target + 1;
    while (tree.is(object, Kind.INDEX)) {
      object++;
    }
    int name = tree.is(object, Kind.MEMBER) ? tree.child(object, 1) : object;
    return tree.is(name, Kind.NAME) && tree.symbolText(name).equals("session");
  }

  Taint assign(int node) {
    int value = tree.child(node, 1);
    Taint taint = values.evaluate(value);
    boolean plain = tree.symbolText(node).equals("=") || tree.symbolText(node).equals(":=");
    if (!plain) {
      Taint before = values.evaluate(node + 1);
      taint =
          walk.beginnings.matter()
              ? walk.beginnings.joined(node, before, before.and(taint))
              : taint.and(before);
    } else if (tree.is(node + 1, Kind.INDEX) || tree.is(node + 1, Kind.MEMBER)) {
      evaluateTarget(node + 1);
    }
    Taint shown = labels.sourced(node, taint);
    labels.sink(node, shown);
    if (!walk.deep && isPairwise(node + 1, value)) {
      int t = node + 2;
      int v = value + 1;
      while (t < tree.next(node + 1)) {
        store(t, values.evaluate(v));
        t = tree.next(t);
        v = tree.next(v);
      }
    } else {
      storeValue(node + 1, value, taint);
    }
    labels.sink(node + 1, taint);
    return taint;
  }

  /// Sinks and sources inside of what is assigned to.
  private void evaluateTarget(int target) {
    if (tree.is(target, Kind.INDEX)) {
      for (int i = tree.next(target + 1); i < tree.next(target); i = tree.next(i)) {
        values.evaluate(i);
      }
    }
    values.evaluate(target + 1);
  }

  private boolean isPairwise(int target, int value) {
    return tree.is(target, Kind.TUPLE)
        && tree.is(value, Kind.TUPLE)
        && tree.childCount(target) == tree.childCount(value);
  }

  /// Stores a value; fields of an object that is written out are kept apart.
  private void storeValue(int target, int value, Taint taint) {
    if (walk.deep && walk.unpacking.store(target, value)) {
      return;
    }
    String path = walk.path(target);
    if (path == null || !tree.is(value, Kind.OBJECT) || (taint.isNone() && !walk.deep)) {
      Object constant = walk.deep ? walk.known.of(value) : null;
      String type = walk.deep ? made(value) : null;
      store(target, taint);
      if (path != null && walk.deep) {
        walk.creations.kept(path, value);
        if (tree.is(value, Kind.CALL)) {
          walk.calls.keepFields(path, value, 0, 1);
        }
        walk.state.constant(path, constant);
        walk.state.constant(path + Containers.TYPE, type);
        walk.state.constant(path + Guards.FROM, from(value));
        walk.guards.kept(path, value);
        walk.containers.made(path, value);
        function(path, value);
        elements(path, value);
      }
      return;
    }
    store(target, Taint.NONE);
    for (int entry = value + 1; entry < tree.next(value); entry = tree.next(entry)) {
      boolean named =
          tree.is(entry, Kind.PAIR)
              && (tree.is(entry + 1, Kind.NAME) || tree.is(entry + 1, Kind.STRING));
      if (!named) {
        walk.state.add(path, values.evaluate(entry));
      } else {
        Taint its = values.evaluate(tree.child(entry, 1));
        walk.state.set(path + "." + tree.symbolText(entry + 1), its);
      }
    }
  }

  /// Which function a place holds from now on.
  private void function(String path, int value) {
    FunctionValue held = walk.callbacks.held(value);
    if (held != null) {
      walk.state.constant(path + FunctionValue.PART, held);
    }
  }

  /// The path of the only argument of a call that makes a value.
  private @Nullable String from(int value) {
    if (!tree.is(value, Kind.CALL)) {
      return null;
    }
    int arguments = tree.next(value + 1);
    return tree.childCount(arguments) == 0 ? null : walk.path(arguments + 1);
  }

  /// What the elements of a list that is written out carry, each by itself.
  private void elements(String path, int value) {
    if (!tree.is(value, Kind.ARRAY) || walk.state.constant(path + Containers.SIZE) == null) {
      return;
    }
    int index = 0;
    for (int element = value + 1; element < tree.next(value); element = tree.next(element)) {
      walk.state.set(path + "[" + index++, values.of(element));
    }
  }

  /// The simple name of the class of which a value is a new object.
  private @Nullable String made(int value) {
    if (tree.is(value, Kind.NEW)) {
      return Functions.simpleName(tree.text(value + 1));
    }
    String from = walk.path(value);
    if (from != null) {
      return walk.state.constant(from + Containers.TYPE) instanceof String type ? type : null;
    }
    return tree.is(value, Kind.CALL) ? Functions.simpleName(tree.text(value + 1)) : null;
  }

  Taint variable(int node) {
    int value = tree.child(node, 3);
    if (tree.is(value, Kind.NONE)) {
      Taint taint =
          labels.sourced(node, Taint.NONE).and(labels.sourced(tree.child(node, 1), Taint.NONE));
      if (!taint.isNone()) {
        store(tree.child(node, 1), taint);
      }
      return taint;
    }
    Taint taint = values.evaluate(value);
    Taint shown = labels.sourced(node, taint);
    storeValue(tree.child(node, 1), value, taint);
    labels.sink(tree.child(node, 1), taint);
    return shown;
  }
}
