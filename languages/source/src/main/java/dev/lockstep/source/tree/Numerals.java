package dev.lockstep.source.tree;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The symbols of numbers, in the spellings that the languages share: integers by their decimal
/// value,
/// others by their text in lower case, separators left out.
public final class Numerals {
  private static final int LONGEST = 4_000;

  private Numerals() {}

  /// The symbol of the number whose bytes stand from `start` to before `end`.
  public static int symbol(byte[] source, int start, int end, Symbols symbols) {
    if (isPlain(source, start, end)) {
      return symbols.intern(source, start, end);
    }
    String text =
        new String(source, start, end - start, StandardCharsets.ISO_8859_1)
            .replace("_", "")
            .toLowerCase(Locale.ROOT);
    return symbols.intern(end - start > LONGEST ? text : value(text));
  }

  /// The same in a language whose numbers are all of one kind: `1.0` is `1`.
  public static int floating(byte[] source, int start, int end, Symbols symbols) {
    int symbol = symbol(source, start, end, symbols);
    String text = symbols.text(symbol);
    int point = text.indexOf('.');
    if (point <= 0 || end - start > LONGEST) {
      return symbol;
    }
    for (int i = point + 1; i < text.length(); i++) {
      if (text.charAt(i) != '0') {
        return symbol;
      }
    }
    return symbols.intern(text.substring(0, point));
  }

  private static boolean isPlain(byte[] source, int start, int end) {
    for (int i = start; i < end; i++) {
      if (source[i] < '0' || source[i] > '9') {
        return false;
      }
    }
    return source[start] != '0' || end == start + 1;
  }

  private static String value(String text) {
    boolean suffixed = text.endsWith("l") || text.endsWith("n");
    String digits = suffixed ? text.substring(0, text.length() - 1) : text;
    try {
      if (digits.startsWith("0x")) {
        return new BigInteger(digits.substring(2), 16).toString();
      }
      if (digits.startsWith("0b")) {
        return new BigInteger(digits.substring(2), 2).toString();
      }
      if (digits.startsWith("0o")) {
        return new BigInteger(digits.substring(2), 8).toString();
      }
      boolean octal = digits.startsWith("0") && isOctal(digits);
      return octal ? new BigInteger(digits, 8).toString() : new BigInteger(digits).toString();
    } catch (NumberFormatException notAnInteger) {
      return text;
    }
  }

  private static boolean isOctal(String digits) {
    return digits.chars().allMatch(digit -> digit >= '0' && digit <= '7');
  }
}
