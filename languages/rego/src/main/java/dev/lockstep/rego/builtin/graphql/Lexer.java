package dev.lockstep.rego.builtin.graphql;

import org.jspecify.annotations.Nullable;

/// Takes the text of a document apart (specification, section 2.1). Columns count code points.
final class Lexer {
  private final int[] text;
  private int at;
  private int row = 1;
  private int lineStart;

  Lexer(String source) {
    this.text = source.codePoints().toArray();
  }

  /// The next token; at the end it is [Token.Kind#EOF], again and again.
  Token next() {
    skipIgnored();
    int start = at;
    if (at >= text.length) {
      return token(Token.Kind.EOF, start, "");
    }
    int c = text[at++];
    Token.Kind punctuator = punctuator(c);
    if (punctuator != null) {
      return token(punctuator, start, "");
    }
    if (c == '.' && peek(0) == '.' && peek(1) == '.') {
      at += 2;
      return token(Token.Kind.SPREAD, start, "");
    }
    if (c == '#') {
      while (at < text.length && (text[at] > 0x1F || text[at] == '\t')) {
        at++;
      }
      return token(Token.Kind.COMMENT, start, slice(start));
    }
    if (isNameStart(c)) {
      while (isNameStart(peek(0)) || isDigit(peek(0))) {
        at++;
      }
      return token(Token.Kind.NAME, start, slice(start));
    }
    if (c == '-' || isDigit(c)) {
      return number(start);
    }
    if (c == '"') {
      return peek(0) == '"' && peek(1) == '"' ? blockString() : string();
    }
    at--;
    return unexpected(c, start);
  }

  private Token unexpected(int c, int start) {
    if (c < 0x20) {
      return invalid("Cannot contain the invalid character \"" + escaped(c) + "\"", start);
    }
    return invalid(
        c == '\''
            ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
            : "Cannot parse the unexpected character \"" + Character.toString(c) + "\".",
        start);
  }

  private static Token.@Nullable Kind punctuator(int c) {
    return switch (c) {
      case '!' -> Token.Kind.BANG;
      case '$' -> Token.Kind.DOLLAR;
      case '&' -> Token.Kind.AMP;
      case '(' -> Token.Kind.PAREN_LEFT;
      case ')' -> Token.Kind.PAREN_RIGHT;
      case ':' -> Token.Kind.COLON;
      case '=' -> Token.Kind.EQUALS;
      case '@' -> Token.Kind.AT;
      case '[' -> Token.Kind.BRACKET_LEFT;
      case ']' -> Token.Kind.BRACKET_RIGHT;
      case '{' -> Token.Kind.BRACE_LEFT;
      case '}' -> Token.Kind.BRACE_RIGHT;
      case '|' -> Token.Kind.PIPE;
      default -> null;
    };
  }

  private void skipIgnored() {
    while (at < text.length) {
      switch (text[at]) {
        case '\t', ' ', ',', 0xFEFF -> at++;
        case '\n' -> {
          at++;
          newLine();
        }
        case '\r' -> {
          at++;
          newLine();
          if (peek(0) == '\n') {
            at++;
          }
        }
        default -> {
          return;
        }
      }
    }
  }

  private void newLine() {
    row++;
    lineStart = at;
  }

  private int peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : -1;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private Token number(int start) {
    at = start;
    boolean isFloat = false;
    accept('-');
    if (accept('0')) {
      if (isDigit(peek(0))) {
        return invalid("Invalid number, unexpected digit after 0: " + described() + ".", start);
      }
    } else if (!digits()) {
      return invalid("Invalid number, expected digit but got: " + described() + ".", start);
    }
    if (accept('.')) {
      isFloat = true;
      if (!digits()) {
        return invalid("Invalid number, expected digit but got: " + described() + ".", start);
      }
    }
    if (accept('e') || accept('E')) {
      isFloat = true;
      if (!accept('-')) {
        accept('+');
      }
      if (!digits()) {
        return invalid("Invalid number, expected digit but got: " + described() + ".", start);
      }
    }
    return token(isFloat ? Token.Kind.FLOAT : Token.Kind.INT, start, slice(start));
  }

  private boolean accept(int c) {
    if (peek(0) != c) {
      return false;
    }
    at++;
    return true;
  }

  private boolean digits() {
    int before = at;
    while (isDigit(peek(0))) {
      at++;
    }
    return at > before;
  }

  private String described() {
    return at < text.length ? "\"" + Character.toString(text[at]) + "\"" : "<EOF>";
  }

  private Token string() {
    int start = at;
    StringBuilder value = new StringBuilder();
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      int c = text[at];
      if (c < 0x20 && c != '\t') {
        return invalid("Invalid character within String: \"" + escaped(c) + "\".", start);
      }
      if (c == '"') {
        at++;
        return token(Token.Kind.STRING, start, value.toString());
      }
      if (c != '\\') {
        value.appendCodePoint(c);
        at++;
        continue;
      }
      String problem = escape(value);
      if (!problem.isEmpty()) {
        at++;
        return invalid(problem, start);
      }
    }
    return invalid("Unterminated string.", start);
  }

  /// Takes the escape that begins here; gives what is wrong with it, or nothing.
  private String escape(StringBuilder value) {
    int c = peek(1);
    switch (c) {
      case -1 -> {
        return "Invalid character escape sequence.";
      }
      case '"', '/', '\\' -> value.appendCodePoint(c);
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> {
        int unit = hexAt(at + 2);
        if (unit < 0) {
          int end = Math.min(text.length, at + 6);
          return "Invalid character escape sequence: \\"
              + new String(text, at + 1, end - at - 1)
              + ".";
        }
        value.appendCodePoint(Character.isSurrogate((char) unit) ? 0xFFFD : unit);
        at += 4;
      }
      default -> {
        return "Invalid character escape sequence: \\" + Character.toString(c) + ".";
      }
    }
    at += 2;
    return "";
  }

  private int hexAt(int from) {
    if (from + 4 >= text.length) {
      return -1;
    }
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = text[i] < 0x80 ? Character.digit(text[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  private Token blockString() {
    at += 2;
    int start = at;
    StringBuilder raw = new StringBuilder();
    while (at < text.length) {
      int c = text[at];
      if (c == '"') {
        int quotes = 1;
        while (peek(quotes) == '"') {
          quotes++;
        }
        if (quotes >= 3) {
          raw.repeat('"', quotes - 3);
          Token token = token(Token.Kind.BLOCK_STRING, start, BlockString.value(raw.toString()));
          at += quotes;
          return token;
        }
      }
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
        return invalid("Invalid character within String: \"" + escaped(c) + "\".", start);
      }
      if (c == '\\' && peek(1) == '"' && peek(2) == '"' && peek(3) == '"') {
        raw.append("\"\"\"");
        at += 4;
        continue;
      }
      if (c == '\r' && peek(1) == '\n') {
        at++;
      }
      raw.appendCodePoint(c == '\r' ? '\n' : c);
      at++;
      if (c == '\n' || c == '\r') {
        newLine();
      }
    }
    return invalid("Unterminated string.", start);
  }

  private static String escaped(int c) {
    String digits = Integer.toHexString(c);
    return "\\u" + "0".repeat(4 - digits.length()) + digits;
  }

  private String slice(int start) {
    return new String(text, start, at - start);
  }

  private Token token(Token.Kind kind, int start, String value) {
    return new Token(kind, value, new Place(row, start - lineStart + 1), null);
  }

  private Token invalid(String message, int start) {
    Place here = new Place(row, at - lineStart + 1);
    GraphqlError problem = new GraphqlError(here, message);
    return new Token(Token.Kind.INVALID, "", start < 0 ? Place.NONE : here, problem);
  }
}
