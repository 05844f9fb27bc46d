package dev.lockstep.secrets.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.secrets.filter.Proof.Result;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ProofTest {

  @Test
  void aGrafanaTokenEndsWithTheBytesOfItsCrcLowestFirst() {
    String body = "glsa_" + "a7Qz".repeat(8);
    int crc = Integer.reverseBytes((int) crc32(body));

    assertEquals(Result.HOLDS, of("crc32-hex", body + String.format("_%08x", crc)));
    assertEquals(Result.FAILS, of("crc32-hex", body + String.format("_%08x", crc + 1)));
    assertEquals(Result.FAILS, of("crc32-hex", "glsa_1234"));
  }

  @Test
  void aRoutableTokenEndsWithItsCrcInBase36() {
    String body = "glpat-" + "Zk3_".repeat(8) + ".01.0w";
    String crc = Long.toString(crc32(body), 36);
    String padded = "0".repeat(7 - crc.length()) + crc;

    assertEquals(Result.HOLDS, of("crc32-base36", body + padded));
    assertEquals(Result.FAILS, of("crc32-base36", "glrt-" + body.substring(6) + padded));
    assertEquals(Result.FAILS, of("crc32-base36", "short"));
  }

  @Test
  void aSeedOfNatsCarriesACrc16() {
    String seed = "SU" + "A".repeat(53);

    assertEquals(Result.FAILS, of("nkey", seed + "AAA"));
    assertEquals(Result.FAILS, of("nkey", "SUA1"));
    assertEquals(Result.FAILS, of("nkey", ""));
  }

  /// The valid and the invalid strings of BIP 173.
  @Test
  void bech32IsThatOfBip173() {
    assertEquals(Result.HOLDS, of("bech32", "A12UEL5L"));
    assertEquals(Result.HOLDS, of("bech32", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"));
    assertEquals(Result.FAILS, of("bech32", "A1G7SGD8"));
    assertEquals(Result.FAILS, of("bech32", "10a06t8"));
    assertEquals(Result.FAILS, of("bech32", "de1lg7wt\u00ff"));
  }

  @Test
  void aRuleWithoutAChecksumProvesNothing() {
    assertEquals(Result.UNKNOWN, of("", "anything"));
  }

  private static Result of(String name, String secret) {
    return Proof.of(name, secret.getBytes(StandardCharsets.ISO_8859_1)).result();
  }

  private static long crc32(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }
}
