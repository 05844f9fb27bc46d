package dev.lockstep.engine.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lockstep.engine.cache.ContentKey;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SealTest {
  private static final BigInteger PRIME = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);
  private static final BigInteger WORD = BigInteger.TWO.pow(32);

  /// What two files begin with that have one SHA-1 (Stevens, Bursztein, Karpman, Albertini and
  /// Markov, "The first collision for full SHA-1", CRYPTO 2017): the same bytes, then others.
  private static final String TWINS =
      """
      255044462d312e330a25e2e3cfd30a0a0a312030206f626a0a3c3c2f57696474
      682032203020522f4865696768742033203020522f547970652034203020522f
      537562747970652035203020522f46696c7465722036203020522f436f6c6f72
      53706163652037203020522f4c656e6774682038203020522f42697473506572
      436f6d706f6e656e7420383e3e0a73747265616d0affd8fffe00245348412d31
      20697320646561642121212121852fec092339759c39b1a1c63c4c97e1fffe01
      """;

  private static final String ONE_TWIN =
      """
      7346dc9166b67e118f029ab621b2560ff9ca67cca8c7f85ba84c79030c2b3de2
      18f86db3a90901d5df45c14f26fedfb3dc38e96ac22fe7bd728f0e45bce046d2
      3c570feb141398bb552ef5a0a82be331fea48037b8b5d71f0e332edf93ac3500
      eb4ddc0decc1a864790c782c76215660dd309791d06bd0af3f98cda4bc4629b1
      """;
  private static final String OTHER_TWIN =
      """
      7f46dc93a6b67e013b029aaa1db2560b45ca67d688c7f84b8c4c791fe02b3df6
      14f86db1690901c56b45c1530afedfb76038e972722fe7ad728f0e4904e046c2
      30570fe9d41398abe12ef5bc942be33542a4802d98b5d70f2a332ec37fac3514
      e74ddc0f2cc1a874cd0c78305a21566461309789606bd0bf3f98cda8044629a1
      """;

  @Test
  void tellsTwinsOfOneSha1Apart() throws NoSuchAlgorithmException {
    byte[] one = bytes(TWINS + ONE_TWIN);
    byte[] other = bytes(TWINS + OTHER_TWIN);
    assertArrayEquals(sha1(one), sha1(other));
    assertNotEquals(of(one, 5).id(), of(other, 5).id());
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace("\n", ""));
  }

  private static byte[] sha1(byte[] bytes) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-1").digest(bytes);
  }

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
