package dev.lockstep.sast.search;

/// Says whether a string looks random rather than like words.
final class Randomness {
  private Randomness() {}

  /// Bits by the classes and changes of its characters: a secret has many, a word or a path few.
  static boolean looksRandom(String text) {
    int length = text.length();
    if (length < 8) {
      return false;
    }
    int[] counts = new int[128];
    int changes = 0;
    int digits = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128 || c == ' ') {
        return false;
      }
      counts[c]++;
      digits += Character.isDigit(c) ? 1 : 0;
      if (i > 0 && kind(c) != kind(text.charAt(i - 1))) {
        changes++;
      }
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / length;
        entropy -= share * Math.log(share) / Math.log(2);
      }
    }
    return entropy > 2.8 && (digits * 8 >= length || changes * 3 >= length);
  }

  private static int kind(char c) {
    return Character.isDigit(c) ? 0 : Character.isUpperCase(c) ? 1 : Character.isLetter(c) ? 2 : 3;
  }
}
