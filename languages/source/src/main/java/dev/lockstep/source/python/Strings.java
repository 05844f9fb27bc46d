package dev.lockstep.source.python;

import dev.lockstep.source.token.LiteralText;
import dev.lockstep.source.tree.Symbols;

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

  private final LiteralText text;

  Strings(byte[] source, Symbols symbols) {
    this.source = source;
    this.symbols = symbols;
    text = new LiteralText(source);
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
    triple = text.sourceAt(quoteAt + 1) == quote && text.sourceAt(quoteAt + 2) == quote;
    raw = false;
    for (int i = start; i < quoteAt; i++) {
      raw |= (source[i] | 0x20) == 'r';
    }
    raw |= text.isRegex(quoteAt + (triple ? 3 : 1));
  }

  /// Reads literal text to the closing quotes, or to the brace of an interpolation.
  ///
  /// @param format whether it is a format specification, which a closing brace ends
  /// @return behind the quotes if [#closed], else the offset of what ended it
  int part(int from, boolean format) {
    closed = false;
    text.clear();
    int kept = from;
    int at = from;
    while (at < source.length) {
      byte c = source[at];
      if (c == quote && isClosing(at)) {
        closed = true;
        return finish(from, kept, at, at + (triple ? 3 : 1));
      }
      if (c == '\\') {
        text.keep(kept, at);
        at = raw ? rawEscape(at) : escape(at);
        kept = at;
      } else if (c == '\n' || c == '\r') {
        if (!triple) {
          return finish(from, kept, at, at);
        }
        at = lineEnd(kept, at);
        kept = at;
      } else if (template && (c == '{' || c == '}')) {
        boolean twice = !format && text.sourceAt(at + 1) == c;
        if (!twice) {
          if (c == '{' || format) {
            return finish(from, kept, at, at);
          }
          at++;
        } else {
          text.keep(kept, at + 1);
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
    return !triple || text.sourceAt(at + 1) == quote && text.sourceAt(at + 2) == quote;
  }

  private int finish(int from, int kept, int to, int result) {
    symbol = text.symbol(symbols, from, kept, to);
    return result;
  }

  private int lineEnd(int kept, int at) {
    text.keep(kept, at);
    text.put('\n');
    return source[at] == '\r' && text.sourceAt(at + 1) == '\n' ? at + 2 : at + 1;
  }

  private int rawEscape(int at) {
    int to = Math.min(source.length, at + 2);
    if (template && to == at + 2 && (source[at + 1] == '{' || source[at + 1] == '}')) {
      to = at + 1;
    }
    text.keep(at, to);
    return to;
  }

  /// Undoes the escape at an offset.
  ///
  /// @return the offset behind it
  private int escape(int at) {
    int c = text.sourceAt(at + 1);
    switch (c) {
      case -1 -> text.put('\\');
      case '\n' -> {}
      case '\r' -> {
        return text.sourceAt(at + 2) == '\n' ? at + 3 : at + 2;
      }
      case '\\', '\'', '"' -> text.put(c);
      case 'n' -> text.put('\n');
      case 't' -> text.put('\t');
      case 'r' -> text.put('\r');
      case 'a' -> text.put(7);
      case 'b' -> text.put('\b');
      case 'f' -> text.put('\f');
      case 'v' -> text.put(11);
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
        text.put('\\');
        return at + 1;
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return text.octal(at + 1, Integer.MAX_VALUE);
      }
      default -> {
        text.put('\\');
        text.put(c);
      }
    }
    return Math.min(source.length, at + 2);
  }

  private int hex(int at, int digits) {
    int behind = at + 2;
    if (text.isHex(behind, digits)) {
      text.putCodePoint(text.hex(behind, digits));
      return behind + digits;
    }
    text.keep(at, behind);
    return behind;
  }

  private int named(int at) {
    int to = at + 2;
    if (text.sourceAt(to) == '{') {
      while (to < source.length && source[to] != '}' && source[to] != quote && source[to] != '\n') {
        to++;
      }
      if (text.sourceAt(to) == '}') {
        text.keep(at, to + 1);
        return to + 1;
      }
    }
    text.keep(at, at + 2);
    return at + 2;
  }
}
