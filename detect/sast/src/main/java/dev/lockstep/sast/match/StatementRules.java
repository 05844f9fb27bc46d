package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// How statements match.
abstract class StatementRules extends DeclarationRules {

  StatementRules(
      SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  /// A statement of a list: also what merely contains the expression of an expression statement.
  @Override
  final @Nullable Goal statement(int p, int t, @Nullable Goal next) {
    if (code.is(p, Kind.META)) {
      return bindNode(said(p), t) ? next : Goal.FAIL;
    }
    if (code.is(p, Kind.EXPRESSION_STATEMENT)) {
      return expressionStatement(p + 1, t, next);
    }
    if (Kinds.isExpression(code.kind(p)) && Kinds.isStatement(target.kind(t))) {
      return expressionStatement(p, t, next);
    }
    if (isCommand(t) && Kinds.isExpression(code.kind(p))) {
      return deeper(p, t, next);
    }
    return node(p, t, next);
  }

  /// A shell's commands are expressions, and a command of a pattern is one of a list of them.
  private boolean isCommand(int t) {
    Language language = target.language();
    return (language == Language.BASH || language == Language.DOCKERFILE)
        && Kinds.isExpression(target.kind(t));
  }

  private @Nullable Goal expressionStatement(int p, int t, @Nullable Goal next) {
    if (code.is(p, Kind.ELLIPSIS)) {
      return next;
    }
    if (code.is(p, Kind.META)) {
      String name = said(p);
      int mark = mark();
      if (target.is(t, Kind.EXPRESSION_STATEMENT)) {
        if (bindNode(name, t + 1) && tries(next)) {
          return Goal.STOP;
        }
        undo(mark);
        return Goal.FAIL;
      }
      return bindNode(name, t) ? next : Goal.FAIL;
    }
    if (code.is(p, Kind.DEEP)) {
      return deepInStatement(p + 1, t, next);
    }
    return switch (target.kind(t)) {
      case EXPRESSION_STATEMENT -> implicitlyDeep(p, t + 1, next);
      case VARIABLE -> {
        if (tries(Goal.node(p, t, next))) {
          yield Goal.STOP;
        }
        int init = target.child(t, 3);
        yield target.is(init, Kind.NONE) ? Goal.FAIL : deeper(p, init, next);
      }
      case RETURN -> target.is(t + 1, Kind.NONE) ? Goal.FAIL : deeper(p, t + 1, next);
      default -> Kinds.isExpression(target.kind(t)) ? implicitlyDeep(p, t, next) : node(p, t, next);
    };
  }

  private @Nullable Goal deepInStatement(int p, int t, @Nullable Goal next) {
    int end = target.next(t);
    for (int inner = t; inner < end; inner++) {
      Kind kind = target.kind(inner);
      if (inner > t && (kind == Kind.BLOCK || kind == Kind.FUNCTION)) {
        inner = target.next(inner) - 1;
        continue;
      }
      boolean candidate = kind == Kind.VARIABLE || Kinds.inExpressionPlace(target, inner);
      if (candidate && tries(Goal.node(p, inner, next))) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  /// An expression or one inside of it.
  private @Nullable Goal deeper(int p, int t, @Nullable Goal next) {
    int end = target.next(t);
    for (int inner = t; inner < end; inner++) {
      if (Kinds.inExpressionPlace(target, inner) && tries(Goal.node(p, inner, next))) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  /// An expression, or one that it is made of: what is assigned, awaited, called or passed, an
  /// operand, an element; not what is chosen by a condition, indexed, or inside of a function.
  private @Nullable Goal implicitlyDeep(int p, int t, @Nullable Goal next) {
    if (tries(Goal.node(p, t, next))) {
      return Goal.STOP;
    }
    return switch (target.kind(t)) {
      case ASSIGN -> implicitlyDeep(p, target.child(t, 1), next);
      case AWAIT, MEMBER -> implicitlyDeep(p, t + 1, next);
      case CAST -> implicitlyDeep(p, target.child(t, 1), next);
      case CALL, ARGUMENTS, ARRAY, TUPLE, SET, OBJECT, SEQUENCE, BINARY, UNARY, TEMPLATE, YIELD ->
          amongChildren(p, t, next);
      case NAMED_ARGUMENT, PAIR -> implicitlyDeep(p, target.child(t, 1), next);
      case INTERPOLATION, SPREAD ->
          target.hasChildren(t) ? implicitlyDeep(p, t + 1, next) : Goal.FAIL;
      default -> Goal.FAIL;
    };
  }

  private @Nullable Goal amongChildren(int p, int t, @Nullable Goal next) {
    for (int child = t + 1; child < target.next(t); child = target.next(child)) {
      if (implicitlyDeep(p, child, next) == Goal.STOP) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  @Override
  final @Nullable Goal part(int p, int t, @Nullable Goal next) {
    Kind kind = target.kind(t);
    return switch (code.kind(p)) {
      case EXPRESSION_STATEMENT -> expressionStatement(p + 1, t, next);
      case FUNCTION -> function(p, t, next);
      case LAMBDA -> lambda(p, t, next);
      case BLOCK -> block(p, t, next);
      case VARIABLE -> variable(p, t, next);
      case RETURN -> returned(p, t, next);
      case IMPORT -> imports(p, t, next);
      case IMPORTED -> importedName(p, t, next);
      case FOR ->
          kind == Kind.FOR_EACH && code.is(p + 1, Kind.ELLIPSIS)
              ? Goal.node(code.child(p, 3), target.child(t, 2), next)
              : kind == Kind.FOR ? sameKind(p, t, next) : Goal.FAIL;
      case TYPE_DEFINITION -> kind == Kind.CLASS ? typeDefinition(p, t, next) : kind == Kind.TYPE_DEFINITION ? sameKind(p, t, next) : Goal.FAIL;
      default -> kind == code.kind(p) ? sameKind(p, t, next) : Goal.FAIL;
    };
  }

  /// A structure or interface of Go is a type like any other.
  private @Nullable Goal typeDefinition(int p, int t, @Nullable Goal next) {
    int type = code.child(p, 3);
    boolean named = target.language() == Language.GO && code.is(type, Kind.META);
    return named
        ? Goal.node(code.child(p, 1), target.child(t, 1), Goal.node(type, target.child(t, 4), next))
        : Goal.FAIL;
  }

  private @Nullable Goal returned(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.RETURN)) {
      return isImplicitReturn(t) ? Goal.node(p + 1, t, next) : Goal.FAIL;
    }
    if (code.is(p + 1, Kind.ELLIPSIS)) {
      return next;
    }
    return Goal.node(p + 1, t + 1, next);
  }

  /// The body of a lambda that is an expression.
  final boolean isImplicitReturn(int t) {
    int parent = target.parent(t);
    return parent >= 0
        && target.is(parent, Kind.LAMBDA)
        && Kinds.isExpression(target.kind(t))
        && target.child(parent, 3) == t;
  }

  private @Nullable Goal sameKind(int p, int t, @Nullable Goal next) {
    return switch (code.kind(p)) {
      case CAST -> isSameCast(p, t) ? ordered(p, t, next) : Goal.FAIL;
      case IF ->
          Goal.node(
              p + 1, t + 1, branch(code.child(p, 1), target.child(t, 1), otherwise(p, t, next)));
      case CLASS -> classes(p, t, next);
      case MODIFIERS -> unordered(p, t, true, next);
      case PARAMETERS -> ordered(p, t, next);
      case PARAMETER -> parameter(p, t, next);
      case TRY ->
          optional(
              p,
              t,
              0,
              Goal.node(
                  code.child(p, 1),
                  target.child(t, 1),
                  Goal.node(
                      code.child(p, 2),
                      target.child(t, 2),
                      Goal.node(
                          code.child(p, 3),
                          target.child(t, 3),
                          Goal.node(code.child(p, 4), target.child(t, 4), next)))));
      case CATCHES -> unordered(p, t, true, next);
      case CATCH -> caught(p, t, next);
      case SWITCH ->
          Goal.node(
              p + 1,
              t + 1,
              Goal.list(Goal.Op.UNORDERED, rest(code, p), 0, rest(target, t), 0, true, next));
      case FOR -> forLoop(p, t, next);
      case DECORATOR -> decorator(p, t, next);
      case PAIR -> Goal.node(p + 1, t + 1, Goal.node(code.next(p + 1), target.next(t + 1), next));
      case TYPE_DEFINITION, NAMESPACE, EXPORT -> loose(p, t, next);
      case MODIFIER -> equalSymbols(p, t) ? next : Goal.FAIL;
      case WHILE ->
          optional(
              p,
              t,
              2,
              Goal.node(p + 1, t + 1, Goal.node(code.child(p, 1), target.child(t, 1), next)));
      case FOR_EACH ->
          isPair(p + 1, t + 1) ? Goal.FAIL : Goal.node(
              p + 1,
              loopVariable(p + 1, t + 1),
              Goal.node(
                  code.child(p, 1),
                  target.child(t, 1),
                  Goal.node(code.child(p, 2), target.child(t, 2), optional(p, t, 3, next))));
      case LABELS -> Goal.list(Goal.Op.UNORDERED, patternChildren(p), 0, targetChildren(t), 0, true, next);
      case WITH -> equalSymbols(p, t) || said(p).isEmpty() ? ordered(p, t, next) : Goal.FAIL;
      case INDEX -> isSliced(code, p) == isSliced(target, t) ? children(p, t, next) : Goal.FAIL;
      default -> children(p, t, next);
    };
  }

  /// Whether an index is a range, which a metavariable and dots do not stand for.
  private static boolean isSliced(Tree tree, int index) {
    return tree.childCount(index) > 1 && tree.is(tree.child(index, 1), Kind.SLICE);
  }

  /// What is done where a condition holds: a block of one statement is that statement.
  private Goal branch(int p, int t, @Nullable Goal next) {
    boolean block = code.is(p, Kind.BLOCK);
    if (block == target.is(t, Kind.BLOCK) || target.is(t, Kind.NONE)) {
      return Goal.node(p, t, next);
    }
    if (block && code.childCount(p) == 1) {
      return Goal.statement(p + 1, t, next);
    }
    boolean one = !block && target.is(t, Kind.BLOCK) && target.childCount(t) == 1;
    return one ? Goal.statement(p, t + 1, next) : Goal.node(p, t, next);
  }

  private @Nullable Goal otherwise(int p, int t, @Nullable Goal next) {
    int otherwise = code.childCount(p) > 2 ? code.child(p, 2) : -1;
    if (otherwise < 0 || code.is(otherwise, Kind.NONE)) {
      return next;
    }
    return target.childCount(t) > 2 ? branch(otherwise, target.child(t, 2), next) : Goal.FAIL;
  }

  /// Dots in the header stand for all of it, and a metavariable also for what is not named.
  private @Nullable Goal caught(int p, int t, @Nullable Goal next) {
    if (!equalSymbols(p, t)) {
      return Goal.FAIL;
    }
    int type = p + 1;
    int name = code.child(p, 1);
    Goal rest = Goal.node(code.child(p, 2), target.child(t, 2), next);
    if (isDots(type) || isDots(name)) {
      return rest;
    }
    boolean unnamed = code.is(name, Kind.META) && target.is(target.child(t, 1), Kind.NONE);
    if (!unnamed) {
      rest = Goal.node(name, target.child(t, 1), rest);
    }
    return Goal.node(type, t + 1, rest);
  }

  /// `x as T` and `<T> x` say the same.
  private boolean isSameCast(int p, int t) {
    return equalSymbols(p, t) || isAs(said(p)) && isAs(target.symbolText(t));
  }

  private static boolean isAs(String symbol) {
    return symbol.equals("as") || symbol.equals("<>");
  }

  /// What a loop declares, where the pattern declares nothing.
  private int loopVariable(int p, int t) {
    return target.is(t, Kind.VARIABLE) && !code.is(p, Kind.VARIABLE) ? target.child(t, 1) : t;
  }

  /// Whether a loop of Go declares two names where the pattern has one.
  private boolean isPair(int p, int t) {
    return target.language() == Language.GO && code.is(p, Kind.META) && target.is(t, Kind.TUPLE);
  }

  private @Nullable Goal loose(int p, int t, @Nullable Goal next) {
    if (!equalSymbols(p, t)) {
      return Goal.FAIL;
    }
    Goal rest = next;
    for (int role = code.childCount(p) - 1; role >= 0; role--) {
      rest = optional(p, t, role, rest);
    }
    return rest;
  }

  private @Nullable Goal block(int p, int t, @Nullable Goal next) {
    int[] ps = patternChildren(p);
    boolean other = !said(p).isEmpty() && !equalSymbols(p, t);
    if (other || target.is(t, Kind.NONE)) {
      return Goal.FAIL;
    }
    if (ps.length == 1 && isDots(ps[0])) {
      return next;
    }
    int[] ts = target.is(t, Kind.BLOCK) ? targetChildren(t) : new int[] {t};
    return Goal.list(Goal.Op.STATEMENTS, ps, 0, ts, 0, false, next);
  }

  private @Nullable Goal forLoop(int p, int t, @Nullable Goal next) {
    Goal rest = Goal.node(code.child(p, 3), target.child(t, 3), next);
    if (code.is(p + 1, Kind.ELLIPSIS)) {
      return rest;
    }
    return Goal.node(
        p + 1,
        t + 1,
        Goal.node(
            code.child(p, 1),
            target.child(t, 1),
            Goal.node(code.child(p, 2), target.child(t, 2), rest)));
  }
}
