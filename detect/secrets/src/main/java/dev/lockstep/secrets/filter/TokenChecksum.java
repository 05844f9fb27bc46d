package dev.lockstep.secrets.filter;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// CRC-32 at the end of a token, in the spelling that each issuer chose.
final class TokenChecksum {
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int BASE_62_LENGTH = 6;
  private static final int HEX_LENGTH = 8;
  private static final int BASE_36 = 36;
  private static final int BASE_36_LENGTH = 7;

  private TokenChecksum() {}

  /// GitHub and npm: six digits in base 62, over what stands between the first `_` and them.
  static Proof base62(String token) {
    int start = token.indexOf('_') + 1;
    int end = token.length() - BASE_62_LENGTH;
    if (start == 0 || end <= start) {
      return Proof.fails("too short for its checksum");
    }
    long stated = 0;
    for (int i = end; i < token.length(); i++) {
      int digit = BASE_62.indexOf(token.charAt(i));
      if (digit < 0) {
        return answer(false);
      }
      stated = stated * BASE_62.length() + digit;
    }
    return answer(stated == crc32(token.substring(start, end)));
  }

  /// Grafana's service accounts: behind the last `_` the CRC-32 of all before it, its four bytes in
  /// hex, the lowest first (`PrefixedKey` of Grafana's `satokengen`).
  static Proof littleEndianHex(String token) {
    int end = token.length() - HEX_LENGTH - 1;
    if (end <= 0 || token.charAt(end) != '_') {
      return Proof.fails("too short for its checksum");
    }
    long stated = number(token.substring(end + 1), 16);
    long computed =
        Integer.toUnsignedLong(Integer.reverseBytes((int) crc32(token.substring(0, end))));
    return answer(stated == computed);
  }

  /// GitLab's routable tokens: seven digits in base 36, over all before them, the prefix included
  /// (`Authn::TokenField::Generator::RoutableToken` of GitLab).
  static Proof base36(String token) {
    int end = token.length() - BASE_36_LENGTH;
    if (end <= 0) {
      return Proof.fails("too short for its checksum");
    }
    return answer(number(token.substring(end), BASE_36) == crc32(token.substring(0, end)));
  }

  /// -1 where a digit is none.
  private static long number(String digits, int radix) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }

  private static long crc32(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }

  private static Proof answer(boolean matches) {
    return matches ? Proof.holds("the CRC-32 matches") : Proof.fails("the CRC-32 does not match");
  }
}
