package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/// What functions give back where calls are followed: what the value and each part of it carry,
/// what its fields carry, and what has passed a test.
final class Returns {
  private final Walk walk;
  private final Tree tree;

  Returns(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
  }

  /// What a statement `return` gives back.
  ///
  /// @param frame the call that ends with it
  void note(Frame frame, int node, Taint taint) {
    List<Taint> named =
        tree.is(node + 1, Kind.NONE) || !tree.hasChildren(node) ? namedResults(node) : List.of();
    Taint all = taint;
    for (Taint one : named) {
      all = all.and(one);
    }
    if (walk.deep && !all.isNone()) {
      all = all.at(walk.fileNumber, tree.start(node), tree.end(node), Calls.RETURNED);
    }
    frame.returned(all, named.isEmpty() ? parts(node) : named, shapes(node), walk.state);
    if (walk.deep) {
      answer(frame, tree.hasChildren(node) ? node + 1 : 0);
    }
  }

  /// Notes what has passed a test where the function that is followed gives a value.
  ///
  /// @param frame the call that it ends
  /// @param value 0 for none
  void answer(Frame frame, int value) {
    boolean none = value == 0 || tree.is(value, Kind.NONE);
    Boolean truth = none ? Boolean.FALSE : walk.guards.truth(value);
    if (truth == null || truth) {
      frame.answered(true, walk.state, walk.guards.checked(value));
    }
    if (truth == null || !truth) {
      frame.answered(false, walk.state, none ? List.of() : walk.guards.checkedOtherwise(value));
    }
  }

  /// What Go's named results carry where a function returns without saying what.
  private List<Taint> namedResults(int node) {
    int at = tree.parent(node);
    while (at > 0 && !tree.is(at, Kind.FUNCTION) && !tree.is(at, Kind.LAMBDA)) {
      at = tree.parent(at);
    }
    List<Taint> named = new ArrayList<>();
    int type = at <= 0 ? 0 : tree.child(at, tree.is(at, Kind.LAMBDA) ? 2 : 4);
    if (type > 0 && tree.is(type, Kind.TYPE) && tree.symbolText(type).equals("()")) {
      for (int p = type + 1; p < tree.next(type); p = tree.next(p)) {
        String path = tree.is(p, Kind.PARAMETER) ? walk.path(tree.child(p, 1)) : null;
        named.add(path == null ? Taint.NONE : walk.state.whole(path));
      }
    }
    return named;
  }

  /// What each of several values carries that a statement returns together.
  private List<Taint> parts(int node) {
    int value = node + 1;
    if (!tree.hasChildren(node) || !(tree.is(value, Kind.TUPLE) || tree.is(value, Kind.ARRAY))) {
      return List.of();
    }
    List<Taint> parts = new ArrayList<>();
    for (int part = value + 1; part < tree.next(value); part = tree.next(part)) {
      parts.add(walk.values.of(part));
    }
    return parts;
  }

  /// What the fields carry of each value that a statement returns; empty where it returns none.
  private List<State> shapes(int node) {
    if (!walk.deep || !tree.hasChildren(node)) {
      return List.of();
    }
    int value = node + 1;
    List<State> shapes = new ArrayList<>();
    if (tree.is(value, Kind.TUPLE)) {
      for (int part = value + 1; part < tree.next(value); part = tree.next(part)) {
        shapes.add(shape(part));
      }
    } else if (!tree.is(value, Kind.NONE)) {
      shapes.add(shape(value));
    }
    return shapes;
  }

  private State shape(int value) {
    State shape = new State();
    int object =
        tree.is(value, Kind.UNARY) && tree.symbolText(value).equals("&") ? value + 1 : value;
    String path = walk.path(object);
    if (path == null) {
      shape.set(Calls.GIVEN, walk.values.of(value));
    } else {
      walk.state.copy(path, shape, Calls.GIVEN);
      shape.add(Calls.GIVEN, walk.state.get(path));
    }
    return shape;
  }
}
