package dev.lockstep.source.java;

import dev.lockstep.source.token.NameBytes;
import dev.lockstep.source.token.TableLexer;
import dev.lockstep.source.tree.Numerals;
import dev.lockstep.source.tree.Symbols;

/// Makes all tokens of a file at once (Java Language Specification, chapter 3).
final class Lexer extends TableLexer {
  private static final NameBytes NAMES = new NameBytes("$_");

  Lexer(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  @Override
  protected void skipSpace() {
    while (position < source.length) {
      int c = source[position];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0x1A) {
        position++;
      } else if (c == '/' && peek(1) == '/') {
        while (position < source.length && source[position] != '\n' && source[position] != '\r') {
          position++;
        }
      } else if (c == '/' && peek(1) == '*') {
        skipComment();
      } else {
        return;
      }
    }
  }

  @Override
  protected void next(int c, int start) {
    if (NAMES.begins(c)) {
      name(start);
    } else if (NAMES.isDigit(c) || c == '.' && NAMES.isDigit(peek(1))) {
      number(start);
    } else if (c == '"') {
      string(start);
    } else if (c == '\'') {
      quoted('\'', start, Tokens.CHARACTER);
    } else if (c == '\\' && peek(1) == 'u') {
      name(start);
    } else {
      punctuation(c, start);
    }
  }

  private void name(int start) {
    if (pattern && source[start] == '$' && metavariable(start)) {
      return;
    }
    int hash = 0;
    boolean escaped = false;
    while (position < source.length) {
      int c = source[position] & 0xFF;
      if (c == '\\' && peek(1) == 'u') {
        escaped = true;
      } else if (!NAMES.holds(c)) {
        break;
      }
      hash = 31 * hash + source[position];
      position++;
    }
    int symbol =
        escaped
            ? symbols.intern(Strings.unicode(text(start, position)))
            : symbols.intern(source, start, position, hash);
    add(Tokens.ofIdentifier(symbol), symbol, start);
  }

  private boolean metavariable(int start) {
    boolean many = dots(1);
    int first = start + (many ? 4 : 1);
    int at = first;
    while (at < source.length && isMetaPart(source[at])) {
      at++;
    }
    boolean longer = at < source.length && NAMES.holds(source[at]);
    if (at == first || longer) {
      return false;
    }
    position = at;
    int symbol = symbols.intern(source, start, position);
    add(many ? Tokens.META_ELLIPSIS : Tokens.META, symbol, start);
    return true;
  }

  @Override
  protected String unescaped(String raw) {
    return Strings.unescaped(raw);
  }

  private static boolean isMetaPart(int c) {
    return c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
  }

  private void number(int start) {
    boolean hex = peek(0) == '0' && (peek(1) | 0x20) == 'x';
    while (position < source.length) {
      int c = source[position] & 0xFF;
      boolean exponent = hex ? (c | 0x20) == 'p' : (c | 0x20) == 'e';
      if (exponent && (peek(1) == '+' || peek(1) == '-')) {
        position += 2;
      } else if (NAMES.holds(c) && c != '$' || c == '.' && numberGoesOn()) {
        position++;
      } else {
        break;
      }
    }
    add(Tokens.NUMBER, Numerals.symbol(source, start, position, symbols), start);
  }

  /// Whether the dot at the position belongs to a number: not in `1..` or `1.e()`.
  private boolean numberGoesOn() {
    int next = peek(1) | 0x20;
    return peek(1) != '.' && !(next > 'f' && next <= 'z' && next != 'p');
  }

  private void string(int start) {
    if (peek(1) == '"' && peek(2) == '"' && startsTextBlock()) {
      textBlock(start);
    } else {
      quoted('"', start, Tokens.STRING);
    }
  }

  private boolean startsTextBlock() {
    int at = position + 3;
    while (at < source.length && (source[at] == ' ' || source[at] == '\t' || source[at] == '\f')) {
      at++;
    }
    return at < source.length && (source[at] == '\n' || source[at] == '\r');
  }

  private void textBlock(int start) {
    for (int at = position + 3; at < source.length; at++) {
      if (source[at] == '\\') {
        at++;
      } else if (source[at] == '"'
          && at + 2 < source.length
          && source[at + 1] == '"'
          && source[at + 2] == '"') {
        position = at + 3;
        String value = Strings.textBlock(text(start + 3, at));
        add(Tokens.STRING, symbols.intern(value), start);
        return;
      }
    }
    quoted('"', start, Tokens.STRING);
  }

  private void punctuation(int c, int start) {
    int kind =
        switch (c) {
          case '(' -> Tokens.OPEN;
          case ')' -> Tokens.CLOSE;
          case '[' -> Tokens.OPEN_SQUARE;
          case ']' -> Tokens.CLOSE_SQUARE;
          case '{' -> Tokens.OPEN_BRACE;
          case '}' -> Tokens.CLOSE_BRACE;
          case ';' -> Tokens.SEMICOLON;
          case ',' -> Tokens.COMMA;
          case '@' -> Tokens.AT;
          case '?' -> Tokens.QUESTION;
          case '~' -> Tokens.TILDE;
          default -> Tokens.BAD;
        };
    position++;
    if (kind == Tokens.BAD) {
      operator(c, start);
    } else {
      add(kind, symbol(start), start);
    }
  }

  private void operator(int c, int start) {
    int kind =
        switch (c) {
          case '.' -> dots();
          case ':' -> follows(':') ? Tokens.DOUBLE_COLON : Tokens.COLON;
          case '=' -> follows('=') ? Tokens.OPERATOR : Tokens.ASSIGN;
          case '!' -> follows('=') ? Tokens.OPERATOR : Tokens.BANG;
          case '>' -> follows('=') ? Tokens.GREATER_EQUAL : Tokens.GREATER;
          case '<' -> less();
          case '-' -> peek(0) == '>' ? arrow() : sign(c);
          case '+', '&', '|' -> sign(c);
          case '*', '/', '%', '^' -> follows('=') ? Tokens.AUGMENTED : Tokens.OPERATOR;
          default -> Tokens.BAD;
        };
    add(kind, symbol(start), start);
  }

  private int arrow() {
    position++;
    return Tokens.ARROW;
  }

  private int dots() {
    if (peek(0) == '.' && peek(1) == '.') {
      position += 2;
      return Tokens.ELLIPSIS;
    }
    return Tokens.DOT;
  }

  private int less() {
    if (follows('=')) {
      return Tokens.OPERATOR;
    }
    if (follows('<')) {
      return follows('=') ? Tokens.AUGMENTED : Tokens.OPERATOR;
    }
    return Tokens.LESS;
  }

  private int sign(int c) {
    if (follows(c)) {
      return c == '+' || c == '-' ? Tokens.STEP : Tokens.OPERATOR;
    }
    return follows('=') ? Tokens.AUGMENTED : Tokens.OPERATOR;
  }
}
