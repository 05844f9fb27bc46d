package dev.lockstep.engine.git.lineage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// One thread's reading of a line up to its line feed: where it ends, and its digest, both in one
/// pass of eight bytes at a time.
final class Line {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LINE_FEEDS = ONES * '\n';
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long LOW = 0xFFFFFFFFL;

  private final long key;
  private final int longest;
  private long digest;

  /// @param longest bytes of a line that is read to its end
  Line(long key, int longest) {
    this.key = key;
    this.longest = longest;
  }

  /// Reads a line from its first byte on.
  ///
  /// @return where the next one begins; -1 where it is too long or has no end
  int read(byte[] bytes, int length, int from) {
    long state = key * SPREAD;
    int last = Math.min(from + longest, bytes.length) - Long.BYTES;
    for (int at = from; at <= last; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      long other = word ^ LINE_FEEDS;
      long feeds = (other - ONES) & ~other & HIGHS;
      if (feeds == 0) {
        state = mixed(word ^ key, state ^ SPREAD);
      } else {
        int end = at + 1;
        long kept = 0xFF;
        while ((feeds & 0x80) == 0) {
          feeds >>>= Byte.SIZE;
          kept = kept << Byte.SIZE | 0xFF;
          end++;
        }
        digest = mixed((word & kept) ^ key, state ^ SPREAD);
        return end <= length ? end : -1;
      }
    }
    return -1;
  }

  /// Of the line that was read last.
  long digest() {
    return digest;
  }

  /// Both halves of a product of 128 bits in one.
  private static long mixed(long a, long b) {
    long low = (a & LOW) * (b & LOW);
    long cross = (a >>> 32) * (b & LOW) + (low >>> 32);
    long other = (a & LOW) * (b >>> 32) + (cross & LOW);
    long high = (a >>> 32) * (b >>> 32) + (cross >>> 32) + (other >>> 32);
    return a * b ^ high;
  }
}
