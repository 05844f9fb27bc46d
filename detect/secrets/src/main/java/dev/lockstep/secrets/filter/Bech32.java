package dev.lockstep.secrets.filter;

import java.util.Locale;

/// The checksum of Bech32 (BIP 173), which keys of age carry. age sets no bound on the length.
final class Bech32 {
  private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int CHECKSUM_LENGTH = 6;

  private Bech32() {}

  static Proof proof(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int separator = lower.lastIndexOf('1');
    if (separator < 1 || lower.length() - separator - 1 < CHECKSUM_LENGTH) {
      return Proof.fails("too short for its checksum");
    }
    int sum = 1;
    for (int i = 0; i < separator; i++) {
      sum = next(sum, lower.charAt(i) >> 5);
    }
    sum = next(sum, 0);
    for (int i = 0; i < separator; i++) {
      sum = next(sum, lower.charAt(i) & 31);
    }
    for (int i = separator + 1; i < lower.length(); i++) {
      int digit = DIGITS.indexOf(lower.charAt(i));
      if (digit < 0) {
        return Proof.fails("no Bech32");
      }
      sum = next(sum, digit);
    }
    return sum == 1
        ? Proof.holds("the Bech32 checksum matches")
        : Proof.fails("the Bech32 checksum does not match");
  }

  private static int next(int sum, int digit) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5 ^ digit;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (top >> i & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }
}
