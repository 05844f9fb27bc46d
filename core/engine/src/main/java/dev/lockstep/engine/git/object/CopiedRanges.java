package dev.lockstep.engine.git.object;

import java.util.Arrays;

/// The ranges of a content that are copies of ranges of its base, in the order of their places;
/// neighbours that continue each other are one. Reused from content to content.
public final class CopiedRanges {
  private int[] from = new int[16];
  private int[] base = new int[16];
  private int[] length = new int[16];
  private int size;

  public int size() {
    return size;
  }

  /// Where range `i` begins in the content.
  public int from(int i) {
    return from[i];
  }

  /// Where range `i` begins in the base.
  public int base(int i) {
    return base[i];
  }

  public int length(int i) {
    return length[i];
  }

  public void clear() {
    size = 0;
  }

  public void add(int at, int source, int count) {
    int last = size - 1;
    if (last >= 0 && from[last] + length[last] == at && base[last] + length[last] == source) {
      length[last] += count;
      return;
    }
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      base = Arrays.copyOf(base, size * 2);
      length = Arrays.copyOf(length, size * 2);
    }
    from[size] = at;
    base[size] = source;
    length[size++] = count;
  }
}
