package dev.lockstep.engine.scan;

import java.util.SplittableRandom;

/// A digest of a content under a secret key: what names the contents that we read ourselves.
///
/// Blocks of 1 KiB are added up by NH three times over, with a key shifted by one pair each time
/// (Black, Halevi, Krawczyk, Krovetz and Rogaway, "UMAC: fast and secure message authentication",
/// CRYPTO 1999, sections 4 and 5.3), the sums are the coefficients of a polynomial over the field
/// of 2^61-1 (Carter and Wegman 1979), and the polynomial is evaluated at two points. Whoever does
/// not know the key cannot make two contents of n KiB that agree but by a chance below
/// 2^-96 + (6 n / 2^61)^2, whatever the contents are. Not for use where the digests are shown to
/// the attacker.
final class Seal {
  /// All calls of [#update] but the last bring multiples of this many bytes.
  static final int UNIT = 8;

  private static final long PRIME = (1L << 61) - 1;
  private static final long WORD = 0xffff_ffffL;
  private static final int BLOCK = 1024;
  private static final int SUMS = 3;

  private final int[] key = new int[BLOCK / 4 + 2 * (SUMS - 1)];
  private final long point;
  private final long otherPoint;
  private long value;
  private long otherValue;
  private long sum0;
  private long sum1;
  private long sum2;
  private int filled;
  private long length;

  /// @param secret any 64 random bits
  Seal(long secret) {
    SplittableRandom random = new SplittableRandom(secret);
    for (int i = 0; i < key.length; i++) {
      key[i] = random.nextInt();
    }
    point = random.nextLong(2, PRIME);
    otherPoint = random.nextLong(2, PRIME);
  }

  void reset() {
    value = 1;
    otherValue = 1;
    sum0 = 0;
    sum1 = 0;
    sum2 = 0;
    filled = 0;
    length = 0;
  }

  void update(byte[] bytes, int from, int count) {
    if (length % UNIT != 0) {
      throw new IllegalStateException("bytes after an incomplete unit");
    }
    length += count;
    int at = from;
    int whole = from + count / UNIT * UNIT;
    while (at < whole) {
      int to = Math.min(whole, at + BLOCK - filled);
      add(bytes, at, to);
      at = to;
    }
    int left = from + count - whole;
    if (left > 0) {
      byte[] last = new byte[UNIT];
      System.arraycopy(bytes, whole, last, 0, left);
      add(last, 0, UNIT);
    }
  }

  /// Adds units of one block. The words are put together by hand: the compiler that short runs have
  /// makes calls of anything finer.
  private void add(byte[] bytes, int from, int to) {
    int[] k = key;
    long s0 = sum0;
    long s1 = sum1;
    long s2 = sum2;
    int j = filled / 4;
    for (int at = from; at < to; at += UNIT) {
      int a =
          (bytes[at] & 0xff)
              | (bytes[at + 1] & 0xff) << 8
              | (bytes[at + 2] & 0xff) << 16
              | bytes[at + 3] << 24;
      int b =
          (bytes[at + 4] & 0xff)
              | (bytes[at + 5] & 0xff) << 8
              | (bytes[at + 6] & 0xff) << 16
              | bytes[at + 7] << 24;
      s0 += (a + k[j] & WORD) * (b + k[j + 1] & WORD);
      s1 += (a + k[j + 2] & WORD) * (b + k[j + 3] & WORD);
      s2 += (a + k[j + 4] & WORD) * (b + k[j + 5] & WORD);
      j += 2;
    }
    sum0 = s0;
    sum1 = s1;
    sum2 = s2;
    filled += to - from;
    if (filled == BLOCK) {
      endBlock();
    }
  }

  private void endBlock() {
    coefficient(sum0);
    coefficient(sum1);
    coefficient(sum2);
    sum0 = 0;
    sum1 = 0;
    sum2 = 0;
    filled = 0;
  }

  private void coefficient(long sum) {
    value = plus(times(plus(times(value, point), sum >>> 32), point), sum & WORD);
    otherValue =
        plus(times(plus(times(otherValue, otherPoint), sum >>> 32), otherPoint), sum & WORD);
  }

  /// Ends the content: [#value] and [#otherValue] are its digest.
  void end() {
    if (filled > 0) {
      endBlock();
    }
    coefficient(length);
  }

  long value() {
    return value;
  }

  long otherValue() {
    return otherValue;
  }

  /// The number of bytes since [#reset].
  long length() {
    return length;
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
