package dev.lockstep.engine.ignore;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The characters between brackets: ranges, `[:alpha:]` and its like (ASCII, as in git), negated by
/// `!` or `^`.
final class CharacterClass {
  private char[] ranges = new char[8];
  private int size;
  private final boolean negated;

  private CharacterClass(boolean negated) {
    this.negated = negated;
  }

  /// @param end the index behind the closing bracket
  record Parsed(CharacterClass set, int end) {}

  boolean contains(char c) {
    for (int i = 0; i < size; i += 2) {
      if (ranges[i] <= c && c <= ranges[i + 1]) {
        return !negated;
      }
    }
    return negated;
  }

  /// Reads from behind the opening bracket; null where the bracket is never closed or a class has
  /// no known name.
  static @Nullable Parsed parse(String pattern, int start) {
    int at = start;
    boolean negated =
        at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
    if (negated) {
      at++;
    }
    CharacterClass set = new CharacterClass(negated);
    int first = at;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == ']' && at > first) {
        return new Parsed(set, at + 1);
      }
      at = pattern.startsWith("[:", at) ? set.named(pattern, at + 2) : set.range(pattern, at);
      if (at < 0) {
        return null;
      }
    }
    return null;
  }

  /// One character or a range of them; the index behind it, or -1.
  private int range(String pattern, int start) {
    int at = pattern.charAt(start) == '\\' ? start + 1 : start;
    if (at >= pattern.length()) {
      return -1;
    }
    char low = pattern.charAt(at++);
    boolean isRange =
        at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
    if (!isRange) {
      add(low, low);
      return at;
    }
    at++;
    if (pattern.charAt(at) == '\\') {
      at++;
    }
    if (at >= pattern.length()) {
      return -1;
    }
    add(low, pattern.charAt(at));
    return at + 1;
  }

  private int named(String pattern, int start) {
    int close = pattern.indexOf(":]", start);
    if (close < 0) {
      return -1;
    }
    String ranges =
        switch (pattern.substring(start, close)) {
          case "alpha" -> "AZaz";
          case "digit" -> "09";
          case "alnum" -> "09AZaz";
          case "upper" -> "AZ";
          case "lower" -> "az";
          case "xdigit" -> "09AFaf";
          case "space" -> "\t\r  ";
          case "blank" -> "\t\t  ";
          case "cntrl" -> "\u0000\u001f\u007f\u007f";
          case "print" -> " ~";
          case "graph" -> "!~";
          case "punct" -> "!/:@[`{~";
          default -> "";
        };
    for (int i = 0; i < ranges.length(); i += 2) {
      add(ranges.charAt(i), ranges.charAt(i + 1));
    }
    return ranges.isEmpty() ? -1 : close + 2;
  }

  private void add(char low, char high) {
    if (size + 2 > ranges.length) {
      ranges = Arrays.copyOf(ranges, size * 2);
    }
    ranges[size++] = low;
    ranges[size++] = high;
  }
}
