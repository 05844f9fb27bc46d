package dev.lockstep.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lockstep.engine.cache.ContentKey;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SealTest {
  private static final BigInteger PRIME = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);
  private static final BigInteger WORD = BigInteger.TWO.pow(32);

  @Test
  void isTheSameInOnePartAndInMany() {
    byte[] bytes = random(5000);
    for (int first : new int[] {0, 8, 1016, 1024, 1032, 4096}) {
      Digests parts = new Digests(99);
      parts.begin();
      parts.update(bytes, 0, first);
      parts.update(bytes, first, 800);
      parts.update(bytes, first + 800, bytes.length - first - 800);
      assertEquals(of(bytes, 99), parts.end(), first + " bytes first");
    }
  }

  @Test
  void isThePolynomialOverSumsThatThePapersName() {
    for (int length : new int[] {0, 1, 8, 100, 1023, 1024, 1025, 3000}) {
      byte[] bytes = random(length);
      assertEquals(expected(bytes, 7), of(bytes, 7), length + " bytes");
    }
  }

  @Test
  void dependsOnTheKeyTheLengthAndEveryByte() {
    byte[] bytes = new byte[1100];
    ContentKey seal = of(bytes, 5);
    assertNotEquals(seal.id(), of(bytes, 6).id());
    assertNotEquals(seal.id(), of(new byte[1101], 5).id());
    for (int i = 0; i < bytes.length; i++) {
      byte[] other = bytes.clone();
      other[i] = 1;
      assertNotEquals(seal.id(), of(other, 5).id(), "byte " + i);
    }
  }

  /// As it is written down, number by number.
  private static ContentKey expected(byte[] bytes, long secret) {
    SplittableRandom random = new SplittableRandom(secret);
    int[] key = new int[260];
    Arrays.setAll(key, _ -> random.nextInt());
    BigInteger[] points = new BigInteger[2];
    Arrays.setAll(points, _ -> BigInteger.valueOf(random.nextLong(2, (1L << 61) - 1)));
    BigInteger[] values = {BigInteger.ONE, BigInteger.ONE};
    for (int block = 0; block < bytes.length; block += 1024) {
      byte[] padded = Arrays.copyOfRange(bytes, block, block + 1024);
      int units = (Math.min(1024, bytes.length - block) + 7) / 8;
      for (int shift = 0; shift < 6; shift += 2) {
        long sum = 0;
        for (int unit = 0; unit < units; unit++) {
          long a = Integer.toUnsignedLong(word(padded, unit * 8) + key[2 * unit + shift]);
          long b = Integer.toUnsignedLong(word(padded, unit * 8 + 4) + key[2 * unit + shift + 1]);
          sum += a * b;
        }
        coefficient(sum, points, values);
      }
    }
    coefficient(bytes.length, points, values);
    return ContentKey.read(values[0].longValueExact(), values[1].longValueExact(), bytes.length);
  }

  private static void coefficient(long sum, BigInteger[] points, BigInteger[] values) {
    BigInteger[] words = new BigInteger(Long.toUnsignedString(sum)).divideAndRemainder(WORD);
    for (int i = 0; i < 2; i++) {
      for (BigInteger word : words) {
        values[i] = values[i].multiply(points[i]).add(word).mod(PRIME);
      }
    }
  }

  private static int word(byte[] bytes, int at) {
    int word = 0;
    for (int i = 3; i >= 0; i--) {
      word = word << 8 | (bytes[at + i] & 0xff);
    }
    return word;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static ContentKey of(byte[] bytes, long secret) {
    return new Digests(secret).of(bytes, bytes.length);
  }
}
