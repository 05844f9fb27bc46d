package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// A pattern as a tree, with what its root says about where it can match.
public final class CodePattern {
  final Tree tree;
  final int[] dotted;
  final int[] roots;
  private final int[] required;

  /// What may stand at the root of a match.
  enum Place {
    EXPRESSION,
    STATEMENT,
    STATEMENTS,
    PART
  }

  final Place place;

  /// @param tree read in pattern mode without unread ranges
  public CodePattern(Tree tree) {
    this.tree = tree;
    this.roots = children(tree, 0);
    this.dotted = dotted(tree);
    this.place = place();
    this.required = requiredNames();
  }

  /// Whether it is a metavariable alone, which matches every expression.
  public boolean isMetavariable() {
    return roots.length == 1 && tree.is(roots[0], Kind.META);
  }

  private Place place() {
    if (roots.length != 1) {
      return Place.STATEMENTS;
    }
    Kind kind = tree.kind(roots[0]);
    if (Kinds.isStatement(kind)) {
      return Place.STATEMENT;
    }
    return Kinds.isExpression(kind) ? Place.EXPRESSION : Place.PART;
  }

  /// The symbols of names that must occur in every file that it matches.
  public int[] required() {
    return required;
  }

  private int[] requiredNames() {
    int[] names = new int[tree.size()];
    int count = 0;
    for (int node = 1; node < tree.size(); node++) {
      if (tree.is(node, Kind.TYPED_META)) {
        node = tree.next(node) - 1;
      } else if (tree.is(node, Kind.NAME) && !isLoose(node)) {
        names[count++] = tree.symbol(node);
      }
    }
    return java.util.Arrays.copyOf(names, count);
  }

  /// Names that something else may stand for: of types, modules, and with a dot or sign in them.
  private boolean isLoose(int node) {
    for (int at = tree.parent(node); at > 0; at = tree.parent(at)) {
      if (tree.is(at, Kind.TYPE) || tree.is(at, Kind.IMPORT)) {
        return true;
      }
    }
    String text = tree.symbolText(node);
    return text.indexOf('.') >= 0 || text.indexOf('$') >= 0 || text.indexOf('/') >= 0;
  }

  static int[] children(Tree tree, int node) {
    int[] children = new int[tree.childCount(node)];
    int child = node + 1;
    for (int i = 0; i < children.length; i++) {
      children[i] = child;
      child = tree.next(child);
    }
    return children;
  }

  /// For chains of plain names the symbol of the dotted text, else -1.
  private static int[] dotted(Tree tree) {
    int[] dotted = new int[tree.size()];
    for (int node = tree.size() - 1; node >= 0; node--) {
      dotted[node] = -1;
      if (tree.is(node, Kind.NAME)) {
        dotted[node] = tree.symbol(node);
      } else if (tree.is(node, Kind.MEMBER)) {
        int object = node + 1;
        int name = tree.next(object);
        if (dotted[object] >= 0 && tree.is(name, Kind.NAME)) {
          Symbols symbols = tree.symbols();
          dotted[node] = symbols.intern(symbols.text(dotted[object]) + "." + tree.symbolText(name));
        }
      }
    }
    return dotted;
  }
}
