package dev.lockstep.engine;

import java.util.Arrays;

/// Where keywords occur in a window, in the order of their first bytes. Reused from window to
/// window.
public final class Hits {
  private int[] positions = new int[256];
  private int[] keywords = new int[256];
  private int size;

  public int size() {
    return size;
  }

  /// The index in the window's bytes at which hit `i` begins.
  public int position(int i) {
    return positions[i];
  }

  /// Which keyword of the extractor's interest hit `i` is.
  public int keyword(int i) {
    return keywords[i];
  }

  public void clear() {
    size = 0;
  }

  public void add(int position, int keyword) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      keywords = Arrays.copyOf(keywords, size * 2);
    }
    positions[size] = position;
    keywords[size++] = keyword;
  }
}
