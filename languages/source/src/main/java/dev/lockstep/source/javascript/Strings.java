package dev.lockstep.source.javascript;

import dev.lockstep.source.token.LiteralText;
import dev.lockstep.source.tree.Symbols;

/// Reads string literals and the text of template literals, escapes undone (ECMA-262, sections
/// 12.9.4 and 12.9.6).
final class Strings {
  private final byte[] source;
  private final Symbols symbols;

  /// Of what was read last: its value.
  int symbol;

  /// Whether it ended as it should.
  boolean closed;

  private final LiteralText text;

  Strings(byte[] source, Symbols symbols) {
    this.source = source;
    this.symbols = symbols;
    text = new LiteralText(source);
  }

  /// Reads a literal whose quote stands at an offset.
  ///
  /// @return the offset behind it
  int read(int quoteAt) {
    byte quote = source[quoteAt];
    int from = quoteAt + 1;
    int kept = from;
    int at = from;
    text.clear();
    closed = false;
    boolean raw = text.isRegex(from);
    while (at < source.length) {
      byte c = source[at];
      if (raw && c == '\\') {
        at = Math.min(source.length, at + 2);
        continue;
      }
      if (c == quote) {
        closed = true;
        symbol = text.symbol(symbols, from, kept, at);
        return at + 1;
      }
      if (c == '\\') {
        text.keep(kept, at);
        at = escape(at);
        kept = at;
      } else if (c == '\n' || c == '\r') {
        break;
      } else {
        at++;
      }
    }
    symbol = text.symbol(symbols, from, kept, at);
    return at;
  }

  /// Reads a template's text from an offset to its closing quote, where it is [#closed], or to the
  /// sign of an interpolation.
  ///
  /// @return the offset of what ended it
  int template(int from) {
    int kept = from;
    int at = from;
    text.clear();
    closed = false;
    while (at < source.length) {
      byte c = source[at];
      if (c == '`' || c == '$' && text.sourceAt(at + 1) == '{') {
        closed = c == '`';
        break;
      }
      if (c == '\\') {
        text.keep(kept, at);
        at = escape(at);
        kept = at;
      } else {
        at++;
      }
    }
    symbol = text.symbol(symbols, from, kept, at);
    return at;
  }

  /// An identifier with escapes, whose bytes stand from `from` to before `to`.
  int identifier(int from, int to) {
    text.clear();
    int at = from;
    while (at < to) {
      if (source[at] == '\\') {
        at = escape(at);
      } else {
        text.put(source[at++]);
      }
    }
    return text.symbol(symbols);
  }

  private int escape(int at) {
    int c = text.sourceAt(at + 1);
    switch (c) {
      case -1, '\n' -> {}
      case '\r' -> {
        return text.sourceAt(at + 2) == '\n' ? at + 3 : at + 2;
      }
      case 'n' -> text.put('\n');
      case 't' -> text.put('\t');
      case 'r' -> text.put('\r');
      case 'b' -> text.put('\b');
      case 'f' -> text.put('\f');
      case 'v' -> text.put(11);
      case 'x' -> {
        return hex(at, 2);
      }
      case 'u' -> {
        return text.sourceAt(at + 2) == '{' ? braced(at) : hex(at, 4);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return text.octal(at + 1, 32);
      }
      default -> text.put(c);
    }
    return Math.min(source.length, at + 2);
  }

  private int hex(int at, int digits) {
    if (!text.isHex(at + 2, digits)) {
      text.put(text.sourceAt(at + 1));
      return at + 2;
    }
    int code = text.hex(at + 2, digits);
    int behind = at + 2 + digits;
    boolean high = code >= 0xD800 && code < 0xDC00;
    if (high && text.sourceAt(behind) == '\\' && text.sourceAt(behind + 1) == 'u') {
      int low = text.isHex(behind + 2, 4) ? text.hex(behind + 2, 4) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        text.putCodePoint(Character.toCodePoint((char) code, (char) low));
        return behind + 6;
      }
    }
    text.putCodePoint(code);
    return behind;
  }

  private int braced(int at) {
    int code = 0;
    int to = at + 3;
    while (Character.digit(text.sourceAt(to), 16) >= 0 && code <= Character.MAX_CODE_POINT) {
      code = code << 4 | Character.digit(source[to++], 16);
    }
    if (text.sourceAt(to) != '}' || code > Character.MAX_CODE_POINT) {
      text.put('u');
      return at + 2;
    }
    text.putCodePoint(code);
    return to + 1;
  }
}
