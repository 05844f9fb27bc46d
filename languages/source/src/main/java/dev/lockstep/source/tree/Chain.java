package dev.lockstep.source.tree;

import java.util.Arrays;

/// A chain of one operator, `a + b + ... + z`, which leans left and is as high as it is long.
///
/// Generated code joins strings by the thousand. Where the operator is associative, the chain can
/// be halved again and again instead, which makes it as high as the logarithm of its length.
final class Chain {
  private final TreeBuilder tree;
  private int[] operators = new int[64];
  private int[] operands = new int[64];
  private int count;
  private int used;

  private Chain(TreeBuilder tree) {
    this.tree = tree;
  }

  /// Halves the chain that ends in a node, which stays its root.
  ///
  /// @return whether the node is such a chain
  static boolean halve(TreeBuilder tree, int root) {
    if (!tree.is(root, Kind.BINARY) || !isAssociative(tree.symbols().text(tree.symbolOf(root)))) {
      return false;
    }
    Chain chain = new Chain(tree);
    chain.collect(root);
    if (chain.count < Tree.MAX_HEIGHT / 4) {
      return false;
    }
    chain.build(0, chain.count);
    return true;
  }

  private static boolean isAssociative(String operator) {
    return switch (operator) {
      case "+", "&&", "||", "|", "&", "^", "??" -> true;
      default -> false;
    };
  }

  /// Takes the operators from the last to the first, then the operands from the first to the last.
  private void collect(int root) {
    int node = root;
    int symbol = tree.symbolOf(root);
    while (tree.is(node, Kind.BINARY) && tree.symbolOf(node) == symbol && !isInParentheses(node)) {
      if (count + 1 >= operators.length) {
        operators = Arrays.copyOf(operators, count * 2 + 2);
        operands = Arrays.copyOf(operands, count * 2 + 2);
      }
      operators[count] = node;
      operands[count++] = tree.siblingOf(tree.firstChildOf(node));
      node = tree.firstChildOf(node);
    }
    operands[count] = node;
    for (int low = 0, high = count; low < high; low++, high--) {
      int operand = operands[low];
      operands[low] = operands[high];
      operands[high] = operand;
    }
  }

  private boolean isInParentheses(int node) {
    return tree.startOf(node) != tree.startOf(tree.firstChildOf(node));
  }

  private int build(int first, int last) {
    if (first == last) {
      return operands[first];
    }
    int node = operators[used++];
    int middle = (first + last) >>> 1;
    int left = build(first, middle);
    int right = build(middle + 1, last);
    tree.pair(node, left, right);
    return node;
  }
}
