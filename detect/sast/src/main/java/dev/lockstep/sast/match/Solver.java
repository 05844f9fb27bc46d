package dev.lockstep.sast.match;

import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the matches of one pattern in one file. Used by one thread.
public final class Solver extends StatementRules {
  private static final long BUDGET = 4_000_000;
  private static final int MAX_MATCHES = 20_000;

  private final Set<Match> matches = new LinkedHashSet<>();
  private int root;
  private boolean sequence;

  public Solver(SourceFile file, CodePattern pattern, RuleOptions options) {
    super(file, pattern, options, BUDGET);
  }

  /// Whether the search ended early.
  public boolean isExhausted() {
    return exhausted;
  }

  /// All matches in the order of the file.
  ///
  /// @param given what metavariables are bound to already
  public List<Match> find(Bindings given) {
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

  private boolean isSoleExpression() {
    return code.is(pattern.roots[0], Kind.EXPRESSION_STATEMENT);
  }

  private void expressions(Bindings given) {
    int p = pattern.roots[0];
    Kind kind = code.kind(p);
    switch (kind) {
      case CALL, NEW, BINARY, UNARY, INDEX, LAMBDA, TEMPLATE, OBJECT, ELEMENT -> {
        if (options.is("symbolic_propagation")) {
          attemptAll(file.expressions(), given);
        } else if (kind == Kind.LAMBDA) {
          attemptAll(file.of(kind), given);
          attemptAll(file.of(Kind.FUNCTION), given);
        } else {
          attemptAll(file.of(kind), given);
        }
      }
      case ASSIGN -> {
        attemptAll(file.of(Kind.ASSIGN), given);
        attemptAll(file.of(Kind.VARIABLE), given);
      }
      default -> attemptAll(file.expressions(), given);
    }
  }

  private void attemptAll(int[] nodes, Bindings given) {
    for (int node : nodes) {
      attempt(node, given);
    }
  }

  private void attempt(int node, Bindings given) {
    root = node;
    sequence = false;
    start(given);
    if (matches.size() < MAX_MATCHES) {
      tries(Goal.node(pattern.roots[0], node, null));
    }
  }

  private void parts(Bindings given) {
    Kind kind = code.kind(pattern.roots[0]);
    attemptAll(file.of(kind), given);
    if (kind == Kind.IMPORT) {
      attemptAll(file.of(Kind.VARIABLE), given);
    } else if (kind == Kind.FUNCTION) {
      if (!isDots(code.child(pattern.roots[0], 1))) {
        attemptAll(file.of(Kind.VARIABLE), given);
        attemptAll(file.of(Kind.ASSIGN), given);
        attemptAll(file.of(Kind.PAIR), given);
      }
      attemptAll(file.of(Kind.LAMBDA), given);
    }
  }

  /// Patterns of several statements match at every statement of every list.
  private void statementLists(Bindings given) {
    sequence = true;
    lists(file.of(Kind.FILE), given);
    lists(file.of(Kind.BLOCK), given);
    if (pattern.roots.length == 1) {
      singles(given);
    }
  }

  private void lists(int[] blocks, Bindings given) {
    for (int block : blocks) {
      int[] ts = targetChildren(block);
      for (int i = 0; i < ts.length && matches.size() < MAX_MATCHES; i++) {
        root = ts[i];
        start(given);
        reach = target.start(ts[i]);
        tries(Goal.list(Goal.Op.STATEMENTS, pattern.roots, 0, ts, i, true, null));
      }
    }
  }

  /// Statements that stand in no block.
  private void singles(Bindings given) {
    for (int t : file.of(Kind.EXPRESSION_STATEMENT)) {
      Tree tree = target;
      Kind parent = tree.kind(tree.parent(t));
      if (parent != Kind.BLOCK && parent != Kind.FILE) {
        root = t;
        start(given);
        reach = tree.start(t);
        tries(Goal.list(Goal.Op.STATEMENTS, pattern.roots, 0, new int[] {t}, 0, true, null));
      }
    }
  }

  @Override
  boolean found() {
    int end = sequence ? Math.max(reach, target.start(root) + 1) : target.end(root);
    matches.add(new Match(target.start(root), end, sequence ? -1 : root, bindings()));
    return matches.size() >= MAX_MATCHES;
  }

  // ------------------------------------------------------------------ types

  /// Whether an expression has the type that a pattern is.
  public static boolean hasType(SourceFile file, CodePattern type, int node, RuleOptions options) {
    return new Solver(file, type, options).hasType(node, type.roots[0]);
  }

  @Override
  boolean hasType(int t, int typePattern) {
    String wanted = typeText(code, typePattern);
    int type = names.type(t);
    if (type != Names.NONE && isNamed(wanted, target.symbols().text(type))) {
      return true;
    }
    if (target.is(t, Kind.NEW) && isNamed(wanted, typeText(target, t + 1))) {
      return true;
    }
    return switch (names.constantKind(t)) {
      case STRING -> STRINGS.contains(wanted);
      case NUMBER -> NUMBERS.contains(wanted);
      case BOOLEAN -> wanted.equals("boolean") || wanted.equals("bool");
      default -> target.is(t, Kind.STRING) && STRINGS.contains(wanted);
    };
  }

  private static final Set<String> STRINGS = Set.of("String", "string", "str", "java.lang.String");
  private static final Set<String> NUMBERS =
      Set.of("int", "long", "number", "float", "double", "Integer", "int64", "int32");

  static String typeText(Tree tree, int node) {
    return switch (tree.kind(node)) {
      case NAME -> tree.symbolText(node);
      case MEMBER -> typeText(tree, node + 1) + "." + tree.symbolText(tree.child(node, 1));
      case TYPE ->
          tree.symbolText(node).equals("<>") && tree.hasChildren(node)
              ? typeText(tree, node + 1)
              : tree.text(node);
      default -> tree.text(node);
    };
  }

  private static boolean isNamed(String wanted, String type) {
    return wanted.equals(type)
        || type.endsWith("." + wanted)
        || wanted.endsWith("." + type)
        || type.equals("*" + wanted);
  }
}
