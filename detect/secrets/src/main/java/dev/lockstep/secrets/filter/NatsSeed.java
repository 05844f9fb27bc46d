package dev.lockstep.secrets.filter;

/// A seed of NATS (NKEYS): base 32 without padding of a prefix of two bytes, 32 bytes of seed, and
/// their CRC-16 (XMODEM: polynomial 0x1021, from 0), the low byte first.
final class NatsSeed {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BYTES = 36;
  private static final int POLYNOMIAL = 0x1021;

  private NatsSeed() {}

  static Proof proof(String seed) {
    byte[] bytes = decoded(seed);
    if (bytes.length != BYTES) {
      return Proof.fails("not as long as a seed");
    }
    int stated = (bytes[BYTES - 2] & 0xff) | (bytes[BYTES - 1] & 0xff) << 8;
    return stated == crc16(bytes, BYTES - 2)
        ? Proof.holds("the CRC-16 matches")
        : Proof.fails("the CRC-16 does not match");
  }

  /// Empty where a digit is none.
  private static byte[] decoded(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int held = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = BASE_32.indexOf(text.charAt(i));
      if (digit < 0) {
        return new byte[0];
      }
      held = (held << 5 | digit) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    return bytes;
  }

  private static int crc16(byte[] bytes, int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
    }
    return crc & 0xffff;
  }
}
