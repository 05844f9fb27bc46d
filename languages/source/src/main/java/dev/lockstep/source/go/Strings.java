package dev.lockstep.source.go;

/// Values of interpreted strings and runes (Go specification, "Rune literals").
final class Strings {
  private Strings() {}

  static String unescaped(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int at = 0; at < raw.length(); ) {
      char c = raw.charAt(at);
      if (c == '\\' && at + 1 < raw.length()) {
        at = escape(raw, at, out);
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static int escape(String raw, int backslash, StringBuilder out) {
    char c = raw.charAt(backslash + 1);
    switch (c) {
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000B');
      case 'x' -> {
        return number(raw, backslash, backslash + 2, 2, 16, out);
      }
      case 'u' -> {
        return number(raw, backslash, backslash + 2, 4, 16, out);
      }
      case 'U' -> {
        return number(raw, backslash, backslash + 2, 8, 16, out);
      }
      default -> {
        if (c >= '0' && c <= '7') {
          return number(raw, backslash, backslash + 1, 3, 8, out);
        }
        out.append(c);
      }
    }
    return backslash + 2;
  }

  private static int number(
      String raw, int backslash, int start, int digits, int base, StringBuilder out) {
    int value = 0;
    for (int at = start; at < start + digits; at++) {
      int digit = at < raw.length() ? Character.digit(raw.charAt(at), base) : -1;
      if (digit < 0) {
        out.append('\\');
        return backslash + 1;
      }
      value = value * base + digit;
    }
    if (Character.isValidCodePoint(value)) {
      out.appendCodePoint(value);
    }
    return start + digits;
  }
}
