package dev.lockstep.rego.syntax;

import java.util.ArrayList;
import java.util.List;

/// Cuts a source into tokens. What is no token is reported in [#problems] and scanning goes on.
final class Scanner {
  private static final int END = -1;
  private static final int NO_BREAK_SPACE = 0xA0;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final String source;
  private int position;
  private int row = 1;
  private int column = 1;

  /// Of the token read last.
  private Token token = Token.EOF;

  private String literal = "";
  private int start;
  private int startRow = 1;
  private int startColumn = 1;
  private final List<Problem> problems = new ArrayList<>();

  Scanner(String source) {
    this.source = source;
    if (current() == BYTE_ORDER_MARK) {
      position++;
    }
  }

  record Problem(String message, int row, int column, int offset) {}

  /// Where a scanner stands, to return to.
  record Mark(int position, int row, int column) {}

  Mark mark() {
    return new Mark(position, row, column);
  }

  void reset(Mark mark) {
    position = mark.position;
    row = mark.row;
    column = mark.column;
  }

  String source() {
    return source;
  }

  Token token() {
    return token;
  }

  String literal() {
    return literal;
  }

  int start() {
    return start;
  }

  int end() {
    return Math.min(position, source.length());
  }

  int startRow() {
    return startRow;
  }

  int startColumn() {
    return startColumn;
  }

  List<Problem> problems() {
    return problems;
  }

  void scan(Keywords keywords) {
    begin();
    int c = current();
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      next();
      token = Token.WHITESPACE;
    } else if (isLetter(c)) {
      identifier(keywords);
    } else if (isDecimal(c)) {
      number();
    } else {
      next();
      token = symbol(c);
    }
  }

  /// Goes on in a template string, behind the brace that ended an expression.
  void scanTemplate(boolean raw) {
    begin();
    start--;
    template(raw, start);
  }

  private void begin() {
    problems.clear();
    literal = "";
    start = position;
    int c = current();
    // A line's end counts as the begin of the next, as in messages of Open Policy Agent.
    startRow = c == '\n' ? row + 1 : row;
    startColumn = c == '\n' ? 0 : c == END ? column - 1 : column;
  }

  private Token symbol(int c) {
    return switch (c) {
      case END -> Token.EOF;
      case '#' -> comment();
      case '"' -> string();
      case '`' -> rawString();
      case '[' -> Token.LBRACK;
      case ']' -> Token.RBRACK;
      case '{' -> Token.LBRACE;
      case '}' -> Token.RBRACE;
      case '(' -> Token.LPAREN;
      case ')' -> Token.RPAREN;
      case ',' -> Token.COMMA;
      case ':' -> followedByEquals(Token.ASSIGN, Token.COLON);
      case '+' -> Token.ADD;
      case '-' -> Token.SUB;
      case '*' -> Token.MUL;
      case '/' -> Token.QUO;
      case '%' -> Token.REM;
      case '&' -> Token.AND;
      case '|' -> Token.OR;
      case '=' -> followedByEquals(Token.EQUAL, Token.UNIFY);
      case '>' -> followedByEquals(Token.GTE, Token.GT);
      case '<' -> followedByEquals(Token.LTE, Token.LT);
      case '!' -> followedByEquals(Token.NEQ, Token.ILLEGAL);
      case ';' -> Token.SEMICOLON;
      case '.' -> Token.DOT;
      case '$' -> templateStart();
      case NO_BREAK_SPACE -> {
        problem("illegal non-breaking space character, use a regular space instead");
        yield Token.ILLEGAL;
      }
      default -> Token.ILLEGAL;
    };
  }

  private Token followedByEquals(Token with, Token without) {
    if (current() == '=') {
      next();
      return with;
    }
    if (without == Token.ILLEGAL) {
      problem("illegal ! character");
    }
    return without;
  }

  private void identifier(Keywords keywords) {
    while (isLetter(current()) || isDigit(current())) {
      next();
    }
    literal = source.substring(start, position);
    Token keyword = keywords.find(literal);
    token = keyword == null ? Token.IDENT : keyword;
  }

  private void number() {
    token = Token.NUMBER;
    skipDecimals();
    if (current() == '.') {
      next();
      if (!skipDecimals()) {
        problem("expected fraction");
      }
    }
    if (current() == 'e' || current() == 'E') {
      next();
      if (current() == '+' || current() == '-') {
        next();
      }
      if (!skipDecimals()) {
        problem("expected exponent");
      }
    }
    if (isLetter(current())) {
      problem("illegal number format");
      while (isLetter(current()) || isDigit(current())) {
        next();
      }
    }
    literal = source.substring(start, position);
  }

  private boolean skipDecimals() {
    boolean found = false;
    while (isDecimal(current())) {
      next();
      found = true;
    }
    return found;
  }

  private Token string() {
    for (int c = current(); c != '"'; c = current()) {
      if (c == '\n' || c == END) {
        problem("non-terminated string");
        literal = source.substring(start, end());
        return Token.STRING;
      }
      next();
      if (c == '\\') {
        escape(false);
      }
    }
    next();
    literal = source.substring(start, position);
    return Token.STRING;
  }

  private void escape(boolean inTemplate) {
    switch (current()) {
      case '\\', '"', '/', 'b', 'f', 'n', 'r', 't' -> next();
      case 'u' -> {
        for (int i = 0; i < 4; i++) {
          next();
        }
      }
      case '{' -> {
        if (inTemplate) {
          next();
        } else {
          problem("illegal escape sequence");
        }
      }
      default -> problem("illegal escape sequence");
    }
  }

  private Token rawString() {
    for (int c = current(); c != '`'; c = current()) {
      if (c == END) {
        problem("non-terminated string");
        literal = source.substring(start, end());
        return Token.STRING;
      }
      next();
    }
    next();
    literal = source.substring(start, position);
    return Token.STRING;
  }

  private Token templateStart() {
    int quote = current();
    if (quote != '"' && quote != '`') {
      problem("illegal $ character");
      return Token.ILLEGAL;
    }
    next();
    template(quote == '`', start + 1);
    return token;
  }

  /// The literal is the text between its delimiters, with a character for each of them.
  private void template(boolean raw, int from) {
    StringBuilder text = new StringBuilder();
    int quote = raw ? '`' : '"';
    token = raw ? Token.RAW_TEMPLATE_PART : Token.TEMPLATE_PART;
    text.append(source.charAt(from));
    while (true) {
      int c = current();
      if (c == END || (c == '\n' && !raw)) {
        problem("non-terminated string");
        literal = text.append(' ').toString();
        return;
      }
      next();
      if (c == '\\' && current() == '{') {
        next();
        text.append('{');
      } else if (c == '\\' && !raw) {
        int before = position;
        escape(true);
        text.append('\\').append(source, before, end());
      } else {
        text.appendCodePoint(c);
        if (c == quote) {
          token = raw ? Token.RAW_TEMPLATE_END : Token.TEMPLATE_END;
          break;
        }
        if (c == '{') {
          break;
        }
      }
    }
    literal = text.toString();
  }

  private Token comment() {
    while (current() != '\n' && current() != END) {
      next();
    }
    int end = end();
    if (end > start && source.charAt(end - 1) == '\r') {
      end--;
    }
    literal = source.substring(start, end);
    return Token.COMMENT;
  }

  private int current() {
    return position < source.length() ? source.codePointAt(position) : END;
  }

  private void next() {
    int c = current();
    if (c == END) {
      position = source.length();
      return;
    }
    if (c == 0) {
      problem("illegal null character");
    } else if (c == BYTE_ORDER_MARK) {
      problem("illegal byte-order mark");
    }
    position += Character.charCount(c);
    if (c == '\n') {
      row++;
      column = 1;
    } else {
      column++;
    }
  }

  private void problem(String message) {
    problems.add(new Problem(message, row, column, position));
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDecimal(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isDigit(int c) {
    return isDecimal(c) || (c >= 0x80 && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
  }
}
