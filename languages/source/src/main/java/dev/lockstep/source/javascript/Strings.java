package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Symbols;
import java.util.Arrays;

/// Reads string literals and the text of template literals, escapes undone (ECMA-262, sections
/// 12.9.4 and 12.9.6).
final class Strings {
  private final byte[] source;
  private final Symbols symbols;

  /// Of what was read last: its value.
  int symbol;

  /// Whether it ended as it should.
  boolean closed;

  private byte[] value = new byte[256];
  private int length;

  Strings(byte[] source, Symbols symbols) {
    this.source = source;
    this.symbols = symbols;
  }

  /// Reads a literal whose quote stands at an offset.
  ///
  /// @return the offset behind it
  int read(int quoteAt) {
    byte quote = source[quoteAt];
    int from = quoteAt + 1;
    int kept = from;
    int at = from;
    length = 0;
    closed = false;
    while (at < source.length) {
      byte c = source[at];
      if (c == quote) {
        closed = true;
        finish(from, kept, at);
        return at + 1;
      }
      if (c == '\\') {
        keep(kept, at);
        at = escape(at);
        kept = at;
      } else if (c == '\n' || c == '\r') {
        break;
      } else {
        at++;
      }
    }
    finish(from, kept, at);
    return at;
  }

  /// Reads a template's text from an offset to its closing quote, where it is [#closed], or to the
  /// sign of an interpolation.
  ///
  /// @return the offset of what ended it
  int template(int from) {
    int kept = from;
    int at = from;
    length = 0;
    closed = false;
    while (at < source.length) {
      byte c = source[at];
      if (c == '`' || c == '$' && byteAt(at + 1) == '{') {
        closed = c == '`';
        break;
      }
      if (c == '\\') {
        keep(kept, at);
        at = escape(at);
        kept = at;
      } else {
        at++;
      }
    }
    finish(from, kept, at);
    return at;
  }

  private void finish(int from, int kept, int to) {
    if (kept == from) {
      symbol = symbols.intern(source, from, to);
    } else {
      keep(kept, to);
      symbol = symbols.intern(value, 0, length);
    }
  }

  /// An identifier with escapes, whose bytes stand from `from` to before `to`.
  int identifier(int from, int to) {
    length = 0;
    int at = from;
    while (at < to) {
      if (source[at] == '\\') {
        at = escape(at);
      } else {
        put(source[at++]);
      }
    }
    return symbols.intern(value, 0, length);
  }

  private int escape(int at) {
    int c = byteAt(at + 1);
    switch (c) {
      case -1, '\n' -> {}
      case '\r' -> {
        return byteAt(at + 2) == '\n' ? at + 3 : at + 2;
      }
      case 'n' -> put('\n');
      case 't' -> put('\t');
      case 'r' -> put('\r');
      case 'b' -> put('\b');
      case 'f' -> put('\f');
      case 'v' -> put(11);
      case 'x' -> {
        return hex(at, 2);
      }
      case 'u' -> {
        return byteAt(at + 2) == '{' ? braced(at) : hex(at, 4);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(at + 1);
      }
      default -> put(c);
    }
    return Math.min(source.length, at + 2);
  }

  private int hex(int at, int digits) {
    int code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(byteAt(at + 2 + i), 16);
      if (digit < 0) {
        put(byteAt(at + 1));
        return at + 2;
      }
      code = code << 4 | digit;
    }
    int behind = at + 2 + digits;
    boolean high = code >= 0xD800 && code < 0xDC00;
    if (high && byteAt(behind) == '\\' && byteAt(behind + 1) == 'u') {
      int low = surrogate(behind + 2);
      if (low >= 0) {
        putCodePoint(Character.toCodePoint((char) code, (char) low));
        return behind + 6;
      }
    }
    putCodePoint(code);
    return behind;
  }

  private int surrogate(int at) {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(byteAt(at + i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code >= 0xDC00 && code < 0xE000 ? code : -1;
  }

  private int braced(int at) {
    int code = 0;
    int to = at + 3;
    while (Character.digit(byteAt(to), 16) >= 0 && code <= Character.MAX_CODE_POINT) {
      code = code << 4 | Character.digit(source[to++], 16);
    }
    if (byteAt(to) != '}' || code > Character.MAX_CODE_POINT) {
      put('u');
      return at + 2;
    }
    putCodePoint(code);
    return to + 1;
  }

  private int octal(int at) {
    int code = 0;
    int to = at;
    while (to < at + 3 && byteAt(to) >= '0' && byteAt(to) <= '7' && code < 32) {
      code = code << 3 | source[to] - '0';
      to++;
    }
    putCodePoint(code);
    return to;
  }

  private void putCodePoint(int code) {
    if (code < 0x80) {
      put(code);
    } else if (code < 0x800) {
      put(0xC0 | code >> 6);
      put(0x80 | code & 0x3F);
    } else if (code < 0x10000) {
      put(0xE0 | code >> 12);
      put(0x80 | code >> 6 & 0x3F);
      put(0x80 | code & 0x3F);
    } else {
      put(0xF0 | code >> 18);
      put(0x80 | code >> 12 & 0x3F);
      put(0x80 | code >> 6 & 0x3F);
      put(0x80 | code & 0x3F);
    }
  }

  private void put(int octet) {
    room(1);
    value[length++] = (byte) octet;
  }

  private void keep(int from, int to) {
    int size = to - from;
    if (size > 0) {
      room(size);
      System.arraycopy(source, from, value, length, size);
      length += size;
    }
  }

  private void room(int size) {
    if (length + size > value.length) {
      value = Arrays.copyOf(value, Math.max(length + size, value.length * 2));
    }
  }

  private int byteAt(int at) {
    return at < source.length ? source[at] : -1;
  }
}
