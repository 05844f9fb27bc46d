package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;

/// All statements of a file in their order, those inside of others behind them: bodies of loops,
/// functions, classes and lambdas alike.
final class Statements {
  private static final int[] NONE = {};

  private final Tree tree;
  private final int[] all;

  /// How many of them stand before a node.
  private final int[] before;

  Statements(Tree tree) {
    this.tree = tree;
    int[] found = new int[tree.size()];
    before = new int[tree.size() + 1];
    int count = 0;
    for (int node = 0; node < tree.size(); node++) {
      before[node] = count;
      if (isListed(node)) {
        found[count++] = node;
      }
    }
    before[tree.size()] = count;
    all = Arrays.copyOf(found, count);
  }

  /// Blocks that are bodies are not statements of their own.
  private boolean isListed(int node) {
    Kind kind = tree.kind(node);
    return Kinds.isStatement(kind)
        && (kind != Kind.BLOCK || tree.parent(node) >= 0 && tree.is(tree.parent(node), Kind.BLOCK));
  }

  /// Whether nothing in some statements is a statement.
  boolean areFlat(int[] list) {
    for (int node : list) {
      if (before[tree.next(node)] > before[node + 1]) {
        return false;
      }
    }
    return true;
  }

  /// What stands in a list of siblings from an index on, and inside of it.
  int[] from(int[] list, int index) {
    if (index >= list.length) {
      return NONE;
    }
    int first = list[index];
    int end = tree.next(list[list.length - 1]);
    int[] inside = Arrays.copyOfRange(all, before[first], before[end]);
    // What a language lets stand among statements without being one is kept.
    return inside.length > 0 ? inside : Arrays.copyOfRange(list, index, list.length);
  }
}
