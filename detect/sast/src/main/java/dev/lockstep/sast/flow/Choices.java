package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements that choose one of several cases by a value.
final class Choices {
  private final Walk walk;
  private final Tree tree;
  private final Branches branches;

  Choices(Walk walk, Branches branches) {
    this.walk = walk;
    this.tree = walk.tree;
    this.branches = branches;
  }

  void cases(int node) {
    Taint subject = walk.optional(node + 1);
    Object value = walk.deep && !tree.is(node + 1, Kind.NONE) ? walk.known.of(node + 1) : null;
    int chosen = value == null ? -1 : chosen(node, value);
    State before = walk.state.copy();
    boolean falls = tree.symbolText(node).equals("switch");
    State all = null;
    List<State> jumps = new ArrayList<>();
    walk.exits.push(jumps);
    boolean complete = false;
    State previous = null;
    for (int c = tree.next(node + 1); c < tree.next(node); c = tree.next(c)) {
      if (!tree.is(c, Kind.CASE)) {
        continue;
      }
      complete |= tree.symbolText(c + 1).equals("default") || chosen >= 0;
      if (chosen >= 0 && c != chosen && previous == null) {
        continue;
      }
      if (chosen >= 0 && previous != null) {
        walk.state = previous;
      } else {
        walk.state = before.copy();
        if (previous != null) {
          walk.state.join(previous);
        }
      }
      walk.alive = true;
      bindings(c + 1, subject);
      if (walk.deep) {
        chosenByValue(node + 1, c + 1, previous == null);
        captured(node, c + 1, subject);
      }
      walk.optional(tree.child(c, 1));
      walk.statement(tree.child(c, 2));
      previous = walk.alive && falls ? walk.state.copy() : null;
      if (walk.alive) {
        all = all == null ? walk.state : Branches.joined(all, walk.state);
      }
    }
    walk.exits.pop();
    for (State jump : jumps) {
      all = all == null ? jump : Branches.joined(all, jump);
    }
    branches.merge(all, complete ? null : before);
  }

  /// The case that a constant chooses, -1 where that is not walk.known.
  private int chosen(int node, Object value) {
    int otherwise = -1;
    for (int c = tree.next(node + 1); c < tree.next(node); c = tree.next(c)) {
      if (!tree.is(c, Kind.CASE)) {
        continue;
      }
      if (tree.symbolText(c + 1).equals("default")) {
        otherwise = c;
      }
      for (int label = c + 2; label < tree.next(c + 1); label = tree.next(label)) {
        if (isWildcard(label)) {
          otherwise = otherwise < 0 ? c : otherwise;
          continue;
        }
        Boolean fits = fits(label, value);
        if (fits == null && !tree.symbolText(c + 1).equals("default")) {
          return -1;
        }
        if (fits != null && fits) {
          return c;
        }
      }
    }
    return otherwise;
  }

  private boolean isWildcard(int label) {
    return (tree.is(label, Kind.NAME) || tree.is(label, Kind.BINDING))
        && tree.text(label).equals("_");
  }

  /// Whether a label is a value; null where that is not walk.known.
  private @Nullable Boolean fits(int label, Object value) {
    if (tree.is(label, Kind.BINARY) && tree.symbolText(label).equals("|")) {
      Boolean left = fits(label + 1, value);
      Boolean right = fits(tree.child(label, 1), value);
      return left == null || right == null ? null : (Boolean) (left || right);
    }
    Object its = walk.known.of(label);
    return its == null ? null : (Boolean) value.equals(its);
  }

  /// In a case of constants the subject is one of them.
  private void chosenByValue(int subject, int labels, boolean alone) {
    String path = tree.is(subject, Kind.NONE) ? null : walk.path(subject);
    if (path == null || !alone || !tree.hasChildren(labels)) {
      return;
    }
    for (int label = labels + 1; label < tree.next(labels); label = tree.next(label)) {
      if (walk.known.of(label) == null) {
        return;
      }
    }
    walk.guards.passed(path);
  }

  /// Names in the patterns of Python's `match` take parts of the subject.
  private void captured(int node, int labels, Taint subject) {
    if (!tree.symbolText(node).equals("match")) {
      return;
    }
    for (int at = labels + 1; at < tree.next(labels); at++) {
      boolean callee = tree.is(tree.parent(at), Kind.CALL) && tree.parent(at) + 1 == at;
      boolean member = tree.is(tree.parent(at), Kind.MEMBER);
      boolean key = tree.is(tree.parent(at), Kind.NAMED_ARGUMENT) && tree.parent(at) + 1 == at;
      if (tree.is(at, Kind.NAME) && !callee && !member && !key) {
        walk.stores.store(at, subject);
      }
    }
  }

  private void bindings(int labels, Taint subject) {
    for (int node = labels; node < tree.next(labels); node++) {
      if (tree.is(node, Kind.BINDING)) {
        walk.stores.store(tree.child(node, 1), subject);
      }
    }
  }
}
