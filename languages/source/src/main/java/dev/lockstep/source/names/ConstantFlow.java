package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows the statements of one function in the order in which they run, and says at each name
/// which constant its variable holds there on every way that leads to it.
///
/// Lambdas run where they stand; functions with a name, and what Go defers, by themselves. What a
/// loop or a lambda assigns is forgotten when it is entered. A variable that holds different
/// strings on different ways holds some string.
final class ConstantFlow {
  /// How many changes the `break`s of one function may take with them.
  private static final int MOST_NOTED = 200_000;

  private final Constants constants;
  private final Assignments assignments;
  private final Names names;
  private final Tree tree;
  private final Map<Integer, Long> values = new HashMap<>();
  private final Deque<Exit> exits = new ArrayDeque<>();
  private int[] trail = new int[32];
  private long[] before = new long[32];
  private int depth;
  private int noted;
  private boolean dead;
  private boolean inClass;

  /// What a way has changed.
  ///
  /// @param dead whether the way ends before it comes together with others
  private record Way(boolean dead, Map<Integer, Long> changed) {
    static final Way UNCHANGED = new Way(false, Map.of());
  }

  /// What a variable holds on some ways.
  private record Held(long value, int ways) {
    Held or(Held other) {
      return new Held(Constants.either(value, other.value), ways + other.ways);
    }
  }

  /// A statement that `break` leaves.
  private static final class Exit {
    final int node;
    final int mark;
    final List<Way> ways = new ArrayList<>();

    /// Whether ways out are left out of `ways`, so that nothing that is assigned inside is known.
    boolean overfull;

    Exit(int node, int mark) {
      this.node = node;
      this.mark = mark;
    }
  }

  ConstantFlow(Constants constants, Assignments assignments, Names names) {
    this.constants = constants;
    this.assignments = assignments;
    this.names = names;
    this.tree = names.tree;
  }

  /// Follows the children of a function or a file.
  void run(int node) {
    children(node);
  }

  private void children(int node) {
    for (int child = node + 1; child < tree.next(node); child = tree.next(child)) {
      walk(child);
    }
  }

  private void walk(int node) {
    switch (tree.kind(node)) {
      case NAME -> name(node);
      case ASSIGN -> assign(node);
      case VARIABLE -> variable(node);
      case FUNCTION -> new ConstantFlow(constants, assignments, names).run(node);
      case CLASS -> {
        boolean outer = inClass;
        inClass = true;
        children(node);
        inClass = outer;
      }
      case LAMBDA -> lambda(node);
      case EXPRESSION_STATEMENT -> {
        children(node);
        forgetReceiver(node + 1);
      }
      case BINARY -> binary(node);
      case IF, CONDITIONAL -> {
        walk(node + 1);
        Way then = way(tree.child(node, 1));
        join(List.of(then, tree.childCount(node) > 2 ? way(tree.child(node, 2)) : Way.UNCHANGED));
      }
      case WHILE, DO_WHILE, FOR, FOR_EACH -> loop(node);
      case SWITCH -> choice(node);
      case TRY -> attempt(node);
      case RETURN, THROW -> {
        children(node);
        dead = true;
      }
      case JUMP -> jump(node);
      case KEYWORD_STATEMENT -> {
        if (tree.symbolText(node).equals("defer")) {
          new ConstantFlow(constants, assignments, names).run(node);
        } else {
          children(node);
        }
      }
      default -> children(node);
    }
  }

  // ------------------------------------------------------------------ names

  private void name(int node) {
    int variable = names.variableOf[node];
    if (variable == Names.NONE) {
      return;
    }
    int value = assignments.valueOf(node);
    if (value != Assignments.NO_TARGET) {
      set(variable, value >= 0 ? constants.valueOf(value) : Constants.UNKNOWN);
    } else if (!dead) {
      constants.hold(node, held(variable));
    }
  }

  private long held(int variable) {
    return values.getOrDefault(variable, Constants.UNKNOWN);
  }

  private void set(int variable, long value) {
    if (inClass || dead || assignments.isShared(variable)) {
      return;
    }
    if (depth == trail.length) {
      trail = Arrays.copyOf(trail, depth * 2);
      before = Arrays.copyOf(before, depth * 2);
    }
    trail[depth] = variable;
    before[depth++] = held(variable);
    values.put(variable, value);
  }

  private void assign(int node) {
    int target = node + 1;
    walk(tree.next(target));
    if (tree.symbolText(node).equals("+=") && tree.is(target, Kind.NAME)) {
      int variable = names.variableOf[target];
      if (variable != Names.NONE) {
        set(variable, constants.joined(held(variable), constants.valueOf(tree.next(target))));
      }
    } else {
      walk(target);
    }
  }

  private void variable(int node) {
    walk(tree.child(node, 3));
    int target = tree.child(node, 1);
    boolean bare =
        tree.is(target, Kind.NAME) && assignments.valueOf(target) == Assignments.NO_TARGET;
    if (!bare) {
      walk(target);
    } else if (names.variableOf[target] != Names.NONE) {
      set(names.variableOf[target], Constants.UNKNOWN);
    }
  }

  /// A method that is called for its effect may change what it is called on.
  private void forgetReceiver(int node) {
    if (tree.is(node, Kind.CALL)
        && tree.is(node + 1, Kind.MEMBER)
        && tree.is(node + 2, Kind.NAME)) {
      int variable = names.variableOf[node + 2];
      if (variable != Names.NONE && held(variable) != Constants.UNKNOWN) {
        set(variable, Constants.UNKNOWN);
      }
    }
  }

  // ------------------------------------------------------------------ ways

  /// Follows a node and returns to before it.
  private Way way(int node) {
    int mark = depth;
    boolean outer = dead;
    walk(node);
    return leave(mark, outer);
  }

  private Way leave(int mark, boolean outer) {
    Way way = new Way(dead, changedSince(mark));
    while (depth > mark) {
      depth--;
      values.put(trail[depth], before[depth]);
    }
    dead = outer;
    return way;
  }

  private Map<Integer, Long> changedSince(int mark) {
    if (mark == depth) {
      return Map.of();
    }
    Map<Integer, Long> changed = new HashMap<>();
    for (int i = mark; i < depth; i++) {
      changed.put(trail[i], held(trail[i]));
    }
    return changed;
  }

  /// Goes on where ways come together.
  private void join(List<Way> ways) {
    if (dead) {
      return;
    }
    Map<Integer, Held> together = new HashMap<>();
    int living = 0;
    for (Way way : ways) {
      if (!way.dead) {
        living++;
        way.changed.forEach(
            (variable, value) ->
                together.merge(variable, new Held(value, 1), (one, other) -> one.or(other)));
      }
    }
    if (living == 0) {
      dead = true;
      return;
    }
    int all = living;
    together.forEach(
        (variable, held) ->
            set(
                variable,
                held.ways == all ? held.value : Constants.either(held.value, held(variable))));
  }

  private void binary(int node) {
    walk(node + 1);
    int right = tree.next(node + 1);
    switch (tree.symbolText(node)) {
      case "&&", "||", "??" -> join(List.of(way(right), Way.UNCHANGED));
      default -> walk(right);
    }
  }

  /// A lambda may run here, several times, or not at all.
  private void lambda(int node) {
    int mark = depth;
    boolean outer = dead;
    enterLoop(node);
    children(node);
    dead = false;
    join(List.of(leave(mark, outer), Way.UNCHANGED));
  }

  // ------------------------------------------------------------------ statements

  private void loop(int node) {
    boolean each = tree.is(node, Kind.FOR_EACH);
    if (each) {
      walk(tree.child(node, 1));
    } else if (tree.is(node, Kind.FOR)) {
      walk(node + 1);
    }
    enterLoop(node);
    Exit exit = new Exit(node, depth);
    exit.ways.add(Way.UNCHANGED);
    boolean outer = dead;
    exits.push(exit);
    if (tree.is(node, Kind.FOR)) {
      walk(tree.child(node, 1));
      walk(tree.child(node, 3));
      walk(tree.child(node, 2));
    } else {
      for (int child = node + 1; child < tree.next(node); child = tree.next(child)) {
        if (!each || child != tree.child(node, 1)) {
          walk(child);
        }
      }
    }
    exits.pop();
    exit.ways.add(leave(exit.mark, outer));
    leave(exit);
  }

  private void leave(Exit exit) {
    join(exit.ways);
    if (exit.overfull) {
      for (int i = assignments.firstWithin(exit.node);
          assignments.target(i) < tree.next(exit.node);
          i++) {
        set(names.variableOf[assignments.target(i)], Constants.UNKNOWN);
      }
    }
  }

  /// What is assigned where a way may come again holds what it held before, or what it is assigned:
  /// a constant of either.
  private void enterLoop(int loop) {
    for (int i = assignments.firstWithin(loop); assignments.target(i) < tree.next(loop); i++) {
      int target = assignments.target(i);
      int variable = names.variableOf[target];
      int value = assignments.valueOf(target);
      long assigned =
          value >= 0 && tree.is(value, Kind.STRING) ? constants.valueOf(value) : Constants.UNKNOWN;
      set(variable, Constants.either(held(variable), assigned));
    }
  }

  private void choice(int node) {
    walk(node + 1);
    boolean falls =
        switch (tree.language()) {
          case JAVA, JAVASCRIPT, TYPESCRIPT -> true;
          default -> false;
        };
    Exit exit = new Exit(node, depth);
    boolean outer = dead;
    boolean complete = false;
    exits.push(exit);
    Way previous = new Way(true, Map.of());
    for (int each = tree.next(node + 1); each < tree.next(node); each = tree.next(each)) {
      complete |= tree.hasChildren(each) && tree.symbolText(each + 1).equals("default");
      if (falls && !previous.dead) {
        join(List.of(previous, Way.UNCHANGED));
      }
      walk(each);
      previous = leave(exit.mark, outer);
      if (!falls) {
        exit.ways.add(previous);
      }
    }
    exits.pop();
    exit.ways.add(previous);
    if (!complete) {
      exit.ways.add(Way.UNCHANGED);
    }
    leave(exit);
  }

  private void jump(int node) {
    if (tree.symbolText(node).equals("fallthrough")) {
      return;
    }
    if (tree.symbolText(node).equals("break") && !dead) {
      for (Exit exit : exits) {
        noted += depth - exit.mark;
        if (noted > MOST_NOTED) {
          exit.overfull = true;
        } else {
          exit.ways.add(new Way(false, changedSince(exit.mark)));
        }
        if (!tree.hasChildren(node) || tree.is(node + 1, Kind.NONE)) {
          break;
        }
      }
    }
    dead = true;
  }

  private void attempt(int node) {
    walk(node + 1);
    int body = tree.child(node, 1);
    Way tried = way(body);
    List<Way> ways = new ArrayList<>();
    int otherwise = tree.child(node, 3);
    int catches = tree.child(node, 2);
    for (int each = catches + 1; each < tree.next(catches); each = tree.next(each)) {
      int mark = depth;
      boolean outer = dead;
      if (tried.dead) {
        enterLoop(body);
      } else {
        join(List.of(tried, Way.UNCHANGED));
      }
      walk(each);
      ways.add(leave(mark, outer));
    }
    int mark = depth;
    boolean outer = dead;
    join(List.of(tried));
    walk(otherwise);
    ways.add(leave(mark, outer));
    join(ways);
    boolean ended = dead;
    dead = outer;
    walk(tree.child(node, 4));
    dead |= ended;
  }
}
