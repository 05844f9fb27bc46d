package dev.lockstep.source.python;

import dev.lockstep.source.tree.Symbols;
import java.util.Arrays;

/// Reads string literals and the literal parts of those with interpolation (Python Language
/// Reference, sections 2.5 and 2.6), escapes undone.
final class Strings {
  private final byte[] source;
  private final Symbols symbols;

  /// Of the literal read last: its value.
  int symbol;

  /// Whether it ended with its quote.
  boolean closed;

  // Of the literal being read.
  private byte quote;
  private boolean triple;
  private boolean raw;
  private boolean template;

  private byte[] value = new byte[256];
  private int length;

  Strings(byte[] source, Symbols symbols) {
    this.source = source;
    this.symbols = symbols;
  }

  /// Whether the letters from `start` to before `end` may stand before a quote.
  static boolean isPrefix(byte[] source, int start, int end) {
    for (int i = start; i < end; i++) {
      switch (source[i] | 0x20) {
        case 'r', 'b', 'u', 'f', 't' -> {}
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  static boolean isTemplate(byte[] source, int start, int quote) {
    for (int i = start; i < quote; i++) {
      int letter = source[i] | 0x20;
      if (letter == 'f' || letter == 't') {
        return true;
      }
    }
    return false;
  }

  /// What a literal that is open needs to be read on, while another is read inside it.
  record Open(byte quote, boolean triple, boolean raw) {}

  Open opened() {
    return new Open(quote, triple, raw);
  }

  void reopen(Open open) {
    quote = open.quote;
    triple = open.triple;
    raw = open.raw;
    template = true;
  }

  /// Begins a literal with interpolation.
  ///
  /// @return the offset behind its quotes
  int open(int start, int quoteAt) {
    begin(start, quoteAt);
    template = true;
    return quoteAt + (triple ? 3 : 1);
  }

  /// Reads a whole literal without interpolation.
  ///
  /// @return the offset behind it
  int read(int start, int quoteAt) {
    begin(start, quoteAt);
    template = false;
    return part(quoteAt + (triple ? 3 : 1), false);
  }

  private void begin(int start, int quoteAt) {
    quote = source[quoteAt];
    triple = byteAt(quoteAt + 1) == quote && byteAt(quoteAt + 2) == quote;
    raw = false;
    for (int i = start; i < quoteAt; i++) {
      raw |= (source[i] | 0x20) == 'r';
    }
  }

  /// Reads literal text to the closing quotes, or to the brace of an interpolation.
  ///
  /// @param format whether it is a format specification, which a closing brace ends
  /// @return behind the quotes if [#closed], else the offset of what ended it
  int part(int from, boolean format) {
    closed = false;
    length = 0;
    int kept = from;
    int at = from;
    while (at < source.length) {
      byte c = source[at];
      if (c == quote && isClosing(at)) {
        closed = true;
        return finish(from, kept, at, at + (triple ? 3 : 1));
      }
      if (c == '\\') {
        keep(kept, at);
        at = raw ? rawEscape(at) : escape(at);
        kept = at;
      } else if (c == '\n' || c == '\r') {
        if (!triple) {
          return finish(from, kept, at, at);
        }
        at = lineEnd(kept, at);
        kept = at;
      } else if (template && (c == '{' || c == '}')) {
        boolean twice = !format && byteAt(at + 1) == c;
        if (!twice) {
          if (c == '{' || format) {
            return finish(from, kept, at, at);
          }
          at++;
        } else {
          keep(kept, at + 1);
          at += 2;
          kept = at;
        }
      } else {
        at++;
      }
    }
    return finish(from, kept, at, at);
  }

  private boolean isClosing(int at) {
    return !triple || byteAt(at + 1) == quote && byteAt(at + 2) == quote;
  }

  private int finish(int from, int kept, int to, int result) {
    if (kept == from) {
      symbol = symbols.intern(source, from, to);
    } else {
      keep(kept, to);
      symbol = symbols.intern(value, 0, length);
    }
    return result;
  }

  private int lineEnd(int kept, int at) {
    keep(kept, at);
    put('\n');
    return source[at] == '\r' && byteAt(at + 1) == '\n' ? at + 2 : at + 1;
  }

  private int rawEscape(int at) {
    int to = Math.min(source.length, at + 2);
    if (template && to == at + 2 && (source[at + 1] == '{' || source[at + 1] == '}')) {
      to = at + 1;
    }
    keep(at, to);
    return to;
  }

  /// Undoes the escape at an offset.
  ///
  /// @return the offset behind it
  private int escape(int at) {
    int c = byteAt(at + 1);
    switch (c) {
      case -1 -> put('\\');
      case '\n' -> {}
      case '\r' -> {
        return byteAt(at + 2) == '\n' ? at + 3 : at + 2;
      }
      case '\\', '\'', '"' -> put(c);
      case 'n' -> put('\n');
      case 't' -> put('\t');
      case 'r' -> put('\r');
      case 'a' -> put(7);
      case 'b' -> put('\b');
      case 'f' -> put('\f');
      case 'v' -> put(11);
      case 'x' -> {
        return hex(at, 2);
      }
      case 'u' -> {
        return hex(at, 4);
      }
      case 'U' -> {
        return hex(at, 8);
      }
      case 'N' -> {
        return named(at);
      }
      case '{', '}' -> {
        put('\\');
        return at + 1;
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(at + 1);
      }
      default -> {
        put('\\');
        put(c);
      }
    }
    return Math.min(source.length, at + 2);
  }

  private int hex(int at, int digits) {
    int code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(byteAt(at + 2 + i), 16);
      if (digit < 0) {
        keep(at, at + 2);
        return at + 2;
      }
      code = code << 4 | digit;
    }
    putCodePoint(code);
    return at + 2 + digits;
  }

  private int octal(int at) {
    int code = 0;
    int to = at;
    while (to < at + 3 && byteAt(to) >= '0' && byteAt(to) <= '7') {
      code = code << 3 | source[to] - '0';
      to++;
    }
    putCodePoint(code);
    return to;
  }

  private int named(int at) {
    int to = at + 2;
    if (byteAt(to) == '{') {
      while (to < source.length && source[to] != '}' && source[to] != quote && source[to] != '\n') {
        to++;
      }
      if (byteAt(to) == '}') {
        keep(at, to + 1);
        return to + 1;
      }
    }
    keep(at, at + 2);
    return at + 2;
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
      put(0xF0 | code >> 18 & 0x07);
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
