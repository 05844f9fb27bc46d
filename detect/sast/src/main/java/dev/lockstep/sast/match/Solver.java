package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// Finds the matches of one pattern in one file. Used by one thread.
public final class Solver extends TypeRules {
  private static final long BUDGET = 4_000_000;
  private static final int MAX_MATCHES = 20_000;
  private static final Kind[] LISTS = {Kind.FILE, Kind.BLOCK};
  private static final int[] NOTHING = {};
  private static final int[][] NO_CHOICES = {};

  private final Set<Match> matches = new LinkedHashSet<>();
  private final int[] required;
  private final int[][] choices;
  private Scope scope = Scope.within(0, Integer.MAX_VALUE);
  private int root;
  private boolean sequence;

  /// Of a pattern that is a member, or a call of one, the metavariable that its name is and that
  /// the sieve is about; empty for none.
  private final String filtered;

  /// @param sieve what conditions say of the pattern's metavariables
  /// @param choices symbols of which one of each row occurs in every match
  public Solver(
      SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, int[][] choices) {
    super(file, pattern, options, sieve, BUDGET);
    this.choices = options.symbols() ? NO_CHOICES : choices;
    filtered = filteredName(pattern.roots[0]);
    required = options.symbols() ? NOTHING : pattern.requiredWithin(file.hasWildcards);
  }

  /// Whether the search ended early.
  public boolean isExhausted() {
    return exhausted || limited;
  }

  /// All matches in the order of the file.
  ///
  /// @param given what metavariables are bound to already
  /// @param wanted where they count; what lies elsewhere is left out
  public List<Match> find(Bindings given, Scope wanted) {
    scope = wanted;
    if (!occurs()) {
      return List.of();
    }
    switch (pattern.place) {
      case EXPRESSION -> expressions(given);
      case STATEMENT -> {
        if (isSoleExpression()) {
          statementLists(given);
        } else {
          parts(given);
        }
      }
      case STATEMENTS -> statementLists(given);
      case PART -> parts(given);
    }
    return new ArrayList<>(matches);
  }

  /// Whether the file has the names of which some must occur.
  private boolean occurs() {
    for (int[] choice : choices) {
      if (file.occurrences().count(choice) == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isSoleExpression() {
    return code.is(pattern.roots[0], Kind.EXPRESSION_STATEMENT);
  }

  // ------------------------------------------------------------------ one node

  private void expressions(Bindings given) {
    Kind kind = code.kind(pattern.roots[0]);
    switch (kind) {
      case CALL, NEW, BINARY, UNARY, INDEX, LAMBDA, TEMPLATE, OBJECT, ELEMENT -> {
        if (options.symbols()) {
          everyExpression(given);
        } else if (kind == Kind.BINARY) {
          nodes(given, Kind.BINARY, Kind.TYPE_TEST);
        } else if (kind == Kind.LAMBDA) {
          nodes(given, Kind.LAMBDA, Kind.FUNCTION);
        } else {
          nodes(given, kind);
        }
      }
      case ASSIGN -> nodes(given, Kind.ASSIGN, Kind.VARIABLE);
      default -> everyExpression(given);
    }
  }

  private void parts(Bindings given) {
    Kind kind = code.kind(pattern.roots[0]);
    boolean script =
        target.language() == Language.JAVASCRIPT || target.language() == Language.TYPESCRIPT;
    if (kind == Kind.IMPORT) {
      nodes(given, Kind.IMPORT, Kind.VARIABLE, Kind.EXPORT);
    } else if (kind == Kind.FUNCTION && isDots(code.child(pattern.roots[0], 1))) {
      nodes(given, Kind.FUNCTION, Kind.LAMBDA);
    } else if (kind == Kind.FUNCTION && script) {
      nodes(given, Kind.FUNCTION, Kind.VARIABLE, Kind.ASSIGN, Kind.PAIR, Kind.LAMBDA);
    } else if (kind == Kind.FUNCTION) {
      nodes(given, Kind.FUNCTION, Kind.VARIABLE, Kind.ASSIGN, Kind.LAMBDA);
    } else if (kind == Kind.TYPE_DEFINITION && target.language() == Language.GO) {
      nodes(given, kind, Kind.CLASS);
    } else if (kind == Kind.FOR && code.is(pattern.roots[0] + 1, Kind.ELLIPSIS)) {
      nodes(given, Kind.FOR, Kind.FOR_EACH);
    } else {
      nodes(given, kind);
    }
    if (kind == Kind.RETURN) {
      implicitReturns(given);
    }
  }

  /// The bodies of lambdas that are expressions; of Java's they are not said to return.
  private void implicitReturns(Bindings given) {
    if (target.language() == Language.JAVA) {
      return;
    }
    for (int lambda : file.of(Kind.LAMBDA)) {
      int body = target.child(lambda, 3);
      if (isImplicitReturn(body) && scope.holds(target.start(body), target.end(body))) {
        attempt(body, given);
      }
    }
  }

  private void everyExpression(Bindings given) {
    attemptAll(
        required.length == 0 && choices.length == 0
            ? file.expressions()
            : around(node -> Kinds.inExpressionPlace(target, node)),
        given);
    int alone = scope.node();
    if (alone >= 0 && !Kinds.inExpressionPlace(target, alone)) {
      attempt(alone, given);
    }
  }

  private void nodes(Bindings given, Kind... kinds) {
    if (required.length > 0 || choices.length > 0) {
      attemptAll(around(node -> isOneOf(node, kinds)), given);
    } else {
      for (Kind kind : kinds) {
        attemptAll(file.of(kind), given);
      }
    }
  }

  private boolean isOneOf(int node, Kind[] kinds) {
    for (Kind kind : kinds) {
      if (target.is(node, kind)) {
        return true;
      }
    }
    return false;
  }

  /// The nodes around the rarest of the symbols that must occur in a match, in the order of the
  /// file.
  private int[] around(IntPredicate wanted) {
    Occurrences occurrences = file.occurrences();
    int[] found = new int[16];
    int count = 0;
    for (int symbol : rarest()) {
      for (int i = 0; i < occurrences.count(symbol); i++) {
        for (int node = occurrences.node(symbol, i); node >= 0; node = target.parent(node)) {
          if (wanted.test(node)) {
            found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
            found[count++] = node;
          }
        }
      }
    }
    Arrays.sort(found, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      int node = found[i];
      if ((i == 0 || node != found[i - 1])
          && occurrences.areWithin(required, node, target.next(node))) {
        found[distinct++] = node;
      }
    }
    return Arrays.copyOf(found, distinct);
  }

  private String filteredName(int p) {
    int member = code.is(p, Kind.CALL) ? p + 1 : p;
    if (!code.is(member, Kind.MEMBER) || pattern.roots.length != 1) {
      return "";
    }
    int name = code.child(member, 1);
    return code.is(name, Kind.META) && sieve.isAbout(said(name)) ? said(name) : "";
  }

  /// Whether a node cannot match, by the name of the member that it is or calls.
  private boolean isSieved(int node) {
    int member = node;
    if (code.is(pattern.roots[0], Kind.CALL)) {
      if (!target.is(node, Kind.CALL)) {
        return false;
      }
      member = node + 1;
    }
    if (!target.is(member, Kind.MEMBER)) {
      return false;
    }
    int name = target.child(member, 1);
    return target.is(name, Kind.NAME) && !sieve.admits(filtered, nodeValue(name));
  }

  /// Symbols of which one must occur in a match, and that occur least often together.
  private int[] rarest() {
    Occurrences occurrences = file.occurrences();
    int[] rarest = required.length == 0 ? NOTHING : new int[] {occurrences.rarest(required)};
    int count = required.length == 0 ? Integer.MAX_VALUE : occurrences.count(rarest);
    for (int[] choice : choices) {
      int its = occurrences.count(choice);
      if (its < count) {
        count = its;
        rarest = choice;
      }
    }
    return rarest;
  }

  private void attemptAll(int[] nodes, Bindings given) {
    boolean sieves = !filtered.isEmpty() && given.get(filtered) == null;
    for (int node : nodes) {
      if (scope.holds(target.start(node), target.end(node)) && !(sieves && isSieved(node))) {
        attempt(node, given);
      }
    }
  }

  private void attempt(int node, Bindings given) {
    if (target.is(node, Kind.VARIABLE) && isInHeader(node)) {
      return;
    }
    root = node;
    sequence = false;
    start(given);
    if (matches.size() < MAX_MATCHES) {
      tries(Goal.node(pattern.roots[0], node, null));
    }
  }

  /// Whether a variable is declared by the header of a loop, which is no statement of its own.
  private boolean isInHeader(int variable) {
    int parent = target.parent(variable);
    return switch (target.kind(parent)) {
      case FOR, FOR_EACH -> true;
      case BLOCK ->
          target.is(target.parent(parent), Kind.FOR) && target.parent(parent) + 1 == parent;
      default -> false;
    };
  }

  // ------------------------------------------------------------------ statements

  /// Patterns of several statements match at every statement of every list.
  private void statementLists(Bindings given) {
    sequence = true;
    if (required.length > 0) {
      for (int block : around(node -> isOneOf(node, LISTS))) {
        list(block, given);
      }
    } else {
      for (Kind kind : LISTS) {
        for (int block : file.of(kind)) {
          list(block, given);
        }
      }
    }
    if (pattern.roots.length == 1) {
      singles(given);
    }
  }

  private void list(int block, Bindings given) {
    int blockEnd = target.next(block);
    int end = target.end(block);
    boolean first = !options.symbols() && !isDots(pattern.roots[0]);
    int[] needed = first ? pattern.requiredOf(0) : NOTHING;
    Occurrences occurrences = file.occurrences();
    int[] ts = targetChildren(block);
    // What begins with dots begins best at the first statement.
    int most = scope.isWidest() && isDots(pattern.roots[0]) ? Math.min(1, ts.length) : ts.length;
    for (int i = 0; i < most && matches.size() < MAX_MATCHES; i++) {
      int t = ts[i];
      if (scope.mayHold(target.start(t), end)
          && occurrences.areWithin(required, t, blockEnd)
          && (needed.length == 0 || occurrences.areWithin(needed, t, target.next(t)))) {
        root = t;
        start(given);
        reach = target.start(t);
        tries(Goal.list(Goal.Op.STATEMENTS, pattern.roots, 0, ts, i, true, null));
      }
    }
  }

  /// Statements that stand in no block.
  private void singles(Bindings given) {
    for (int t : file.of(Kind.EXPRESSION_STATEMENT)) {
      Kind parent = target.kind(target.parent(t));
      if (parent != Kind.BLOCK && parent != Kind.FILE) {
        single(t, given);
      }
    }
    // What a loop does after each round.
    if (code.is(pattern.roots[0] + 1, Kind.UPDATE)) {
      for (int t : file.of(Kind.UPDATE)) {
        if (target.is(target.parent(t), Kind.FOR)) {
          single(t, given);
        }
      }
    }
  }

  private void single(int t, Bindings given) {
    if (scope.mayHold(target.start(t), target.end(t))
        && file.occurrences().areWithin(required, t, target.next(t))) {
      root = t;
      start(given);
      reach = target.start(t);
      tries(Goal.list(Goal.Op.STATEMENTS, pattern.roots, 0, new int[] {t}, 0, true, null));
    }
  }

  @Override
  boolean found() {
    int start = target.start(root);
    int end = sequence ? Math.max(reach, start + 1) : target.end(root);
    if (scope.holds(start, end)) {
      matches.add(new Match(start, end, sequence ? -1 : root, bindings()));
    }
    exhausted |= matches.size() >= MAX_MATCHES;
    return exhausted;
  }

  /// Whether an expression has the type that a pattern is.
  public static boolean hasType(SourceFile file, CodePattern type, int node, Equivalences options) {
    return new Solver(file, type, options, Sieve.OPEN, NO_CHOICES).hasType(node, type.roots[0]);
  }
}
