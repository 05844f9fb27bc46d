package dev.lockstep.engine.git.lineage;

import java.util.Arrays;

/// The keywords of a content that depend on more than what lies near them, in the order of their
/// places, and on what they depend.
final class Looks {
  private static final int CELLS = 4;
  private int[] cells = new int[8 * CELLS];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void add(int position, int keyword, int from, int to) {
    if (size * CELLS == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    int at = size++ * CELLS;
    cells[at] = position;
    cells[at + 1] = keyword;
    cells[at + 2] = from;
    cells[at + 3] = to;
  }

  int position(int i) {
    return cells[i * CELLS];
  }

  int keyword(int i) {
    return cells[i * CELLS + 1];
  }

  /// The first byte that decides; below 0 where the content's beginning does.
  int from(int i) {
    return cells[i * CELLS + 2];
  }

  /// Behind the last byte that decides; behind the content where its end does.
  int to(int i) {
    return cells[i * CELLS + 3];
  }

  /// The first one at a place or behind it.
  int firstFrom(int position) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (position(middle) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// A copy that stays as it is.
  Looks copy() {
    Looks copy = new Looks();
    copy.cells = Arrays.copyOf(cells, Math.max(1, size) * CELLS);
    copy.size = size;
    return copy;
  }
}
