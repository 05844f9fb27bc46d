package dev.lockstep.hcl;

import java.nio.charset.StandardCharsets;

/// Identifiers: those of Unicode's UAX 31, with dashes.
final class Names {
  private Names() {}

  /// Whether a byte may start an identifier; every byte beyond ASCII may, and [#end] decides.
  static boolean startsName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  /// Behind the identifier that starts at a place; the place itself where none does.
  static int end(byte[] text, int start) {
    int at = start;
    while (at < text.length) {
      int c = text[at] & 0xFF;
      if (startsName(c) && c < 0x80) {
        at++;
      } else if (at > start && (c == '-' || (c >= '0' && c <= '9'))) {
        at++;
      } else if (c >= 0x80) {
        int length = length(c);
        if (at + length > text.length || !continues(text, at, length)) {
          break;
        }
        at += length;
      } else {
        break;
      }
    }
    return at == start && at < text.length && text[at] < 0 ? start + 1 : at;
  }

  private static int length(int first) {
    if (first >= 0xF0) {
      return 4;
    }
    if (first >= 0xE0) {
      return 3;
    }
    return first >= 0xC0 ? 2 : 1;
  }

  private static boolean continues(byte[] text, int at, int length) {
    String one = new String(text, at, length, StandardCharsets.UTF_8);
    return one.codePointCount(0, one.length()) == 1
        && Character.isUnicodeIdentifierPart(one.codePointAt(0));
  }
}
