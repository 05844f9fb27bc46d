package dev.lockstep.secrets.filter;

/// Bytes in hex that count: `000102030405...`, `0x00112233...`, `fedcba98...`. Tests of ciphers use
/// them as keys; no generator makes them.
final class CountingBytes {
  private static final int FEWEST = 8;

  private CountingBytes() {}

  /// @param text hex digits, perhaps behind `0x` or a word and a colon (`hexkey:0001...`)
  static boolean isIn(String text) {
    int start = Math.max(text.lastIndexOf(':') + 1, text.startsWith("0x") ? 2 : 0);
    int bytes = (text.length() - start) / 2;
    if (bytes < FEWEST) {
      return false;
    }
    int step = byteAt(text, start + 2) - byteAt(text, start);
    int steady = 0;
    for (int i = 1; i < bytes; i++) {
      int last = byteAt(text, start + 2 * i - 2);
      int next = byteAt(text, start + 2 * i);
      if (last < 0 || next < 0) {
        return false;
      }
      steady += next - last == step ? 1 : 0;
    }
    return steady * 4 >= (bytes - 1) * 3;
  }

  /// Negative where the two characters are no hex digits.
  private static int byteAt(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
