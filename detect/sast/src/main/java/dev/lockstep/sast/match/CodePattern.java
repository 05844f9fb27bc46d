package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// A pattern as a tree, with what its root says about where it can match.
public final class CodePattern {
  final Tree tree;
  final int[] dotted;
  final int[] roots;

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
          dotted[node] =
              symbols.intern(symbols.text(dotted[object]) + "." + tree.symbolText(name));
        }
      }
    }
    return dotted;
  }
}
