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

  /// Adds a hit at its place among the others: by first bytes, then by keywords.
  public void insert(int position, int keyword) {
    add(position, keyword);
    for (int i = size - 1; i > 0 && isBehind(i - 1, position, keyword); i--) {
      positions[i] = positions[i - 1];
      keywords[i] = keywords[i - 1];
      positions[i - 1] = position;
      keywords[i - 1] = keyword;
    }
  }

  private boolean isBehind(int i, int position, int keyword) {
    return positions[i] > position || (positions[i] == position && keywords[i] > keyword);
  }
}
