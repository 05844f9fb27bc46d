package dev.lockstep.regex;

/// How much a literal tells, roughly, in what people keep in repositories.
final class Rarity {
  /// More characters tell no more: what follows is looked at anyway.
  private static final int LONGEST = 6;

  private Rarity() {}

  static double bits(String text, boolean folded) {
    double bits = 0;
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      bits += bits(text.charAt(i), folded);
    }
    return bits;
  }

  private static double bits(char c, boolean folded) {
    if (c >= 0x80) {
      return 8;
    }
    if (Character.isLetter(c)) {
      boolean frequent = "etaoinsrlc".indexOf(Character.toLowerCase(c)) >= 0;
      double upper = Character.isUpperCase(c) && !folded ? 2 : 0;
      return upper + (frequent ? 3.5 : 5);
    }
    if (Character.isDigit(c)) {
      return 5.5;
    }
    return " \n\t\"'-=.,:;()/*<>_".indexOf(c) >= 0 ? 3 : 6;
  }
}
