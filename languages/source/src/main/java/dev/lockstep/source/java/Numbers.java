package dev.lockstep.source.java;

import dev.lockstep.source.tree.Symbols;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The symbols of numbers: integers by their value, others by their text.
final class Numbers {
  private static final int LONGEST = 1_000;

  private Numbers() {}

  static int symbol(byte[] source, int start, int end, Symbols symbols) {
    if (isPlain(source, start, end)) {
      return symbols.intern(source, start, end);
    }
    String text =
        new String(source, start, end - start, StandardCharsets.ISO_8859_1)
            .replace("_", "")
            .toLowerCase(Locale.ROOT);
    return symbols.intern(end - start > LONGEST ? text : value(text));
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
    String digits = text.endsWith("l") ? text.substring(0, text.length() - 1) : text;
    try {
      if (digits.startsWith("0x")) {
        return new BigInteger(digits.substring(2), 16).toString();
      }
      if (digits.startsWith("0b")) {
        return new BigInteger(digits.substring(2), 2).toString();
      }
      boolean octal = digits.startsWith("0");
      return octal ? new BigInteger(digits, 8).toString() : new BigInteger(digits).toString();
    } catch (NumberFormatException notAnInteger) {
      return text;
    }
  }
}
