package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How operators and assignments match.
abstract class OperatorRules extends LiteralRules {
  OperatorRules(
      SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  final @Nullable Goal unary(int p, int t, @Nullable Goal next) {
    return target.is(t, Kind.UNARY) ? children(p, t, next) : Goal.FAIL;
  }

  final @Nullable Goal binary(int p, int t, @Nullable Goal next) {
    if (target.is(t, Kind.TYPE_TEST) && said(p).equals("instanceof")) {
      return typeTest(p, t, next);
    }
    if (!target.is(t, Kind.BINARY)) {
      return Goal.FAIL;
    }
    int right = code.next(p + 1);
    boolean same = equalSymbols(p, t);
    String operator = said(p);
    if (same && isAssociative(operator) && !isPipe(operator) && options.associativity()) {
      return associative(p, t, operator, next);
    }
    if (same && isSymmetric(operator)) {
      int left = t + 1;
      int other = target.next(left);
      if (tries(Goal.node(p + 1, left, Goal.node(right, other, next)))) {
        return Goal.STOP;
      }
      return Goal.node(p + 1, other, Goal.node(right, left, next));
    }
    if (!same) {
      return Goal.FAIL;
    }
    if (code.is(right, Kind.ELLIPSIS)) {
      if (tries(Goal.node(p + 1, t + 1, next))) {
        return Goal.STOP;
      }
      return node(p, t + 1, next);
    }
    int other = target.next(t + 1);
    String meta = metaDots(right);
    if (meta != null) {
      return bind(meta, slice(new int[] {other}, 0, 1)) ? Goal.node(p + 1, t + 1, next) : Goal.FAIL;
    }
    return Goal.node(p + 1, t + 1, Goal.node(right, other, next));
  }

  /// A type test that gives what passes it a name is still one.
  private Goal typeTest(int p, int t, @Nullable Goal next) {
    int tested = target.child(t, 1);
    int type = target.is(tested, Kind.BINDING) ? tested + 1 : tested;
    return Goal.node(p + 1, t + 1, Goal.node(code.next(p + 1), type, next));
  }

  static boolean isAssociative(String operator) {
    return switch (operator) {
      case "&&", "||", "&", "|", "^" -> true;
      default -> false;
    };
  }

  /// A pipe of a shell is written as the operator on bits is.
  private boolean isPipe(String operator) {
    return operator.equals("|")
        && (target.language() == Language.BASH || target.language() == Language.DOCKERFILE);
  }

  final boolean isSymmetric(String operator) {
    return switch (operator) {
      case "==", "!=", "===", "!==" -> options.commutingComparison();
      default -> false;
    };
  }

  final @Nullable Goal associative(int p, int t, String operator, @Nullable Goal next) {
    int[] ps = operands(true, p, code.symbol(p));
    int[] ts = operands(false, t, target.symbol(t));
    boolean commutes =
        switch (operator) {
          case "&", "|", "^" -> true;
          default -> options.commutingBoolean();
        };
    if (ps.length > ts.length && !hasDots(ps)) {
      return Goal.FAIL;
    }
    // Of what commutes, operands may be left over: in a chain those asked for seldom stand alone.
    return commutes
        ? Goal.list(Goal.Op.UNORDERED, ps, 0, ts, 0, true, next)
        : Goal.list(Goal.Op.OPERANDS, ps, 0, ts, 0, false, next);
  }

  final int[] operands(boolean ofPattern, int node, int operator) {
    List<Integer> all = new ArrayList<>();
    collect(ofPattern, node, operator, all, 0);
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  final void collect(boolean ofPattern, int node, int operator, List<Integer> all, int nesting) {
    var tree = ofPattern ? code : target;
    if (tree.is(node, Kind.BINARY) && tree.symbol(node) == operator && nesting < 500) {
      collect(ofPattern, node + 1, operator, all, nesting + 1);
      collect(ofPattern, tree.next(node + 1), operator, all, nesting + 1);
    } else {
      all.add(node);
    }
  }

  final @Nullable Goal assign(int p, int t, @Nullable Goal next) {
    int value = code.next(p + 1);
    boolean plain = said(p).equals("=") || isWalrus(p);
    if (target.is(t, Kind.VARIABLE)) {
      int init = target.child(t, 3);
      boolean declares =
          plain && !target.is(init, Kind.NONE) && !target.symbolText(t).equals("enum");
      if (!declares || !options.declarations()) {
        return Goal.FAIL;
      }
      return Goal.node(p + 1, target.child(t, 1), Goal.node(value, init, next));
    }
    if (!target.is(t, Kind.ASSIGN) || !equalSymbols(p, t) && !isShort(plain, t)) {
      return Goal.FAIL;
    }
    int left = t + 1;
    int right = target.next(left);
    if (isTuple(left) && isTuple(right) && target.childCount(left) == target.childCount(right)) {
      int[] lefts = targetChildren(left);
      int[] rights = targetChildren(right);
      for (int i = 0; i < lefts.length; i++) {
        if (tries(Goal.node(p + 1, lefts[i], Goal.node(value, rights[i], next)))) {
          return Goal.STOP;
        }
      }
    }
    return Goal.node(p + 1, left, Goal.node(value, right, next));
  }

  /// Python's `:=` is one more way to write an assignment.
  private boolean isWalrus(int p) {
    return said(p).equals(":=") && target.language() == Language.PYTHON;
  }

  final boolean isTuple(int t) {
    return target.is(t, Kind.TUPLE);
  }

  final boolean isShort(boolean plain, int t) {
    return plain && (target.symbolText(t).equals(":=") || target.symbolText(t).equals("="));
  }
}
