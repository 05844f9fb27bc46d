package dev.lockstep.secrets.compat;

import java.util.Arrays;
import java.util.BitSet;

/// The rules that a text wakes, by index, and where in it their expressions may match.
final class Awake {
  private static final int[] NONE = {};

  private final BitSet rules = new BitSet();
  private final int[][] anchors;
  private final int[] counts;

  Awake(int size) {
    anchors = new int[size][];
    counts = new int[size];
    Arrays.fill(anchors, NONE);
  }

  void wake(int rule) {
    rules.set(rule);
  }

  boolean has(int rule) {
    return rules.get(rule);
  }

  void anchor(int rule, int position) {
    int count = counts[rule];
    if (count > 0 && anchors[rule][count - 1] == position) {
      return;
    }
    if (count == anchors[rule].length) {
      anchors[rule] = Arrays.copyOf(anchors[rule], Math.max(8, 2 * count));
    }
    anchors[rule][count] = position;
    counts[rule]++;
  }

  /// Where the literals of a rule's expression begin, ascending.
  int[] anchors(int rule) {
    return anchors[rule];
  }

  int anchorCount(int rule) {
    return counts[rule];
  }
}
