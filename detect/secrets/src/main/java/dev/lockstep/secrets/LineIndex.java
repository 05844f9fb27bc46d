package dev.lockstep.secrets;

import dev.lockstep.engine.Content;

/// Lines and columns of some places of a content, found in one pass over it in small pieces: a
/// content may be larger than memory.
final class LineIndex {
  private static final int PIECE = 1 << 20;

  private final long[] offsets;
  private final Place[] places;
  private int line = 1;
  private int column = 1;
  private long lineStart;

  /// Where a byte stands.
  ///
  /// @param line from 1
  /// @param column in code points from 1
  /// @param lineStart where its line begins in the content
  record Place(int line, int column, long lineStart) {}

  private LineIndex(long[] offsets) {
    this.offsets = offsets;
    this.places = new Place[offsets.length];
  }

  /// @param offsets ascending
  static LineIndex of(Content content, long[] offsets) {
    LineIndex index = new LineIndex(offsets);
    index.read(content);
    return index;
  }

  /// The place of an offset that was asked for.
  Place place(long offset) {
    int found = java.util.Arrays.binarySearch(offsets, offset);
    if (found < 0) {
      throw new IllegalArgumentException("not asked for: " + offset);
    }
    return places[found];
  }

  private void read(Content content) {
    int next = 0;
    long at = 0;
    boolean more = true;
    while (next < offsets.length && more) {
      byte[] piece = content.read(at, PIECE);
      more = piece.length == PIECE;
      int done = 0;
      while (next < offsets.length && (offsets[next] < at + piece.length || !more)) {
        int to = (int) Math.min(offsets[next] - at, piece.length);
        advance(piece, done, to, at);
        places[next++] = new Place(line, column, lineStart);
        done = to;
      }
      if (next < offsets.length) {
        advance(piece, done, piece.length, at);
      }
      at += piece.length;
    }
  }

  /// Goes on over some bytes. Characters are counted in the last line only.
  private void advance(byte[] bytes, int from, int to, long at) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
        start = i + 1;
        lineStart = at + start;
      }
    }
    for (int i = start; i < to; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        column = Math.min(column, Integer.MAX_VALUE - 1) + 1;
      }
    }
  }
}
