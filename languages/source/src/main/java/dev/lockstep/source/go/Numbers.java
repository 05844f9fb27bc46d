package dev.lockstep.source.go;

import dev.lockstep.source.tree.Symbols;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The symbols of numbers: integers by their value, others by their text.
final class Numbers {
  private static final int LONGEST = 1_000;

  private Numbers() {}

  static int symbol(byte[] source, int start, int end, Symbols symbols) {
    String text =
        new String(source, start, end - start, StandardCharsets.ISO_8859_1)
            .replace("_", "")
            .toLowerCase(Locale.ROOT);
    return symbols.intern(end - start > LONGEST ? text : value(text));
  }

  private static String value(String text) {
    try {
      if (text.startsWith("0x")) {
        return new BigInteger(text.substring(2), 16).toString();
      }
      if (text.startsWith("0b")) {
        return new BigInteger(text.substring(2), 2).toString();
      }
      if (text.startsWith("0o")) {
        return new BigInteger(text.substring(2), 8).toString();
      }
      boolean octal = text.startsWith("0");
      return octal ? new BigInteger(text, 8).toString() : new BigInteger(text).toString();
    } catch (NumberFormatException notAnInteger) {
      return text;
    }
  }
}
