package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/// A stretch of a text. Lines and columns count from 1; columns count Unicode code points and
/// `endColumn` is the column
/// behind the last one, as in SARIF with `columnKind: unicodeCodePoints`.
///
/// @param byteOffset where the stretch begins in the content, in bytes from 0
/// @param byteLength its length in bytes
public record Region(
    int startLine, int startColumn, int endLine, int endColumn, long byteOffset, long byteLength)
    implements Comparable<Region> {

  public Region {
    if (startLine < 1
        || startColumn < 1
        || endLine < startLine
        || endColumn < 1
        || byteOffset < 0
        || byteLength < 0) {
      throw new IllegalArgumentException(
          "not a region: "
              + startLine
              + ":"
              + startColumn
              + "-"
              + endLine
              + ":"
              + endColumn
              + " @"
              + byteOffset
              + "+"
              + byteLength);
    }
  }

  // By hand: what the compiler makes for a record is linked anew in each process, which small scans
  // feel.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Region that
        && startLine == that.startLine
        && startColumn == that.startColumn
        && endLine == that.endLine
        && endColumn == that.endColumn
        && byteOffset == that.byteOffset
        && byteLength == that.byteLength;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * startLine + startColumn) + 31 * endLine + Long.hashCode(byteOffset);
  }

  @Override
  public int compareTo(Region other) {
    int byOffset = Long.compare(byteOffset, other.byteOffset);
    return byOffset != 0 ? byOffset : Long.compare(byteLength, other.byteLength);
  }
}
