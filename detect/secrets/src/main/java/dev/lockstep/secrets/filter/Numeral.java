package dev.lockstep.secrets.filter;

import java.util.Optional;

/// A number or a version: `3600`, `0x1F`, `^1.0.33`, `30s`.
final class Numeral implements Filter {
  private static final int LONGEST = 11;
  private static final int HEX_PREFIX = 2;

  @Override
  public String id() {
    return "number";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    boolean number = isHex(secret) || isVersion(secret);
    return number ? Optional.of("a number or a version") : Optional.empty();
  }

  private static boolean isHex(String text) {
    if (!text.startsWith("0x") || text.length() > HEX_PREFIX + 17) {
      return false;
    }
    String digits = text.endsWith("L") ? text.substring(0, text.length() - 1) : text;
    return digits.chars().skip(HEX_PREFIX).allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static boolean isVersion(String text) {
    int at = 0;
    while (at < text.length() && "-+^~>=v".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int start = at;
    boolean dotted = false;
    while (at < text.length() && (Spelling.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      dotted |= text.charAt(at) == '.';
      at++;
    }
    boolean unit = text.length() - at <= 2 && allLetters(text, at);
    return at > start && unit && (dotted || text.length() <= LONGEST);
  }

  private static boolean allLetters(String text, int from) {
    return text.chars().skip(from).allMatch(c -> c >= 'a' && c <= 'z');
  }
}
