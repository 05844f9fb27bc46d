package dev.lockstep.secrets.compat.patch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A name in double quotes, as git writes one with bytes that need an escape (`quote.c`). Text is
/// Latin-1: a `char` a byte.
///
/// @param end the index behind the closing quote
record QuotedName(String name, int end) {
  private static final String LETTERS = "abfnrtv\\\"";
  private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";

  /// Reads one that begins at the text's first `char`.
  ///
  /// @return null where it is malformed
  static @Nullable QuotedName read(String text) {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    int at = 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return name.size() == 0
            ? null
            : new QuotedName(name.toString(StandardCharsets.ISO_8859_1), at);
      }
      if (c != '\\') {
        name.write(c);
        continue;
      }
      int length = escapeLength(text, at);
      if (length == 0) {
        return null;
      }
      name.write(escaped(text, at, length));
      at += length;
    }
    return null;
  }

  private static int escapeLength(String text, int at) {
    if (at < text.length() && LETTERS.indexOf(text.charAt(at)) >= 0) {
      return 1;
    }
    boolean octal = at + 3 <= text.length() && text.charAt(at) <= '3';
    for (int i = 0; octal && i < 3; i++) {
      octal = text.charAt(at + i) >= '0' && text.charAt(at + i) <= '7';
    }
    return octal ? 3 : 0;
  }

  private static int escaped(String text, int at, int length) {
    return length == 1
        ? MEANINGS.charAt(LETTERS.indexOf(text.charAt(at)))
        : Integer.parseInt(text.substring(at, at + 3), 8);
  }
}
