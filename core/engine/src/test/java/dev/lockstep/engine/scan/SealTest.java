package dev.lockstep.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SealTest {
  private static final BigInteger PRIME = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);

  @Test
  void isTheSameInOnePartAndInMany() {
    byte[] bytes = new byte[1000];
    new Random(3).nextBytes(bytes);
    Seal parts = new Seal(99);
    parts.update(bytes, 0, 160);
    parts.update(bytes, 160, 640);
    parts.update(bytes, 800, 200);
    assertEquals(of(bytes, 99), parts.value());
  }

  @Test
  void isThePolynomialThatThePaperNames() {
    byte[] bytes = new byte[48];
    new Random(4).nextBytes(bytes);
    BigInteger key = BigInteger.valueOf(123_456_789_012_345L);
    BigInteger value = BigInteger.ZERO;
    for (int at = 0; at < bytes.length; at += 4) {
      long word = 0;
      for (int i = 3; i >= 0; i--) {
        word = word << 8 | (bytes[at + i] & 0xff);
      }
      value = value.multiply(key).add(BigInteger.valueOf(word)).mod(PRIME);
    }
    value = value.multiply(key).add(BigInteger.valueOf(bytes.length)).mod(PRIME);
    value = value.add(BigInteger.ONE).multiply(key).mod(PRIME).add(BigInteger.ONE);
    assertEquals(value.longValueExact(), of(bytes, key.longValueExact()));
  }

  @Test
  void dependsOnTheKeyTheLengthAndEveryByte() {
    byte[] bytes = new byte[100];
    long seal = of(bytes, 5);
    assertNotEquals(seal, of(bytes, 6));
    assertNotEquals(seal, of(new byte[101], 5));
    for (int i = 0; i < bytes.length; i++) {
      byte[] other = bytes.clone();
      other[i] = 1;
      assertNotEquals(seal, of(other, 5), "byte " + i);
    }
  }

  private static long of(byte[] bytes, long secret) {
    Seal seal = new Seal(secret);
    seal.update(bytes, 0, bytes.length);
    return seal.value();
  }
}
