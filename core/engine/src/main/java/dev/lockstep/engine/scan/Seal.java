package dev.lockstep.engine.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A second digest of a content, under a secret key: a polynomial over the field of 2^61-1 with the
/// key as its point (Carter and Wegman 1979; Bernstein's Poly1305 is of the same kind).
///
/// Whoever makes two contents of the same SHA-1 does not know the key, so that for them the digests
/// of n bytes agree with a chance of at most n / 2^62 whatever the contents are. Not for use where
/// the digests are shown to the attacker. Four lanes keep the multiplier busy.
final class Seal {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long PRIME = (1L << 61) - 1;
  private static final int BLOCK = 16;

  private final long key;
  private final long stride;
  private long lane0;
  private long lane1;
  private long lane2;
  private long lane3;
  private long length;

  /// @param secret any 64 random bits
  Seal(long secret) {
    key = Math.max(2, Math.floorMod(secret, PRIME));
    long square = times(key, key);
    stride = times(square, square);
  }

  void reset() {
    lane0 = 0;
    lane1 = 0;
    lane2 = 0;
    lane3 = 0;
    length = 0;
  }

  /// Takes in more bytes; all calls but the last bring multiples of 16.
  void update(byte[] bytes, int from, int count) {
    if (length % BLOCK != 0) {
      throw new IllegalStateException("bytes after an incomplete block");
    }
    length += count;
    int end = from + count;
    int at = from;
    for (; at <= end - BLOCK; at += BLOCK) {
      block(bytes, at);
    }
    if (at < end) {
      byte[] last = new byte[BLOCK];
      System.arraycopy(bytes, at, last, 0, end - at);
      block(last, 0);
    }
  }

  private void block(byte[] bytes, int at) {
    lane0 = plus(times(lane0, stride), Integer.toUnsignedLong((int) INT.get(bytes, at)));
    lane1 = plus(times(lane1, stride), Integer.toUnsignedLong((int) INT.get(bytes, at + 4)));
    lane2 = plus(times(lane2, stride), Integer.toUnsignedLong((int) INT.get(bytes, at + 8)));
    lane3 = plus(times(lane3, stride), Integer.toUnsignedLong((int) INT.get(bytes, at + 12)));
  }

  /// The digest of all that came since [#reset]; never 0.
  long value() {
    long value = lane0;
    value = plus(times(value, key), lane1);
    value = plus(times(value, key), lane2);
    value = plus(times(value, key), lane3);
    value = plus(times(value, key), length & PRIME);
    return times(plus(value, 1), key) + 1;
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum >= PRIME ? sum - PRIME : sum;
  }

  private static long times(long a, long b) {
    long low = a * b;
    long high = Math.multiplyHigh(a, b);
    return plus(low & PRIME, high << 3 | low >>> 61);
  }
}
