package dev.lockstep.engine;

import java.util.Comparator;
import java.util.HexFormat;

/// The name of a unique content: git's blob id (SHA-1 of `blob SIZE NUL` and the bytes) where git
/// vouches for it, else a digest under a key that only this run or its cache folder knows, so that
/// nobody can make two contents of one name. Names of that sort differ from cache to cache: no
/// report shows them, and nothing is ordered by them.
public record ContentId(long high, long middle, int low) implements Comparable<ContentId> {
  /// The length of an id in bytes.
  public static final int LENGTH = 20;

  private static final Comparator<ContentId> ORDER =
      (a, b) -> {
        int byHigh = Long.compareUnsigned(a.high, b.high);
        if (byHigh != 0) {
          return byHigh;
        }
        int byMiddle = Long.compareUnsigned(a.middle, b.middle);
        return byMiddle != 0 ? byMiddle : Integer.compareUnsigned(a.low, b.low);
      };

  /// The id that `LENGTH` bytes from `at` spell.
  public static ContentId of(byte[] bytes, int at) {
    return new ContentId(longAt(bytes, at), longAt(bytes, at + 8), (int) longAt(bytes, at + 12));
  }

  private static long longAt(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (bytes[at + i] & 0xff);
    }
    return value;
  }

  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(middle) + hex.toHexDigits(low);
  }

  // Written out, as what a record brings is put together at run time, which every start would pay.
  @Override
  public boolean equals(Object other) {
    return other instanceof ContentId id && high == id.high && middle == id.middle && low == id.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high) * 31 + Long.hashCode(middle) + low;
  }

  @Override
  public int compareTo(ContentId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return hex();
  }
}
