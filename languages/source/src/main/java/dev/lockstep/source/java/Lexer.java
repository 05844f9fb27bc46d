package dev.lockstep.source.java;

import dev.lockstep.source.token.TableLexer;
import dev.lockstep.source.token.TokenTable;
import dev.lockstep.source.tree.Numerals;
import dev.lockstep.source.tree.Symbols;

/// Makes all tokens of a file at once (Java Language Specification, chapter 3).
final class Lexer extends TableLexer {
  Lexer(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  TokenTable run() {
    while (true) {
      skipSpace();
      if (position >= source.length) {
        break;
      }
      int start = position;
      next(source[position] & 0xFF, start);
    }
    table.finish(source.length);
    return table;
  }

  private void skipSpace() {
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

  private void skipComment() {
    int start = position;
    int behind = behindComment();
    position = behind < 0 ? source.length : behind;
    if (behind < 0) {
      add(Tokens.BAD, Symbols.EMPTY, start);
    }
  }

  private void next(int c, int start) {
    if (isNamePart(c) && !(c >= '0' && c <= '9')) {
      name(start);
    } else if (c >= '0' && c <= '9' || c == '.' && peek(1) >= '0' && peek(1) <= '9') {
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

  private static boolean isNamePart(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c == '$'
        || c >= '0' && c <= '9'
        || c >= 0x80;
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
      } else if (!isNamePart(c)) {
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
    int at = start + 1;
    boolean many = source.length > start + 3 && source[at] == '.' && source[at + 1] == '.';
    if (many) {
      at += 3;
    }
    int first = at;
    while (at < source.length && isMetaPart(source[at])) {
      at++;
    }
    boolean longer = at < source.length && isNamePart(source[at] & 0xFF);
    if (at == first || longer) {
      return false;
    }
    position = at;
    int symbol = symbols.intern(source, start, position);
    add(many ? Tokens.META_ELLIPSIS : Tokens.META, symbol, start);
    return true;
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
      } else if (isNamePart(c) && c != '$' || c == '.' && numberGoesOn()) {
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

  private void quoted(int quote, int start, int kind) {
    boolean escaped = false;
    int at = start + 1;
    while (at < source.length && source[at] != quote && source[at] != '\n' && source[at] != '\r') {
      if (source[at] == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    at = Math.min(at, source.length);
    boolean closed = at < source.length && source[at] == quote;
    position = closed ? at + 1 : at;
    int symbol =
        escaped
            ? symbols.intern(Strings.unescaped(text(start + 1, at)))
            : symbols.intern(source, start + 1, at);
    add(closed ? kind : Tokens.BAD, symbol, start);
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
