package dev.lockstep.report.json;

import dev.lockstep.model.RawText;

/// Which characters of a string JSON writes as an escape sequence. `"`, `\` and what lies below the
/// space are escaped in any case (RFC 8259, section 7).
public enum JsonEscaping {
  /// What a terminal could obey or a reader could be deceived by is escaped as well: control
  /// characters of the second block, invisible formatting, right-to-left marks. A lone surrogate
  /// becomes U+FFFD, as I-JSON demands (RFC 7493, section 2.1).
  PORTABLE {
    @Override
    void character(int point, Utf8Text out) {
      switch (Character.getType(point)) {
        case Character.SURROGATE -> out.point(0xFFFD);
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            escape(point, out);
        default -> out.point(point);
      }
    }
  },

  /// As Go's `encoding/json` does, with its HTML escaping. A byte that is not UTF-8 ([RawText])
  /// becomes the escape of U+FFFD.
  GO {
    @Override
    void character(int point, Utf8Text out) {
      if (point == '<' || point == '>' || point == '&' || point == 0x2028 || point == 0x2029) {
        escape(point, out);
      } else if (RawText.isRawByte(point)) {
        escape(0xFFFD, out);
      } else {
        out.point(point);
      }
    }
  };

  private static final String HEX = "0123456789abcdef";

  /// Writes a character that needs no escape by the standard.
  abstract void character(int point, Utf8Text out);

  /// Appends a string in its quotes.
  void string(String text, Utf8Text out) {
    out.ascii('"');
    int plain = 0;
    for (int i = 0; i < text.length(); ) {
      if (isPlain(text.charAt(i))) {
        i++;
        continue;
      }
      out.ascii(text, plain, i);
      int point = text.codePointAt(i);
      special(point, out);
      i += Character.charCount(point);
      plain = i;
    }
    out.ascii(text, plain, text.length());
    out.ascii('"');
  }

  /// Whether no escaping writes it other than it is.
  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
  }

  private void special(int point, Utf8Text out) {
    switch (point) {
      case '"' -> out.ascii("\\\"");
      case '\\' -> out.ascii("\\\\");
      case '\b' -> out.ascii("\\b");
      case '\f' -> out.ascii("\\f");
      case '\n' -> out.ascii("\\n");
      case '\r' -> out.ascii("\\r");
      case '\t' -> out.ascii("\\t");
      default -> {
        if (point < ' ') {
          escape(point, out);
        } else {
          character(point, out);
        }
      }
    }
  }

  private static void escape(int point, Utf8Text out) {
    if (Character.isSupplementaryCodePoint(point)) {
      escape(Character.highSurrogate(point), out);
      escape(Character.lowSurrogate(point), out);
      return;
    }
    out.ascii("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.ascii(HEX.charAt(point >> shift & 15));
    }
  }
}
