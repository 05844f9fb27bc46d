package dev.lockstep.sast.flow;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Functions that are passed to others: anonymous ones, and references to those of the project.
final class Callbacks {
  private final Walk walk;
  private final Tree tree;
  private final Map<Integer, Taint> results = new HashMap<>();

  Callbacks(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
  }

  /// Whether an argument is a function, as far as its form says it.
  boolean isFunction(int node) {
    return switch (tree.kind(node)) {
      case LAMBDA, FUNCTION -> true;
      case MEMBER -> tree.symbolText(node).equals("::");
      case NAME -> isNameOfFunction(node);
      default -> false;
    };
  }

  private boolean isNameOfFunction(int node) {
    if (!walk.functions().names().contains(tree.symbolText(node))) {
      return false;
    }
    int variable = walk.names.variable(node);
    if (variable == Names.NONE) {
      return true;
    }
    int declared = tree.parent(variable);
    return tree.is(declared, Kind.FUNCTION)
        || (tree.is(declared, Kind.VARIABLE) && tree.is(tree.child(declared, 3), Kind.LAMBDA));
  }

  /// Whether one of the arguments of a call is a function.
  boolean isIn(int arguments) {
    for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
      if (isFunction(a)) {
        return true;
      }
    }
    return false;
  }

  /// Evaluates arguments of which some are functions: the others first, as they may go there.
  ///
  /// @param input gives what the functions get, once the others are known
  /// @param now whether what is called is known to call the functions itself
  /// @return what all of them carry together, what the functions return included
  Taint arguments(int arguments, Supplier<Taint> input, boolean now) {
    Taint all = Taint.NONE;
    for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
      if (!isFunction(a)) {
        all = all.and(walk.evaluate(a));
      }
    }
    Taint given = input.get();
    for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
      if (isFunction(a)) {
        Taint result = run(a, given, now || !given.isNone());
        results.put(a, result);
        all = all.and(result);
      }
    }
    return all;
  }

  /// What a function among the arguments returned when it ran last.
  Taint result(int node) {
    return results.getOrDefault(node, Taint.NONE);
  }

  /// The function that an expression is; null where it is none, or not of the project.
  @Nullable FunctionValue held(int node) {
    if (tree.is(node, Kind.LAMBDA)) {
      return new FunctionValue(walk, node);
    }
    String path = walk.path(node);
    if (path != null
        && walk.state.constant(path + FunctionValue.PART) instanceof FunctionValue it) {
      return it;
    }
    Dispatch.Target target = isFunction(node) ? walk.dispatch.reference(node) : null;
    return target == null ? null : new FunctionValue(target.walk(), target.function());
  }

  private Taint run(int node, Taint given, boolean now) {
    if (tree.is(node, Kind.LAMBDA) || tree.is(node, Kind.FUNCTION)) {
      return walk.lambda(node, given, now);
    }
    Taint itself = walk.evaluate(node);
    State before = walk.state.copy();
    Taint result = walk.calls.ofReference(node, given);
    if (!now) {
      walk.withdraw(before);
      before.join(walk.state);
      walk.state = before;
    }
    return result == null ? itself.and(given) : result;
  }
}
