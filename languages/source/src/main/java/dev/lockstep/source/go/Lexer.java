package dev.lockstep.source.go;

import dev.lockstep.source.token.NameBytes;
import dev.lockstep.source.token.TableLexer;
import dev.lockstep.source.tree.Numerals;
import dev.lockstep.source.tree.Symbols;

/// Makes all tokens of a file at once, the semicolons that lines imply among them (Go
/// specification, "Lexical elements").
final class Lexer extends TableLexer {
  private static final NameBytes NAMES = new NameBytes("_");

  Lexer(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  @Override
  protected void skipSpace() {
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
        skipGeneralComment();
      } else {
        return;
      }
    }
  }

  private void skipGeneralComment() {
    int start = position;
    skipComment();
    if (hasLineEnd(start, position)) {
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

  @Override
  protected void atEnd() {
    endLine(position);
  }

  @Override
  protected String unescaped(String raw) {
    return Strings.unescaped(raw);
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

  @Override
  protected void next(int c, int start) {
    if (NAMES.begins(c)) {
      name(start);
    } else if (NAMES.isDigit(c) || c == '.' && NAMES.isDigit(peek(1))) {
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

  private void name(int start) {
    int hash = 0;
    while (position < source.length && NAMES.holds(source[position])) {
      hash = 31 * hash + source[position];
      position++;
    }
    int symbol = symbols.intern(source, start, position, hash);
    add(Tokens.ofIdentifier(symbol), symbol, start);
  }

  private void metavariable(int start) {
    position++;
    boolean many = dots(0);
    if (many) {
      position += 3;
    }
    int first = position;
    while (position < source.length && NAMES.holds(source[position])) {
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
      } else if (NAMES.holds(c) || c == '.' && peek(1) != '.') {
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

  /// Whether a pattern's string is `"=~/.../"`, whose backslashes are the expression's own.
  @Override
  protected boolean isRaw(int start) {
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
    if (pattern && dots(0)) {
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
