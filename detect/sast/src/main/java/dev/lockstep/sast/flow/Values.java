package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What expressions carry.
final class Values {
  private static final int MAX_NESTING = 600;

  private final Walk walk;
  private final Tree tree;
  private final Labels labels;
  private final Map<Integer, Taint> evaluated = new HashMap<>();
  private int nesting;
  private int held = -1;
  private Taint heldTaint = Taint.NONE;

  Values(Walk walk, Labels labels) {
    this.walk = walk;
    this.tree = walk.tree;
    this.labels = labels;
  }

  /// What an expression carried when it was evaluated last.
  Taint of(int node) {
    return evaluated.getOrDefault(node, Taint.NONE);
  }

  /// What a node carries; sinks in it are looked at.
  Taint evaluate(int node) {
    if (nesting > MAX_NESTING) {
      walk.steps().giveUp();
      return Taint.NONE;
    }
    nesting++;
    Taint taint = inner(node);
    if (walk.spots.isClean(node)) {
      taint = Taint.NONE;
    } else {
      taint = labels.sourced(node, taint);
    }
    taint = labels.propagate(node, taint);
    labels.sink(node, taint);
    String path = walk.spots.isCleaned(node) ? walk.path(node) : null;
    if (path != null) {
      walk.state.set(path, Taint.NONE);
    }
    nesting--;
    if (walk.deep) {
      evaluated.put(node, taint);
    }
    return taint;
  }

  private Taint inner(int node) {
    return switch (tree.kind(node)) {
      case NAME, SELF -> read(node);
      case MEMBER -> member(node);
      case INDEX -> index(node);
      case CALL -> call(node);
      case NEW -> creation(node);
      case ASSIGN -> walk.stores.assign(node);
      case VARIABLE -> walk.stores.variable(node);
      case LAMBDA -> {
        walk.lambda(node);
        yield Taint.NONE;
      }
      case FUNCTION -> {
        if (!Statements.isStatement(tree.kind(tree.parent(node)))) {
          walk.lambda(node);
        }
        yield Taint.NONE;
      }
      case STATEMENT_EXPRESSION -> {
        if (tree.is(node + 1, Kind.FUNCTION)) {
          walk.lambda(node + 1);
        } else {
          walk.statement(node + 1);
        }
        yield Taint.NONE;
      }
      case CONDITIONAL -> {
        evaluate(node + 1);
        Boolean truth = walk.deep ? walk.known.truth(node + 1) : null;
        if (truth != null) {
          yield evaluate(tree.child(node, truth ? 1 : 2));
        }
        Taint then = evaluate(tree.child(node, 1));
        yield then.and(evaluate(tree.child(node, 2)));
      }
      case BINARY -> binary(node);
      case UPDATE -> {
        Taint taint = all(node);
        String path = walk.path(node + 1);
        if (path != null) {
          walk.state.constant(path, null);
        }
        yield taint;
      }
      case COMPREHENSION -> comprehension(node);
      case CLASS -> Taint.NONE;
      case NAMED_ARGUMENT -> evaluate(tree.child(node, 1));
      case PAIR -> {
        if (!tree.is(node + 1, Kind.NAME)) {
          evaluate(node + 1);
        }
        yield evaluate(tree.child(node, 1));
      }
      case CAST -> evaluate(tree.child(node, 1));
      case TYPE, NONE, EMPTY -> Taint.NONE;
      case NUMBER, STRING, BOOLEAN, NULL, CHARACTER -> Taint.NONE;
      default -> all(node);
    };
  }

  private Taint all(int node) {
    Taint all = Taint.NONE;
    for (int child = node + 1; child < tree.next(node); child = tree.next(child)) {
      if (Statements.isStatement(tree.kind(child)) && !tree.is(child, Kind.FUNCTION)) {
        walk.statement(child);
      } else {
        all = all.and(evaluate(child));
      }
    }
    return all;
  }

  private Taint read(int node) {
    String path = walk.path(node);
    return path == null ? Taint.NONE : walk.state.whole(path);
  }

  private Taint member(int node) {
    Taint object = held == node + 1 ? heldTaint : evaluate(node + 1);
    String path = walk.path(node);
    return path == null ? object : carried(node, path);
  }

  private Taint index(int node) {
    Taint object = evaluate(node + 1);
    int index = tree.next(node + 1);
    Taint inside = Taint.NONE;
    for (int i = index; i < tree.next(node); i = tree.next(i)) {
      inside = inside.and(evaluate(i));
    }
    if (walk.options.is("taint_assume_safe_indexes")) {
      inside = Taint.NONE;
    }
    String path = walk.path(node);
    return path == null || path.endsWith("[*")
        ? object.and(inside)
        : carried(node, path).and(inside);
  }

  /// What a field or element and its parts carry: its own, else what it has from its object.
  private Taint carried(int node, String path) {
    return itself(node, path).and(walk.state.parts(path));
  }

  private Taint itself(int node, String path) {
    Taint exactly = walk.state.exactly(path);
    return exactly == null ? holder(node + 1) : exactly;
  }

  /// What a place carries by itself, whatever its fields and elements do.
  Taint holder(int node) {
    String path = walk.path(node);
    Taint taint =
        switch (tree.kind(node)) {
          case NAME, SELF -> path == null ? Taint.NONE : walk.state.get(path);
          case MEMBER, INDEX -> path == null ? Taint.NONE : itself(node, path);
          case CAST -> holder(tree.child(node, 1));
          default -> Taint.NONE;
        };
    return walk.spots.isClean(node) ? Taint.NONE : labels.sourced(node, taint);
  }

  private Taint call(int node) {
    int callee = node + 1;
    int arguments = tree.next(callee);
    Taint object;
    if (tree.is(callee, Kind.MEMBER)) {
      object = evaluate(callee + 1);
      // A chain of calls would double with each link if the object were evaluated again.
      held = callee + 1;
      heldTaint = object;
      object = object.and(evaluate(callee));
      held = -1;
    } else {
      object = evaluate(callee);
    }
    Taint given = evaluate(arguments);
    if (walk.options.is("taint_assume_safe_functions")) {
      Taint all = object.and(given);
      labels.sink(node, all);
      return Taint.NONE;
    }
    Taint known = walk.deep ? deeper(node, callee, arguments, object, given) : null;
    return known == null ? object.and(given) : known;
  }

  private @Nullable Taint deeper(int node, int callee, int arguments, Taint object, Taint given) {
    Taint result = walk.calls.followed(node, callee, arguments, object);
    if (result != null || !tree.is(callee, Kind.MEMBER)) {
      return result;
    }
    String path = walk.path(callee + 1);
    String method = tree.symbolText(tree.child(callee, 1));
    return path == null ? null : walk.containers.call(path, method, arguments, given);
  }

  private Taint creation(int node) {
    Taint given = Taint.NONE;
    for (int child = tree.next(node + 1); child < tree.next(node); child = tree.next(child)) {
      if (tree.is(child, Kind.BLOCK)) {
        for (int member = child + 1; member < tree.next(child); member = tree.next(member)) {
          if (tree.is(member, Kind.FUNCTION)) {
            walk.lambda(member);
          }
        }
      } else {
        given = given.and(evaluate(child));
      }
    }
    if (walk.options.is("taint_assume_safe_functions")) {
      labels.sink(node, given);
      return Taint.NONE;
    }
    return given;
  }

  private Taint binary(int node) {
    Taint left = evaluate(node + 1);
    Taint both = left.and(evaluate(tree.child(node, 1)));
    boolean compares =
        switch (tree.symbolText(node)) {
          case "==", "!=", "<", ">", "<=", ">=", "===", "!==", "is", "is not", "in", "not in" ->
              true;
          default -> false;
        };
    boolean safe =
        compares
            && (walk.options.is("taint_assume_safe_comparisons")
                || walk.options.is("taint_assume_safe_booleans"));
    return safe ? Taint.NONE : both;
  }

  private Taint comprehension(int node) {
    for (int clause = tree.next(node + 1); clause < tree.next(node); clause = tree.next(clause)) {
      if (tree.is(clause, Kind.COMPREHENSION_FOR)) {
        walk.stores.store(clause + 1, evaluate(tree.child(clause, 1)));
      } else {
        evaluate(clause + 1);
      }
    }
    return evaluate(node + 1);
  }
}
