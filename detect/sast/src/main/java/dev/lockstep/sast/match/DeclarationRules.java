package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import org.jspecify.annotations.Nullable;

/// How functions, classes, parameters, and variables match.
abstract class DeclarationRules extends ImportRules {
  DeclarationRules(
      SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  final @Nullable Goal function(int p, int t, @Nullable Goal next) {
    switch (target.kind(t)) {
      case FUNCTION -> {
        return isNamedStatement(p, t) ? Goal.FAIL : signature(p, t, next);
      }
      case VARIABLE -> {
        int value = target.child(t, 3);
        return isMember(t) && target.is(value, Kind.LAMBDA)
            ? assigned(p, target.child(t, 1), value, next)
            : Goal.FAIL;
      }
      case PAIR -> {
        int value = target.child(t, 1);
        return target.is(value, Kind.LAMBDA) ? assigned(p, t + 1, value, next) : Goal.FAIL;
      }
      case LAMBDA -> {
        int name = code.child(p, 1);
        boolean anonymous = code.is(name, Kind.NONE) || code.is(name, Kind.ELLIPSIS);
        return anonymous ? lambdaParts(p, 3, 4, 5, t, next) : Goal.FAIL;
      }
      default -> {
        return Goal.FAIL;
      }
    }
  }

  /// Whether a variable is one of a class.
  private boolean isMember(int variable) {
    int body = target.parent(variable);
    return target.is(body, Kind.BLOCK) && target.is(target.parent(body), Kind.CLASS);
  }

  /// Whether a pattern without a name stands against a declaration of JavaScript, which has one.
  private boolean isNamedStatement(int p, int t) {
    return isScript()
        && code.is(code.child(p, 1), Kind.NONE)
        && !target.is(target.child(t, 1), Kind.NONE)
        && !target.is(target.parent(t), Kind.STATEMENT_EXPRESSION);
  }

  final @Nullable Goal assigned(int p, int name, int lambda, @Nullable Goal next) {
    Goal rest = lambdaParts(p, 3, 4, 5, lambda, next);
    return rest == Goal.FAIL || code.is(code.child(p, 1), Kind.NONE)
        ? rest
        : Goal.node(code.child(p, 1), name, rest);
  }

  final @Nullable Goal signature(int p, int t, @Nullable Goal next) {
    int[] ps = patternChildren(p);
    int[] ts = targetChildren(t);
    Goal rest = next;
    rest = optional(p, t, 6, rest);
    if (isBodiless(p) && !target.is(ts[5], Kind.NONE)) {
      return Goal.FAIL;
    }
    rest = body(ps[5], ts[5], rest);
    rest = rest == Goal.FAIL ? rest : optional(p, t, 4, rest);
    if (rest == Goal.FAIL) {
      return rest;
    }
    rest = Goal.node(ps[3], ts[3], rest);
    rest = optional(p, t, 2, rest);
    rest = modifiers(ps[0], ts[0], rest);
    // The name `...` is any name or none.
    return code.is(ps[1], Kind.NONE) || isDots(ps[1]) ? rest : Goal.node(ps[1], ts[1], rest);
  }

  /// Whether a method of Java is one without a body: where it merely lacks it, it matches with one.
  private boolean isBodiless(int p) {
    return code.language() == Language.JAVA
        && code.is(code.child(p, 5), Kind.NONE)
        && code.source()[code.end(p) - 1] == ';';
  }

  /// The body of a function: dots are also none in Java.
  private @Nullable Goal body(int p, int t, @Nullable Goal next) {
    if (code.is(p, Kind.NONE)) {
      return next;
    }
    boolean bodiless = target.is(t, Kind.NONE) && target.language() == Language.JAVA;
    return bodiless && isOpenBlock(p) ? next : Goal.node(p, t, next);
  }

  private boolean isOpenBlock(int p) {
    return code.is(p, Kind.BLOCK) && code.childCount(p) == 1 && isDots(p + 1);
  }

  final @Nullable Goal modifiers(int p, int t, @Nullable Goal next) {
    if (code.is(p, Kind.NONE) || !code.hasChildren(p)) {
      return next;
    }
    if (target.is(t, Kind.NONE)) {
      return Goal.FAIL;
    }
    return unordered(p, t, true, next);
  }

  final @Nullable Goal lambda(int p, int t, @Nullable Goal next) {
    if (target.is(t, Kind.FUNCTION)) {
      int[] ps = patternChildren(p);
      int[] ts = targetChildren(t);
      boolean expression =
          target.parent(t) >= 0 && target.is(target.parent(t), Kind.STATEMENT_EXPRESSION);
      return expression ? Goal.node(ps[1], ts[3], body(ps[3], ts[5], next)) : Goal.FAIL;
    }
    return target.is(t, Kind.LAMBDA) ? lambdaParts(p, 1, 2, 3, t, next) : Goal.FAIL;
  }

  final @Nullable Goal lambdaParts(
      int p, int parameters, int result, int body, int t, @Nullable Goal next) {
    int[] ps = patternChildren(p);
    int[] ts = targetChildren(t);
    Goal rest = lambdaBody(ps[body], ts[3], next);
    if (rest == Goal.FAIL) {
      return rest;
    }
    if (!code.is(ps[result], Kind.NONE)) {
      rest = Goal.node(ps[result], ts[2], rest);
    }
    rest = Goal.node(ps[parameters], ts[1], rest);
    // A lambda of JavaScript matches whether it is asynchronous or not.
    return isScript() ? rest : modifiers(ps[0], ts[0], rest);
  }

  private boolean isScript() {
    return target.language() == Language.JAVASCRIPT || target.language() == Language.TYPESCRIPT;
  }

  /// In JavaScript, an expression is a block that returns it.
  private @Nullable Goal lambdaBody(int p, int t, @Nullable Goal next) {
    if (!isScript()
        || code.is(p, Kind.NONE)
        || code.is(p, Kind.BLOCK)
        || !target.is(t, Kind.BLOCK)) {
      return body(p, t, next);
    }
    boolean returns = target.childCount(t) == 1 && target.is(t + 1, Kind.RETURN);
    return returns ? Goal.node(p, t + 2, next) : Goal.FAIL;
  }

  final @Nullable Goal parameter(int p, int t, @Nullable Goal next) {
    int[] ps = patternChildren(p);
    int[] ts = targetChildren(t);
    boolean bare =
        code.is(ps[1], Kind.META)
            && code.is(ps[2], Kind.NONE)
            && code.is(ps[3], Kind.NONE)
            && !code.hasChildren(ps[0]);
    if (!equalSymbols(p, t) && !(bare && target.symbolText(t).equals("?"))) {
      return Goal.FAIL;
    }
    if (bare) {
      int node = target.is(ts[1], Kind.NAME) ? ts[1] : t;
      return bindNode(said(ps[1]), node) ? next : Goal.FAIL;
    }
    Goal rest = optional(p, t, 2, optional(p, t, 3, next));
    if (rest == Goal.FAIL) {
      return rest;
    }
    rest = modifiers(ps[0], ts[0], rest);
    return rest == Goal.FAIL || code.is(ps[1], Kind.NONE) ? rest : Goal.node(ps[1], ts[1], rest);
  }

  final @Nullable Goal variable(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.VARIABLE)) {
      return Goal.FAIL;
    }
    if (!equalSymbols(p, t) && !isVar(p, t)) {
      return Goal.FAIL;
    }
    int[] ps = patternChildren(p);
    int[] ts = targetChildren(t);
    if (isScript() && code.is(ps[1], Kind.META) && isOpened(ts[1])) {
      return Goal.FAIL;
    }
    Goal rest = Goal.node(ps[3], ts[3], next);
    if (!code.is(ps[2], Kind.NONE)) {
      rest = Goal.node(ps[2], ts[2], rest);
    }
    return modifiers(ps[0], ts[0], Goal.node(ps[1], ts[1], rest));
  }

  /// Whether a target takes its value apart, and so is no name.
  private boolean isOpened(int t) {
    return target.is(t, Kind.OBJECT) || target.is(t, Kind.ARRAY);
  }

  private boolean isVar(int p, int t) {
    return said(p).equals("var")
        && options.letIsVar()
        && switch (target.symbolText(t)) {
          case "let", "using" -> isScript();
          case "const" -> isScript() || target.language() == Language.GO;
          default -> false;
        };
  }

  final @Nullable Goal classes(int p, int t, @Nullable Goal next) {
    if (!equalSymbols(p, t) && !isAnnotation(p, t)) {
      return Goal.FAIL;
    }
    int[] ps = patternChildren(p);
    int[] ts = targetChildren(t);
    Goal rest = next;
    if (!code.is(ps[4], Kind.NONE)) {
      if (target.is(ts[4], Kind.NONE)) {
        return Goal.FAIL;
      }
      rest = fields(ps[4], ts[4], rest);
    }
    if (!code.is(ps[3], Kind.NONE) && code.hasChildren(ps[3])) {
      rest =
          Goal.list(
              Goal.Op.UNORDERED, patternChildren(ps[3]), 0, targetChildren(ts[3]), 0, true, rest);
    }
    rest = modifiers(ps[0], ts[0], optional(p, t, 2, rest));
    return rest == Goal.FAIL || code.is(ps[1], Kind.NONE) ? rest : Goal.node(ps[1], ts[1], rest);
  }

  /// Java's `@interface` is an interface too.
  private boolean isAnnotation(int p, int t) {
    return said(p).equals("interface") && target.symbolText(t).equals("annotation");
  }

  final Goal fields(int p, int t, @Nullable Goal next) {
    return Goal.list(Goal.Op.UNORDERED, patternChildren(p), 0, targetChildren(t), 0, true, next);
  }

  final @Nullable Goal decorator(int p, int t, @Nullable Goal next) {
    int given = p + 1;
    int there = t + 1;
    if (!code.is(given, Kind.CALL) && target.is(there, Kind.CALL)) {
      boolean bare = !target.hasChildren(target.next(there + 1));
      return bare ? Goal.node(given, there + 1, next) : Goal.FAIL;
    }
    if (code.is(given, Kind.CALL) && !target.is(there, Kind.CALL)) {
      int[] arguments = patternChildren(code.next(given + 1));
      boolean none =
          arguments.length == 0
              || arguments.length == 1 && (isDots(arguments[0]) || metaDots(arguments[0]) != null);
      return none ? Goal.node(given + 1, there, next) : Goal.FAIL;
    }
    return Goal.node(given, there, next);
  }

  final Goal unordered(int p, int t, boolean more, @Nullable Goal next) {
    return Goal.list(Goal.Op.UNORDERED, patternChildren(p), 0, targetChildren(t), 0, more, next);
  }

  final Goal ordered(int p, int t, @Nullable Goal next) {
    return Goal.list(Goal.Op.LIST, patternChildren(p), 0, targetChildren(t), 0, false, next);
  }
}
