package dev.lockstep.sast.match;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;

/// Where the symbols of patterns occur in a file: the nodes that have them, and those whose
/// imported name has them as a part.
final class Occurrences {
  private static final int[] NONE = {};

  private final int[][] nodes;
  private final int[] counts;
  private final int size;

  /// @param size how many symbols patterns have; those of the file alone follow them
  Occurrences(Tree tree, Names names, int size) {
    this.size = size;
    nodes = new int[size][];
    counts = new int[size];
    int[][] parts = new int[tree.symbols().size()][];
    for (int node = 0; node < tree.size(); node++) {
      int symbol = tree.symbol(node);
      add(symbol, node);
      split(tree.symbols(), symbol, node, parts);
      int qualified = names.qualified(node);
      if (qualified != Names.NONE && qualified != symbol) {
        add(qualified, node);
        split(tree.symbols(), qualified, node, parts);
      }
    }
  }

  private void add(int symbol, int node) {
    if (symbol >= size || symbol == Symbols.EMPTY) {
      return;
    }
    int count = counts[symbol];
    int[] its = nodes[symbol];
    if (its == null) {
      its = new int[4];
      nodes[symbol] = its;
    } else if (its[count - 1] == node) {
      return;
    } else if (count == its.length) {
      its = Arrays.copyOf(its, count * 2);
      nodes[symbol] = its;
    }
    its[count] = node;
    counts[symbol]++;
  }

  /// Parts of dotted names and paths; what a symbol falls into is found once.
  private void split(Symbols symbols, int symbol, int node, int[][] known) {
    int[] parts = known[symbol];
    if (parts == null) {
      parts = parts(symbols, symbol);
      known[symbol] = parts;
    }
    for (int part : parts) {
      add(part, node);
    }
  }

  private static int[] parts(Symbols symbols, int symbol) {
    String name = symbols.text(symbol);
    if (name.length() >= 200 || name.indexOf('.') < 0 && name.indexOf('/') < 0) {
      return NONE;
    }
    int[] parts = new int[8];
    int count = 0;
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.' || name.charAt(i) == '/') {
        int part = i > start ? symbols.find(name.substring(start, i)) : -1;
        if (part >= 0) {
          parts = count == parts.length ? Arrays.copyOf(parts, count * 2) : parts;
          parts[count++] = part;
        }
        start = i + 1;
      }
    }
    return Arrays.copyOf(parts, count);
  }

  boolean has(int symbol) {
    return counts[symbol] > 0;
  }

  /// Of some symbols the one that occurs least often.
  int rarest(int[] symbols) {
    int rarest = symbols[0];
    for (int symbol : symbols) {
      if (counts[symbol] < counts[rarest]) {
        rarest = symbol;
      }
    }
    return rarest;
  }

  int count(int symbol) {
    return counts[symbol];
  }

  /// How often some symbols occur together.
  int count(int[] symbols) {
    int count = 0;
    for (int symbol : symbols) {
      count += counts[symbol];
    }
    return count;
  }

  /// The node of a symbol with an index.
  int node(int symbol, int index) {
    int[] its = nodes[symbol];
    if (its == null) {
      throw new IndexOutOfBoundsException(symbol);
    }
    return its[index];
  }

  /// Whether all symbols occur among the nodes from one to before another.
  boolean areWithin(int[] symbols, int from, int to) {
    for (int symbol : symbols) {
      int[] its = nodes[symbol];
      if (its == null) {
        return false;
      }
      int at = Arrays.binarySearch(its, 0, counts[symbol], from);
      int first = at >= 0 ? at : -at - 1;
      if (first >= counts[symbol] || its[first] >= to) {
        return false;
      }
    }
    return true;
  }
}
