package dev.lockstep.secrets.filter;

import java.util.ArrayList;
import java.util.List;

/// What a text is made of: letters, those among them that belong to no word, and digits.
///
/// @param strange letters that no word of the lexicon covers
record Spelling(int strange, int letters, int digits) {
  private static final String LEET = "0134578@$!";
  private static final String LEET_LETTERS = "oleastbasi";
  private static final int LONGEST_LEET = 40;
  private static final int SHORTEST_LEET = 4;
  private static final int MANY_HUMPS = 4;

  static Spelling of(String text) {
    return of(text, Lexicon.standard());
  }

  static Spelling of(String text, Lexicon lexicon) {
    Spelling plain = plain(text, lexicon);
    int fewDigits = Math.max(4, text.length() / 3);
    boolean leet =
        plain.strange > 0
            && plain.digits > 0
            && plain.digits <= fewDigits
            && text.length() >= SHORTEST_LEET
            && text.length() <= LONGEST_LEET;
    if (!leet) {
      return plain;
    }
    Spelling read = plain(withoutLeet(text), lexicon);
    return read.strange == 0 ? new Spelling(0, read.letters, 0) : plain;
  }

  /// Whether at least this share of the letters, in percent, is strange.
  boolean isStrangeBy(int percent) {
    return strange * 100 >= letters * percent;
  }

  private static Spelling plain(String text, Lexicon lexicon) {
    int strange = 0;
    int letters = 0;
    int digits = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isLetter(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        letters += end - at;
        strange += strangeIn(text.substring(at, end), lexicon);
        at = end;
      } else {
        digits += isDigit(text.charAt(at)) ? 1 : 0;
        at++;
      }
    }
    return new Spelling(strange, letters, digits);
  }

  private static int strangeIn(String run, Lexicon lexicon) {
    int whole = lexicon.uncovered(run);
    List<String> humps = whole == 0 ? List.of() : humps(run);
    if (humps.size() < 2) {
      return whole;
    }
    int parts = 0;
    for (String hump : humps) {
      boolean initial = hump.length() == 1 && humps.size() < MANY_HUMPS;
      parts += initial ? 0 : lexicon.uncovered(hump);
    }
    return Math.min(whole, parts);
  }

  /// `parseHTTPHeader` as `parse`, `HTTP`, `Header`.
  private static List<String> humps(String run) {
    List<String> humps = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < run.length(); i++) {
      boolean rises = isUpper(run.charAt(i)) && !isUpper(run.charAt(i - 1));
      boolean lastCapital =
          isUpper(run.charAt(i))
              && isUpper(run.charAt(i - 1))
              && i + 1 < run.length()
              && !isUpper(run.charAt(i + 1));
      if (rises || lastCapital) {
        humps.add(run.substring(start, i));
        start = i;
      }
    }
    humps.add(run.substring(start));
    return humps;
  }

  /// Digits and signs between letters read as the letters they resemble.
  private static String withoutLeet(String text) {
    StringBuilder read = new StringBuilder(text);
    for (int i = 1; i < text.length() - 1; i++) {
      int letter = LEET.indexOf(text.charAt(i));
      boolean between = isLetter(read.charAt(i - 1)) && isLetterOrLeet(text.charAt(i + 1));
      if (letter >= 0 && between) {
        read.setCharAt(i, LEET_LETTERS.charAt(letter));
      }
    }
    return read.toString();
  }

  private static boolean isLetterOrLeet(char c) {
    return isLetter(c) || LEET.indexOf(c) >= 0;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || isUpper(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
