package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.source.tree.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows taint through each function of a file, statement by statement: branches join, loops run
/// until nothing changes, and what constants say never runs is left out.
public final class Walk extends Values {
  private static final int ROUNDS = 4;
  private static final int MAX_DEPTH = 400;

  private final Set<Match> found = new LinkedHashSet<>();
  private final Deque<List<State>> exits = new ArrayDeque<>();
  private int depth;

  public Walk(SourceFile file, Spots spots, RuleOptions options) {
    super(file, spots, options);
  }

  /// What the sinks of the file are reached by.
  public List<Match> run() {
    State global = new State();
    state = global;
    block(0);
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.FUNCTION)) {
        state = global.copy();
        function(tree.child(node, 3), tree.child(node, 5));
      }
    }
    return new ArrayList<>(found);
  }

  @Override
  void found(Spots.Sink sink, Taint taint) {
    Bindings bindings = sink.match().bindings();
    Match source = taint.source();
    found.add(sink.match().with(source == null ? bindings : bindings.withAll(source.bindings())));
  }

  private void function(int parameters, int body) {
    if (tree.is(body, Kind.NONE)) {
      return;
    }
    alive = true;
    parameters(parameters);
    exits.push(new ArrayList<>());
    statement(body);
    exits.pop();
    alive = true;
  }

  private void parameters(int parameters) {
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      if (!tree.is(p, Kind.PARAMETER)) {
        continue;
      }
      int target = tree.child(p, 1);
      String path = path(target);
      Taint taint = sourced(p, Taint.NONE).and(sourced(target, Taint.NONE));
      if (path != null) {
        state.set(path, taint);
      } else {
        store(target, taint);
      }
    }
  }

  /// An anonymous function is followed where it stands, with what it sees there.
  @Override
  void lambda(int node) {
    if (++depth > MAX_DEPTH) {
      depth--;
      return;
    }
    State outside = state;
    boolean outsideAlive = alive;
    state = outside.copy();
    alive = true;
    int parameters = tree.child(node, tree.is(node, Kind.LAMBDA) ? 1 : 3);
    int body = tree.child(node, tree.is(node, Kind.LAMBDA) ? 3 : 5);
    parameters(parameters);
    exits.push(new ArrayList<>());
    if (Statements.isStatement(tree.kind(body))) {
      statement(body);
    } else if (!tree.is(body, Kind.NONE)) {
      evaluate(body);
    }
    exits.pop();
    outside.join(state);
    state = outside;
    alive = outsideAlive;
    depth--;
  }

  // ------------------------------------------------------------------ statements

  private void block(int node) {
    for (int child = node + 1; child < tree.next(node) && alive; child = tree.next(child)) {
      statement(child);
    }
    alive = true;
  }

  private boolean alive = true;

  @Override
  void statement(int node) {
    if (++depth > MAX_DEPTH) {
      depth--;
      return;
    }
    switch (tree.kind(node)) {
      case BLOCK, FILE, FINALLY, CATCHES -> sequence(node, node + 1);
      case EXPRESSION_STATEMENT -> sinkOfStatement(node, evaluate(node + 1));
      case VARIABLE -> evaluate(node);
      case IF -> branch(node);
      case WHILE ->
          loop(
              () -> {
                evaluate(node + 1);
                statement(tree.child(node, 1));
              });
      case DO_WHILE ->
          loop(
              () -> {
                statement(node + 1);
                evaluate(tree.child(node, 1));
              });
      case FOR -> {
        optional(node + 1);
        loop(
            () -> {
              optional(tree.child(node, 1));
              statement(tree.child(node, 3));
              optional(tree.child(node, 2));
            });
      }
      case FOR_EACH -> {
        Taint items = evaluate(tree.child(node, 1));
        loop(
            () -> {
              store(node + 1, items);
              statement(tree.child(node, 2));
            });
        optional(tree.child(node, 3));
      }
      case SWITCH -> cases(node);
      case TRY -> attempt(node);
      case WITH -> {
        Taint taint = evaluate(node + 1);
        int target = tree.child(node, 1);
        if (!tree.is(target, Kind.NONE)) {
          store(target, taint);
        }
        statement(tree.child(node, 2));
      }
      case RETURN, THROW -> {
        Taint taint = tree.hasChildren(node) ? optional(node + 1) : Taint.NONE;
        sinkOfStatement(node, taint);
        alive = false;
      }
      case JUMP -> jump();
      case LABELED, EXPORT, NAMESPACE -> sequence(node, node + 1);
      case KEYWORD_STATEMENT -> sequence(node, node + 1);
      case CLASS -> {
        int body = tree.child(node, 4);
        if (!tree.is(body, Kind.NONE)) {
          sequence(body, body + 1);
          alive = true;
        }
      }
      case FUNCTION, IMPORT, PACKAGE, TYPE_DEFINITION, EMPTY, NONE -> {}
      default -> evaluate(node);
    }
    depth--;
  }

  private void sequence(int node, int from) {
    for (int child = from; child < tree.next(node) && alive; child = tree.next(child)) {
      statement(child);
    }
  }

  private Taint optional(int node) {
    if (tree.is(node, Kind.NONE)) {
      return Taint.NONE;
    }
    if (Statements.isStatement(tree.kind(node))) {
      statement(node);
      return Taint.NONE;
    }
    return evaluate(node);
  }

  private void jump() {
    List<State> waiting = exits.peek();
    if (waiting != null) {
      waiting.add(state.copy());
    }
    alive = false;
  }

  private void branch(int node) {
    int test = node + 1;
    evaluate(test);
    int then = tree.child(node, 1);
    int otherwise = tree.child(node, 2);
    Boolean constant = constant(test);
    if (constant != null) {
      optional(constant ? then : otherwise);
      return;
    }
    State before = state.copy();
    statement(then);
    State first = alive ? state : null;
    state = before;
    alive = true;
    optional(otherwise);
    State second = alive ? state : null;
    merge(first, second);
  }

  private void merge(@Nullable State first, @Nullable State second) {
    alive = first != null || second != null;
    if (first != null && second != null) {
      first.join(second);
      state = first;
    } else if (first != null) {
      state = first;
    } else if (second != null) {
      state = second;
    }
  }

  private @Nullable Boolean constant(int test) {
    if (tree.is(test, Kind.BOOLEAN)) {
      return tree.symbolText(test).equals("true");
    }
    return names.constantKind(test) == Kind.BOOLEAN
        ? tree.symbols().text(names.constant(test)).equals("true")
        : null;
  }

  private void loop(Runnable body) {
    List<State> jumps = new ArrayList<>();
    exits.push(jumps);
    State before = state.copy();
    for (int round = 0; round < ROUNDS; round++) {
      alive = true;
      body.run();
      for (State jump : jumps) {
        before.join(jump);
      }
      jumps.clear();
      boolean changed = alive && before.join(state);
      state = before.copy();
      if (!changed && round > 0) {
        break;
      }
    }
    exits.pop();
    alive = true;
  }

  private void cases(int node) {
    Taint subject = optional(node + 1);
    State before = state.copy();
    State all = null;
    List<State> jumps = new ArrayList<>();
    exits.push(jumps);
    boolean complete = false;
    State previous = null;
    for (int c = tree.next(node + 1); c < tree.next(node); c = tree.next(c)) {
      if (!tree.is(c, Kind.CASE)) {
        continue;
      }
      complete |= tree.symbolText(c + 1).equals("default");
      state = before.copy();
      if (previous != null) {
        state.join(previous);
      }
      alive = true;
      bindings(c + 1, subject);
      optional(tree.child(c, 1));
      statement(tree.child(c, 2));
      previous = alive ? state.copy() : null;
      if (alive) {
        all = all == null ? state : joined(all, state);
      }
    }
    exits.pop();
    for (State jump : jumps) {
      all = all == null ? jump : joined(all, jump);
    }
    merge(all, complete ? null : before);
  }

  private void bindings(int labels, Taint subject) {
    for (int node = labels; node < tree.next(labels); node++) {
      if (tree.is(node, Kind.BINDING)) {
        store(tree.child(node, 1), subject);
      }
    }
  }

  private static State joined(State a, State b) {
    a.join(b);
    return a;
  }

  private void attempt(int node) {
    optional(node + 1);
    State before = state.copy();
    statement(tree.child(node, 1));
    State after = alive ? state : null;
    State thrown = before;
    thrown.join(state);
    State all = after == null ? null : after.copy();
    int catches = tree.child(node, 2);
    for (int c = catches + 1; c < tree.next(catches); c = tree.next(c)) {
      state = thrown.copy();
      alive = true;
      if (tree.is(c, Kind.CATCH)) {
        statement(tree.child(c, 2));
      }
      if (alive) {
        all = all == null ? state : joined(all, state);
      }
    }
    boolean ends = all == null;
    state = all == null ? thrown : all;
    alive = true;
    if (!ends) {
      optional(tree.child(node, 3));
    }
    optional(tree.child(node, 4));
    alive &= !ends;
  }
}
