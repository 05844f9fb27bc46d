package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// How calls, creations and members match.
abstract class CallRules extends OperatorRules {
  CallRules(SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  final @Nullable Goal call(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.CALL)) {
      return target.is(t, Kind.BINARY) && isOpenCommand(p) ? command(p, t, next) : Goal.FAIL;
    }
    int arguments = code.next(p + 1);
    if (isTag(code, arguments) != isTag(target, target.next(t + 1)) && isText(arguments)) {
      return Goal.FAIL;
    }
    if (isOneOfSeveral(code, p) != isOneOfSeveral(target, t)
        && !hasDots(patternChildren(arguments))) {
      return Goal.FAIL;
    }
    if (isMake(code, p) && isMake(target, t)) {
      return made(arguments, target.next(t + 1), next);
    }
    Goal rest = Goal.node(arguments, target.next(t + 1), next);
    int types = code.next(arguments);
    if (types < code.next(p) && !code.is(types, Kind.NONE)) {
      rest = Goal.node(types, target.child(t, 2), rest);
    }
    return Goal.node(p + 1, t + 1, rest);
  }

  /// Whether an instruction `ENV a=b c=d` stands for one of its variables.
  private static boolean isOneOfSeveral(Tree tree, int call) {
    if (tree.language() != Language.DOCKERFILE || !tree.symbolText(call + 1).equals("ENV")) {
      return false;
    }
    int after = tree.next(call);
    boolean first =
        after < tree.size() && tree.is(after, Kind.CALL) && tree.start(after) == tree.start(call);
    // Instructions of one line begin at the same byte.
    return first || isBehindSame(tree, call);
  }

  private static boolean isBehindSame(Tree tree, int call) {
    for (int node = call - 1; node > 0; node--) {
      if (tree.is(node, Kind.CALL) && tree.parent(node) == tree.parent(call)) {
        return tree.start(node) == tree.start(call);
      }
    }
    return false;
  }

  /// Whether a call is Go's `make(T, ...)`.
  private static boolean isMake(Tree tree, int call) {
    return tree.language() == Language.GO
        && tree.is(call + 1, Kind.NAME)
        && tree.symbolText(call + 1).equals("make")
        && tree.childCount(tree.next(call + 1)) > 0;
  }

  /// What is made has a type, which only the first of the pattern's arguments stands for.
  private Goal made(int p, int t, @Nullable Goal next) {
    int[] ps = patternChildren(p);
    int[] ts = targetChildren(t);
    Goal rest = Goal.list(Goal.Op.ARGUMENTS, ps, isDots(ps[0]) ? 0 : 1, ts, 1, false, next);
    return isDots(ps[0]) ? rest : Goal.node(ps[0], ts[0], rest);
  }

  /// Whether arguments are the template behind a tag, without parentheses.
  private static boolean isTag(Tree tree, int arguments) {
    return tree.start(arguments) < tree.end(arguments)
        && tree.source()[tree.start(arguments)] == '`'
        && tree.language() != Language.GO;
  }

  /// Whether the only argument of a pattern is a template.
  private boolean isText(int arguments) {
    return code.childCount(arguments) == 1 && isTemplate(code, arguments + 1);
  }

  /// A shell command that begins with dots, which stand for other commands too.
  final boolean isOpenCommand(int p) {
    int first = code.next(p + 1) + 1;
    return code.is(p + 1, Kind.CONSTANT)
        && said(p + 1).equals("command")
        && code.hasChildren(code.next(p + 1))
        && isDots(first);
  }

  final @Nullable Goal command(int p, int t, @Nullable Goal next) {
    int[] last = patternChildren(code.next(p + 1));
    boolean more = isDots(last[last.length - 1]);
    int[] ts = operands(false, t, target.symbol(t));
    for (int i = more ? 0 : ts.length - 1; i < ts.length; i++) {
      if (tries(Goal.node(p, ts[i], next))) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  final @Nullable Goal creation(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.NEW)) {
      return Goal.FAIL;
    }
    Goal rest = next;
    int body = code.child(p, 2);
    if (!code.is(body, Kind.NONE)) {
      rest = Goal.node(body, target.child(t, 2), rest);
    }
    int arguments = code.child(p, 1);
    if (isKeyed(code, arguments) && isKeyed(target, target.child(t, 1))) {
      rest =
          Goal.list(
              Goal.Op.UNORDERED,
              patternChildren(arguments),
              0,
              targetChildren(target.child(t, 1)),
              0,
              false,
              rest);
      return Goal.node(p + 1, t + 1, rest);
    }
    rest = Goal.node(arguments, target.child(t, 1), rest);
    return Goal.node(p + 1, t + 1, rest);
  }

  /// Whether the fields of a composite literal of Go have names, and so any order.
  private static boolean isKeyed(Tree tree, int arguments) {
    for (int each = arguments + 1; each < tree.next(arguments); each = tree.next(each)) {
      if (tree.is(each, Kind.PAIR)) {
        return tree.language() == Language.GO;
      }
    }
    return false;
  }

  final @Nullable Goal member(int p, int t, @Nullable Goal next) {
    int name = code.child(p, 1);
    if (code.is(name, Kind.ELLIPSIS)) {
      return chain(p + 1, t, next);
    }
    if (!target.is(t, Kind.MEMBER)) {
      return Goal.FAIL;
    }
    int field = target.child(t, 1);
    if (said(p).equals("::") != target.symbolText(t).equals("::")) {
      return Goal.FAIL;
    }
    if (code.is(name, Kind.NAME) && code.symbol(name) != target.symbol(field)) {
      return Goal.FAIL;
    }
    return Goal.node(name, field, Goal.node(p + 1, t + 1, next));
  }

  /// `a ...` before a member: what remains of a chain when members and calls are taken off.
  final @Nullable Goal chain(int p, int t, @Nullable Goal next) {
    int at = t;
    while (true) {
      int object = objectOf(at);
      if (object < 0) {
        return Goal.node(p, at, next);
      }
      if (tries(Goal.node(p, at, next))) {
        return Goal.STOP;
      }
      at = object;
    }
  }

  final int objectOf(int t) {
    return switch (target.kind(t)) {
      case MEMBER, INDEX -> t + 1;
      case CALL -> target.is(t + 1, Kind.MEMBER) ? t + 2 : -1;
      default -> -1;
    };
  }
}
