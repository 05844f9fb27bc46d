package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// How lists match: with ellipses, with named arguments in any order, in any order at all.
abstract class ListRules extends Unifier {
  private static final int MAX_DEPTH = 2_500;
  private static final int[] NOTHING = {};

  final CodePattern pattern;
  final Tree code;
  final Equivalences options;
  int reach;
  long steps;
  private final long budget;
  private int depth;
  boolean exhausted;

  /// Whether a regular expression ended early: the search goes on.
  boolean limited;

  ListRules(SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, sieve);
    this.pattern = pattern;
    this.code = pattern.tree;
    this.options = options;
    this.budget = budget;
  }

  /// One pattern node against one node: what remains to be matched, or [Goal#FAIL].
  abstract @Nullable Goal node(int p, int t, @Nullable Goal next);

  abstract @Nullable Goal statement(int p, int t, @Nullable Goal next);

  /// A complete match was found; true ends the search.
  abstract boolean found();

  /// Tries one of several ways.
  ///
  /// @return whether the search is over
  final boolean tries(@Nullable Goal goal) {
    int mark = mark();
    int reached = reach;
    if (++depth > MAX_DEPTH) {
      exhausted = true;
    }
    boolean over = exhausted || solve(goal);
    depth--;
    undo(mark);
    reach = reached;
    return over;
  }

  private boolean solve(@Nullable Goal first) {
    Goal goal = first;
    while (goal != null) {
      if (++steps > budget) {
        exhausted = true;
        return true;
      }
      goal =
          switch (goal.op) {
            case NODE -> node(goal.p, goal.t, goal.next);
            case STATEMENT -> statement(goal.p, goal.t, goal.next);
            case LIST -> list(goal);
            case OPERANDS -> operands(goal);
            case ARGUMENTS -> arguments(goal);
            case STATEMENTS -> statements(goal);
            case UNORDERED -> unordered(goal);
            case REACH -> {
              reach = Math.max(reach, target.end(goal.t));
              yield goal.next;
            }
            case FAIL, STOP -> goal;
          };
      if (goal == Goal.FAIL) {
        return false;
      }
      if (goal == Goal.STOP) {
        return true;
      }
    }
    return found();
  }

  // ------------------------------------------------------------------ what stands in patterns

  final boolean isDots(int p) {
    return code.is(p, Kind.ELLIPSIS)
        || code.is(p, Kind.EXPRESSION_STATEMENT) && code.is(p + 1, Kind.ELLIPSIS)
        || code.is(p, Kind.PARAMETER) && isLone(p, Kind.ELLIPSIS);
  }

  private boolean isLone(int p, Kind kind) {
    return code.childCount(p) > 1 && code.is(code.child(p, 1), kind);
  }

  /// The name of a `$...ARGS` that a pattern node is, or null.
  final @Nullable String metaDots(int p) {
    int node = p;
    if (code.is(p, Kind.EXPRESSION_STATEMENT)) {
      node = p + 1;
    } else if (code.is(p, Kind.PARAMETER) && isLone(p, Kind.META_ELLIPSIS)) {
      node = code.child(p, 1);
    }
    boolean some = code.is(node, Kind.META_ELLIPSIS) || isStringMeta(node);
    return some ? said(node) : null;
  }

  /// Whether a node is the text `$...X` of a template.
  private boolean isStringMeta(int p) {
    return code.is(p, Kind.STRING)
        && code.is(code.parent(p), Kind.TEMPLATE)
        && said(p).startsWith("$...")
        && LiteralRules.isMetavariable(said(p));
  }

  /// The text of a pattern node's symbol.
  final String said(int p) {
    return pattern.texts[p];
  }

  final int[] patternChildren(int p) {
    return CodePattern.children(code, p);
  }

  final int[] targetChildren(int t) {
    return CodePattern.children(target, t);
  }

  final boolean equalSymbols(int p, int t) {
    return code.symbol(p) == target.symbol(t);
  }

  final @Nullable Goal children(int p, int t, @Nullable Goal next) {
    if (!equalSymbols(p, t)) {
      return Goal.FAIL;
    }
    return Goal.list(Goal.Op.LIST, patternChildren(p), 0, targetChildren(t), 0, false, next);
  }

  final Value slice(int[] ts, int from, int to) {
    if (from >= to) {
      int place = from < ts.length ? ts[from] : from > 0 ? ts[from - 1] : 0;
      return new Value(place, place, target.start(place), target.start(place), "");
    }
    return new Value(
        ts[from], target.next(ts[to - 1]), target.start(ts[from]), target.end(ts[to - 1]), "");
  }

  // ------------------------------------------------------------------ lists

  private @Nullable Goal list(Goal g) {
    if (g.p == g.ps.length) {
      return g.flag || g.t == g.ts.length ? g.next : Goal.FAIL;
    }
    int p = g.ps[g.p];
    if (isStringDots(p) || isDots(p)) {
      return skipping(g, Goal.Op.LIST);
    }
    String meta = metaDots(p);
    if (meta != null) {
      return binding(g, meta, Goal.Op.LIST);
    }
    if (g.t >= g.ts.length) {
      return Goal.FAIL;
    }
    return Goal.node(
        p, g.ts[g.t], Goal.list(Goal.Op.LIST, g.ps, g.p + 1, g.ts, g.t + 1, g.flag, g.next));
  }

  /// Within a template or adjacent strings, text of dots is any number of parts.
  private boolean isStringDots(int p) {
    return code.is(p, Kind.STRING)
        && said(p).equals("...")
        && (code.is(code.parent(p), Kind.TEMPLATE) || code.is(code.parent(p), Kind.STRING));
  }

  private @Nullable Goal skipping(Goal g, Goal.Op op) {
    if (g.p + 1 == g.ps.length) {
      return g.next;
    }
    for (int t = g.t; t < g.ts.length; t++) {
      if (tries(Goal.list(op, g.ps, g.p + 1, g.ts, t, g.flag, g.next))) {
        return Goal.STOP;
      }
    }
    return Goal.list(op, g.ps, g.p + 1, g.ts, g.ts.length, g.flag, g.next);
  }

  private @Nullable Goal binding(Goal g, String meta, Goal.Op op) {
    for (int t = g.t; t <= g.ts.length; t++) {
      int mark = mark();
      if (bind(meta, slice(g.ts, g.t, t))
          && tries(Goal.list(op, g.ps, g.p + 1, g.ts, t, false, g.next))) {
        return Goal.STOP;
      }
      undo(mark);
    }
    return Goal.FAIL;
  }

  private @Nullable Goal operands(Goal g) {
    if (g.p == g.ps.length) {
      return g.t == g.ts.length ? g.next : Goal.FAIL;
    }
    int p = g.ps[g.p];
    if (isDots(p)) {
      return skipping(g, Goal.Op.OPERANDS);
    }
    String meta = metaDots(p);
    if (meta != null) {
      return binding(g, meta, Goal.Op.OPERANDS);
    }
    if (g.t >= g.ts.length) {
      return Goal.FAIL;
    }
    Goal rest = Goal.list(Goal.Op.OPERANDS, g.ps, g.p + 1, g.ts, g.t + 1, g.flag, g.next);
    if (!code.is(p, Kind.META)) {
      return Goal.node(p, g.ts[g.t], rest);
    }
    if (tries(Goal.node(p, g.ts[g.t], rest))) {
      return Goal.STOP;
    }
    return severalOperands(g, said(p));
  }

  private @Nullable Goal severalOperands(Goal g, String meta) {
    for (int t = g.t + 2; t <= g.ts.length; t++) {
      int mark = mark();
      if (bind(meta, slice(g.ts, g.t, t))
          && tries(Goal.list(Goal.Op.OPERANDS, g.ps, g.p + 1, g.ts, t, g.flag, g.next))) {
        return Goal.STOP;
      }
      undo(mark);
    }
    return Goal.FAIL;
  }

  private @Nullable Goal arguments(Goal g) {
    if (g.p == g.ps.length) {
      return g.t == g.ts.length || areImplied(g) ? g.next : Goal.FAIL;
    }
    int p = g.ps[g.p];
    if (isDots(p)) {
      return skipping(g, Goal.Op.ARGUMENTS);
    }
    String meta = metaDots(p);
    if (meta != null) {
      return binding(g, meta, Goal.Op.ARGUMENTS);
    }
    if (code.is(p, Kind.NAMED_ARGUMENT)) {
      return named(g, p);
    }
    if (g.t >= g.ts.length || target.is(g.ts[g.t], Kind.NAMED_ARGUMENT) && !code.is(p, Kind.META)) {
      return Goal.FAIL;
    }
    if (target.is(g.ts[g.t], Kind.NAMED_ARGUMENT)) {
      return Goal.FAIL;
    }
    return Goal.node(
        p, g.ts[g.t], Goal.list(Goal.Op.ARGUMENTS, g.ps, g.p + 1, g.ts, g.t + 1, g.flag, g.next));
  }

  /// Whether what remains of an image's name need not be said: its tag, its digest, its alias.
  private boolean areImplied(Goal g) {
    if (target.language() != Language.DOCKERFILE || g.ps.length == 0) {
      return false;
    }
    for (int t = g.t; t < g.ts.length; t++) {
      boolean implied =
          target.is(g.ts[t], Kind.NAMED_ARGUMENT)
              && switch (target.symbolText(g.ts[t] + 1)) {
                case "as", ":", "@" -> true;
                default -> target.symbolText(g.ts[t] + 1).startsWith("--");
              };
      if (!implied) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Goal named(Goal g, int p) {
    int name = p + 1;
    for (int t = g.t; t < g.ts.length; t++) {
      if (!target.is(g.ts[t], Kind.NAMED_ARGUMENT)) {
        continue;
      }
      boolean any = !code.is(name, Kind.NAME);
      if (!any && target.symbol(g.ts[t] + 1) != code.symbol(name)) {
        continue;
      }
      int[] rest = new int[g.ts.length - g.t - 1];
      System.arraycopy(g.ts, g.t, rest, 0, t - g.t);
      System.arraycopy(g.ts, t + 1, rest, t - g.t, g.ts.length - t - 1);
      Goal behind = Goal.list(Goal.Op.ARGUMENTS, g.ps, g.p + 1, rest, 0, g.flag, g.next);
      Goal both =
          Goal.node(
              name, g.ts[t] + 1, Goal.node(code.next(name), target.next(g.ts[t] + 1), behind));
      if (tries(both)) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  /// Each pattern node takes one of the nodes that no other took.
  private @Nullable Goal unordered(Goal g) {
    int p = g.p;
    while (p < g.ps.length && isDots(g.ps[p])) {
      p++;
    }
    boolean more = g.flag || p > g.p;
    if (p == g.ps.length) {
      return more || g.ts.length == 0 ? g.next : Goal.FAIL;
    }
    String meta = metaDots(g.ps[p]);
    if (meta != null) {
      return Goal.list(Goal.Op.UNORDERED, g.ps, p + 1, g.ts, 0, true, g.next);
    }
    for (int t = 0; t < g.ts.length; t++) {
      int[] rest = new int[g.ts.length - 1];
      System.arraycopy(g.ts, 0, rest, 0, t);
      System.arraycopy(g.ts, t + 1, rest, t, g.ts.length - t - 1);
      Goal behind = Goal.list(Goal.Op.UNORDERED, g.ps, p + 1, rest, 0, more, g.next);
      if (tries(Goal.statement(g.ps[p], g.ts[t], behind))) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  final boolean hasDots(int[] ps) {
    for (int p : ps) {
      if (isDots(p) || metaDots(p) != null) {
        return true;
      }
    }
    return false;
  }

  // ------------------------------------------------------------------ statements

  private @Nullable Goal statements(Goal g) {
    if (g.p == g.ps.length) {
      return g.flag || g.t == g.ts.length ? g.next : Goal.FAIL;
    }
    int p = g.ps[g.p];
    if (isDots(p)) {
      return statementDots(g);
    }
    String meta = metaDots(p);
    if (meta != null) {
      return statementMeta(g, meta);
    }
    if (g.t == g.ts.length) {
      return Goal.FAIL;
    }
    int t = g.ts[g.t];
    return Goal.statement(
        p,
        t,
        Goal.reach(t, Goal.list(Goal.Op.STATEMENTS, g.ps, g.p + 1, g.ts, g.t + 1, g.flag, g.next)));
  }

  private @Nullable Goal statementDots(Goal g) {
    boolean last = g.p + 1 == g.ps.length;
    if (last) {
      return g.t < g.ts.length ? Goal.reach(g.ts[g.ts.length - 1], g.next) : g.next;
    }
    if (skippingStatements(g, g.ts, g.t)) {
      return Goal.STOP;
    }
    if (options.deeperStatements() && !isFlat(g.ts)) {
      int[] all = file.statements().from(g.ts, g.t);
      if (skippingStatements(g, all, 0)) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  /// Behind dots more statements may follow than the pattern has.
  private boolean skippingStatements(Goal g, int[] ts, int from) {
    int[] needed = neededBehind(g);
    for (int t = from; t <= ts.length; t++) {
      if (needed.length > 0
          && (t == ts.length || !file.occurrences().areWithin(needed, ts[t], target.next(ts[t])))) {
        continue;
      }
      Goal rest = Goal.list(Goal.Op.STATEMENTS, g.ps, g.p + 1, ts, t, true, g.next);
      if (tries(t > from ? Goal.reach(ts[t - 1], rest) : rest)) {
        return true;
      }
    }
    return false;
  }

  /// The symbols that the statement behind dots must hold.
  @SuppressWarnings("ReferenceEquality")
  private int[] neededBehind(Goal g) {
    boolean known = g.ps == pattern.roots && !options.symbols() && !isDots(g.ps[g.p + 1]);
    return known ? pattern.requiredOf(g.p + 1) : NOTHING;
  }

  private @Nullable Goal statementMeta(Goal g, String meta) {
    for (int t = g.t; t <= g.ts.length; t++) {
      int mark = mark();
      if (bind(meta, slice(g.ts, g.t, t))) {
        Goal rest = Goal.list(Goal.Op.STATEMENTS, g.ps, g.p + 1, g.ts, t, false, g.next);
        if (tries(t > g.t ? Goal.reach(g.ts[t - 1], rest) : rest)) {
          return Goal.STOP;
        }
      }
      undo(mark);
    }
    return Goal.FAIL;
  }

  private boolean isFlat(int[] ts) {
    return file.statements().areFlat(ts);
  }
}
