package dev.lockstep.regex;

import java.util.List;

/// How much a literal tells, roughly, in what people keep in repositories.
final class Rarity {
  /// More characters tell no more: what follows is looked at anyway.
  private static final int LONGEST = 6;

  /// Shorter ones ask for a table of their own when all keywords are looked for at once.
  private static final int SHORTEST = 3;

  private static final double WORTH_OF_SHORT = 0.5;

  private Rarity() {}

  /// How much one of several literals tells: what they have in common is how often any of them
  /// stands somewhere.
  static double bits(List<Prefixes.Text> texts) {
    double often = 0;
    boolean tooShort = false;
    for (Prefixes.Text text : texts) {
      often += Math.pow(2, -bits(text.text(), text.folded()));
      tooShort |= text.text().length() < SHORTEST;
    }
    double bits = -Math.log(often) / Math.log(2);
    return Math.max(0, tooShort ? bits * WORTH_OF_SHORT : bits);
  }

  private static double bits(String text, boolean folded) {
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
