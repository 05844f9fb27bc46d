package dev.lockstep.source.go;

import dev.lockstep.source.token.TableLexer;
import dev.lockstep.source.token.TokenTable;
import dev.lockstep.source.tree.Numerals;
import dev.lockstep.source.tree.Symbols;

/// Makes all tokens of a file at once, the semicolons that lines imply among them (Go
/// specification, "Lexical elements").
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
      next(source[position] & 0xFF, position);
    }
    endLine(position);
    table.finish(source.length);
    return table;
  }

  private void skipSpace() {
    while (position < source.length) {
      int c = source[position];
      if (c == '\n') {
        endLine(position);
        position++;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        position++;
      } else if (c == '/' && peek(1) == '/') {
        while (position < source.length && source[position] != '\n') {
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
    } else if (hasLineEnd(start, behind)) {
      endLine(start);
    }
  }

  private boolean hasLineEnd(int from, int to) {
    for (int at = from; at < to; at++) {
      if (source[at] == '\n') {
        return true;
      }
    }
    return false;
  }

  /// Adds the semicolon that a line's end implies behind certain tokens.
  private void endLine(int place) {
    boolean implied =
        switch (table.last()) {
          case Tokens.NAME,
              Tokens.META,
              Tokens.META_ELLIPSIS,
              Tokens.NUMBER,
              Tokens.STRING,
              Tokens.CHARACTER,
              Tokens.BREAK,
              Tokens.CONTINUE,
              Tokens.FALLTHROUGH,
              Tokens.RETURN,
              Tokens.STEP,
              Tokens.CLOSE,
              Tokens.CLOSE_SQUARE,
              Tokens.CLOSE_BRACE,
              Tokens.DEEP_CLOSE ->
              true;
          case Tokens.ELLIPSIS -> pattern;
          default -> false;
        };
    if (implied) {
      table.add(Tokens.SEMICOLON, Symbols.EMPTY, place, place);
    }
  }

  private void next(int c, int start) {
    if (isNamePart(c) && !(c >= '0' && c <= '9')) {
      name(start);
    } else if (c >= '0' && c <= '9' || c == '.' && peek(1) >= '0' && peek(1) <= '9') {
      number(start);
    } else if (c == '"') {
      quoted('"', start, Tokens.STRING);
    } else if (c == '\'') {
      quoted('\'', start, Tokens.CHARACTER);
    } else if (c == '`') {
      raw(start);
    } else if (c == '$' && pattern) {
      metavariable(start);
    } else {
      punctuation(c, start);
    }
  }

  private static boolean isNamePart(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c >= '0' && c <= '9'
        || c >= 0x80;
  }

  private void name(int start) {
    int hash = 0;
    while (position < source.length && isNamePart(source[position] & 0xFF)) {
      hash = 31 * hash + source[position];
      position++;
    }
    int symbol = symbols.intern(source, start, position, hash);
    add(Tokens.ofIdentifier(symbol), symbol, start);
  }

  private void metavariable(int start) {
    position++;
    boolean many = peek(0) == '.' && peek(1) == '.' && peek(2) == '.';
    if (many) {
      position += 3;
    }
    int first = position;
    while (position < source.length && isNamePart(source[position] & 0xFF)) {
      position++;
    }
    int kind = many ? Tokens.META_ELLIPSIS : Tokens.META;
    add(first == position ? Tokens.BAD : kind, symbols.intern(source, start, position), start);
  }

  private void number(int start) {
    boolean hex = peek(0) == '0' && (peek(1) | 0x20) == 'x';
    while (position < source.length) {
      int c = source[position] & 0xFF;
      boolean exponent = hex ? (c | 0x20) == 'p' : (c | 0x20) == 'e';
      if (exponent && (peek(1) == '+' || peek(1) == '-')) {
        position += 2;
      } else if (isNamePart(c) || c == '.' && peek(1) != '.') {
        position++;
      } else {
        break;
      }
    }
    add(Tokens.NUMBER, Numerals.symbol(source, start, position, symbols), start);
  }

  private void raw(int start) {
    int at = start + 1;
    boolean returns = false;
    while (at < source.length && source[at] != '`') {
      returns |= source[at] == '\r';
      at++;
    }
    position = Math.min(source.length, at + 1);
    int symbol =
        returns
            ? symbols.intern(text(start + 1, at).replace("\r", ""))
            : symbols.intern(source, start + 1, at);
    add(at < source.length ? Tokens.STRING : Tokens.BAD, symbol, start);
  }

  private void quoted(int quote, int start, int kind) {
    boolean escaped = false;
    int at = start + 1;
    while (at < source.length && source[at] != quote && source[at] != '\n') {
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
        escaped && !isRegexPattern(start)
            ? symbols.intern(Strings.unescaped(text(start + 1, at)))
            : symbols.intern(source, start + 1, at);
    add(closed ? kind : Tokens.BAD, symbol, start);
  }

  /// Whether a pattern's string is `"=~/.../"`, whose backslashes are the expression's own.
  private boolean isRegexPattern(int start) {
    return pattern
        && start + 3 < source.length
        && source[start + 1] == '='
        && source[start + 2] == '~'
        && source[start + 3] == '/';
  }

  private void punctuation(int c, int start) {
    position++;
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
          case '~' -> Tokens.TILDE;
          case '.' -> dots();
          case ':' -> follows('=') ? Tokens.DEFINE : Tokens.COLON;
          case '=' -> follows('=') ? Tokens.OPERATOR : Tokens.ASSIGN;
          case '!' -> follows('=') ? Tokens.OPERATOR : Tokens.BANG;
          case '*' -> follows('=') ? Tokens.AUGMENTED : Tokens.STAR;
          case '<' -> less();
          case '>' -> greater();
          case '+', '-' -> follows(c) ? Tokens.STEP : augmented();
          case '&' -> ampersand();
          case '|' -> follows('|') ? Tokens.OPERATOR : augmented();
          case '/', '%', '^' -> augmented();
          default -> Tokens.BAD;
        };
    add(kind, symbol(start), start);
  }

  private int augmented() {
    return follows('=') ? Tokens.AUGMENTED : Tokens.OPERATOR;
  }

  private int dots() {
    if (peek(0) != '.' || peek(1) != '.') {
      return Tokens.DOT;
    }
    position += 2;
    return pattern && follows('>') ? Tokens.DEEP_CLOSE : Tokens.ELLIPSIS;
  }

  private int less() {
    if (pattern && peek(0) == '.' && peek(1) == '.' && peek(2) == '.') {
      position += 3;
      return Tokens.DEEP_OPEN;
    }
    if (follows('-')) {
      return Tokens.ARROW;
    }
    if (follows('<')) {
      return augmented();
    }
    follows('=');
    return Tokens.OPERATOR;
  }

  private int greater() {
    if (follows('>')) {
      return augmented();
    }
    follows('=');
    return Tokens.OPERATOR;
  }

  private int ampersand() {
    if (follows('&')) {
      return Tokens.OPERATOR;
    }
    follows('^');
    return augmented();
  }
}
