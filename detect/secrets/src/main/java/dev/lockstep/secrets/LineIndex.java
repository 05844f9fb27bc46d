package dev.lockstep.secrets;

import dev.lockstep.engine.Content;

/// Lines and columns of some places of a content, found in one pass over it in small pieces: a
/// content may be larger than memory.
final class LineIndex {
  private static final int PIECE = 1 << 20;

  private final long[] offsets;
  private final Place[] places;

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
    int line = 1;
    int column = 1;
    long lineStart = 0;
    long at = 0;
    while (next < offsets.length) {
      byte[] piece = content.read(at, PIECE);
      for (int i = 0; i <= piece.length; i++) {
        while (next < offsets.length
            && offsets[next] == at + i
            && (i < piece.length || piece.length < PIECE)) {
          places[next++] = new Place(line, column, lineStart);
        }
        if (i == piece.length || next == offsets.length) {
          break;
        }
        if (piece[i] == '\n') {
          line++;
          column = 1;
          lineStart = at + i + 1;
        } else if ((piece[i] & 0xc0) != 0x80) {
          column = Math.min(column, Integer.MAX_VALUE - 1) + 1;
        }
      }
      at += piece.length;
      if (piece.length < PIECE) {
        while (next < offsets.length) {
          places[next++] = new Place(line, column, lineStart);
        }
      }
    }
  }
}
