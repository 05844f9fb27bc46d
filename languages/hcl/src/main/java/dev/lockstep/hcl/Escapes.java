package dev.lockstep.hcl;

import java.nio.charset.StandardCharsets;

/// Escape sequences of quoted templates.
final class Escapes {
  private Escapes() {}

  /// Reads the sequence at a backslash; one that does not exist is kept as it is written.
  ///
  /// @return behind the sequence
  static int read(byte[] text, int backslash, StringBuilder into) {
    int c = backslash + 1 < text.length ? text[backslash + 1] : -1;
    switch (c) {
      case 'n' -> into.append('\n');
      case 'r' -> into.append('\r');
      case 't' -> into.append('\t');
      case '"' -> into.append('"');
      case '\\' -> into.append('\\');
      case 'u', 'U' -> {
        return codePoint(text, backslash, c == 'u' ? 4 : 8, into);
      }
      default -> {
        into.append('\\');
        return backslash + 1;
      }
    }
    return backslash + 2;
  }

  private static int codePoint(byte[] text, int backslash, int digits, StringBuilder into) {
    int start = backslash + 2;
    int value = 0;
    int at = start;
    while (at < text.length && at < start + digits && Character.digit(text[at], 16) >= 0) {
      value = value * 16 + Character.digit(text[at], 16);
      at++;
    }
    if (at == start + digits && Character.isValidCodePoint(value)) {
      into.appendCodePoint(value);
    } else {
      into.append(new String(text, backslash, at - backslash, StandardCharsets.UTF_8));
    }
    return at;
  }
}
