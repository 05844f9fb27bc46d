package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements after which several ways meet: branches join, loops run until nothing changes, and
/// what constants say never runs is left out.
final class Branches {
  private static final int ROUNDS = 16;
  private static final int INNER_ROUNDS = 2;

  private final Walk walk;
  private final Tree tree;
  private int loops;

  Branches(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
  }

  void branch(int node) {
    int test = node + 1;
    walk.evaluate(test);
    Boolean truth = walk.deep ? walk.known.truth(test) : null;
    int then = tree.child(node, 1);
    int otherwise = tree.child(node, 2);
    Boolean constant = truth == null ? constant(test) : truth;
    if (constant != null) {
      walk.optional(constant ? then : otherwise);
      return;
    }
    State before = walk.state.copy();
    if (walk.deep) {
      walk.guards.checked(test).forEach(walk.guards::passed);
    }
    walk.statement(then);
    State first = walk.alive ? walk.state : null;
    walk.state = before;
    walk.alive = true;
    if (walk.deep && first == null) {
      walk.guards.checkedOtherwise(test).forEach(walk.guards::passed);
    }
    walk.optional(otherwise);
    State second = walk.alive ? walk.state : null;
    merge(first, second);
  }

  void merge(@Nullable State first, @Nullable State second) {
    walk.alive = first != null || second != null;
    if (first != null && second != null) {
      first.join(second);
      walk.state = first;
    } else if (first != null) {
      walk.state = first;
    } else if (second != null) {
      walk.state = second;
    }
  }

  private @Nullable Boolean constant(int test) {
    if (tree.is(test, Kind.BOOLEAN)) {
      return tree.symbolText(test).equals("true");
    }
    return walk.names.constantKind(test) == Kind.BOOLEAN
        ? tree.symbols().text(walk.names.constant(test)).equals("true")
        : null;
  }

  /// Loops within loops take two rounds: what they leave for the next one, the outermost carries.
  void loop(Runnable body) {
    List<State> jumps = new ArrayList<>();
    walk.exits.push(jumps);
    State before = walk.state.copy();
    loops++;
    int rounds = loops > 1 ? INNER_ROUNDS : ROUNDS;
    for (int round = 0; round < rounds; round++) {
      walk.alive = true;
      body.run();
      for (State jump : jumps) {
        before.join(jump);
      }
      jumps.clear();
      boolean changed = walk.alive && before.join(walk.state);
      walk.state = before.copy();
      if (!changed && round > 0) {
        break;
      }
      if (round == ROUNDS - 1) {
        walk.steps().giveUp();
      }
    }
    loops--;
    walk.exits.pop();
    walk.alive = true;
  }

  static State joined(State a, State b) {
    a.join(b);
    return a;
  }

  void attempt(int node) {
    walk.optional(node + 1);
    State before = walk.state.copy();
    walk.thrown.push(Taint.NONE);
    walk.statement(tree.child(node, 1));
    Taint error = walk.thrown.pop();
    State after = walk.alive ? walk.state : null;
    State thrown = before;
    thrown.join(walk.state);
    State all = after == null ? null : after.copy();
    int catches = tree.child(node, 2);
    for (int c = catches + 1; c < tree.next(catches); c = tree.next(c)) {
      walk.state = thrown.copy();
      walk.alive = true;
      if (tree.is(c, Kind.CATCH)) {
        if (walk.deep && !tree.is(tree.child(c, 1), Kind.NONE)) {
          walk.stores.store(tree.child(c, 1), error);
        }
        walk.statement(tree.child(c, 2));
      }
      if (walk.alive) {
        all = all == null ? walk.state : joined(all, walk.state);
      }
    }
    boolean ends = all == null;
    walk.state = all == null ? thrown : all;
    walk.alive = true;
    if (!ends) {
      walk.optional(tree.child(node, 3));
    }
    walk.optional(tree.child(node, 4));
    walk.alive &= !ends;
  }
}
