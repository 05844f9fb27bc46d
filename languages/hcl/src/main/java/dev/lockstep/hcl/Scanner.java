package dev.lockstep.hcl;

import java.nio.charset.StandardCharsets;

/// Tokens of the structural and expression sub-languages, made one at a time: whether a line's end
/// counts is known only by the parser. Templates are read by [TemplateParser], byte by byte.
final class Scanner {
  private final byte[] text;
  private final boolean pattern;
  private int position;
  TokenKind kind = TokenKind.BAD;
  int start;
  int end;

  Scanner(byte[] text, int position, boolean pattern) {
    this.text = text;
    this.position = position;
    this.pattern = pattern;
  }

  byte[] text() {
    return text;
  }

  boolean pattern() {
    return pattern;
  }

  /// Behind the last token made.
  int position() {
    return position;
  }

  /// Goes on at another place; the token must be made anew.
  void moveTo(int place) {
    position = place;
  }

  /// Makes the next token; line ends are tokens where `lines`.
  void next(boolean lines) {
    skipSpace(lines);
    start = position;
    kind = position >= text.length ? TokenKind.END : scan(text[position] & 0xFF);
    end = position;
  }

  String lexeme() {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  private int peek(int ahead) {
    int at = position + ahead;
    return at < text.length ? text[at] & 0xFF : -1;
  }

  private void skipSpace(boolean lines) {
    while (position < text.length) {
      int c = text[position];
      if (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && !lines)) {
        position++;
      } else if (c == '#' || (c == '/' && peek(1) == '/')) {
        while (position < text.length && text[position] != '\n') {
          position++;
        }
      } else if (c == '/' && peek(1) == '*') {
        position = commentEnd();
      } else {
        return;
      }
    }
  }

  private int commentEnd() {
    for (int at = position + 2; at + 1 < text.length; at++) {
      if (text[at] == '*' && text[at + 1] == '/') {
        return at + 2;
      }
    }
    return text.length;
  }

  private TokenKind scan(int c) {
    if (Names.startsName(c)) {
      position = Names.end(text, position);
      return TokenKind.NAME;
    }
    if (c >= '0' && c <= '9') {
      number();
      return TokenKind.NUMBER;
    }
    if (pattern && c == '$') {
      return metavariable();
    }
    return punctuation(c);
  }

  private void number() {
    digits();
    if (peek(0) == '.' && digit(peek(1))) {
      position++;
      digits();
    }
    int c = peek(0);
    if (c == 'e' || c == 'E') {
      int sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
      if (digit(peek(sign))) {
        position += sign;
        digits();
      }
    }
  }

  private void digits() {
    while (digit(peek(0))) {
      position++;
    }
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private TokenKind metavariable() {
    position++;
    boolean many = peek(0) == '.' && peek(1) == '.' && peek(2) == '.';
    if (many) {
      position += 3;
    }
    int before = position;
    position = Names.end(text, position);
    if (before == position) {
      return TokenKind.BAD;
    }
    return many ? TokenKind.GAP : TokenKind.NAME;
  }

  private TokenKind punctuation(int c) {
    position++;
    return switch (c) {
      case '\n' -> TokenKind.NEWLINE;
      case '"' -> TokenKind.QUOTE;
      case '{' -> TokenKind.OPEN_BRACE;
      case '}' -> TokenKind.CLOSE_BRACE;
      case '[' -> TokenKind.OPEN_BRACKET;
      case ']' -> TokenKind.CLOSE_BRACKET;
      case '(' -> TokenKind.OPEN_PAREN;
      case ')' -> TokenKind.CLOSE_PAREN;
      case ',' -> TokenKind.COMMA;
      case '?' -> TokenKind.QUESTION;
      case '~' -> TokenKind.TILDE;
      case ':' -> twice(':', TokenKind.DOUBLE_COLON, TokenKind.COLON);
      case '.' -> dots();
      case '=' -> equalSign();
      case '<' -> less();
      case '+', '-', '*', '/', '%' -> TokenKind.OPERATOR;
      case '>', '!' -> {
        if (peek(0) == '=') {
          position++;
        }
        yield TokenKind.OPERATOR;
      }
      case '&', '|' -> twice(c, TokenKind.OPERATOR, TokenKind.BAD);
      default -> TokenKind.BAD;
    };
  }

  private TokenKind twice(int c, TokenKind both, TokenKind one) {
    if (peek(0) == c) {
      position++;
      return both;
    }
    return one;
  }

  private TokenKind dots() {
    if (peek(0) == '.' && peek(1) == '.') {
      position += 2;
      if (pattern && peek(0) == '>') {
        position++;
        return TokenKind.CLOSE_DEEP;
      }
      return TokenKind.ELLIPSIS;
    }
    return TokenKind.DOT;
  }

  private TokenKind equalSign() {
    if (peek(0) == '=') {
      position++;
      return TokenKind.OPERATOR;
    }
    return twice('>', TokenKind.ARROW, TokenKind.ASSIGN);
  }

  private TokenKind less() {
    if (pattern && peek(0) == '.' && peek(1) == '.' && peek(2) == '.') {
      position += 3;
      return TokenKind.OPEN_DEEP;
    }
    if (peek(0) == '<') {
      return heredoc();
    }
    if (peek(0) == '=') {
      position++;
    }
    return TokenKind.OPERATOR;
  }

  /// The introduction of a heredoc, up to and with its line's end.
  private TokenKind heredoc() {
    int at = position + 1;
    if (at < text.length && text[at] == '-') {
      at++;
    }
    int nameEnd = Names.end(text, at);
    int lineEnd = nameEnd;
    while (lineEnd < text.length && (text[lineEnd] == '\r' || text[lineEnd] == ' ')) {
      lineEnd++;
    }
    if (nameEnd == at || lineEnd >= text.length || text[lineEnd] != '\n') {
      return TokenKind.OPERATOR;
    }
    position = lineEnd + 1;
    return TokenKind.HEREDOC;
  }
}
