package dev.lockstep.source.javascript;

import dev.lockstep.source.token.NameBytes;
import dev.lockstep.source.token.TokenStream;
import dev.lockstep.source.tree.Numerals;
import dev.lockstep.source.tree.Symbols;

/// Cuts JavaScript and TypeScript into tokens, one at a time (ECMA-262, section 12).
///
/// What a sign means depends on where it stands, so the parser asks: a `/` is read again by
/// [#regex()] where an expression begins, a `>` is read alone and made longer by [#greater()], and
/// the text of templates and elements is read by methods of its own.
final class Lexer extends TokenStream {
  private static final NameBytes NAMES = new NameBytes("$_");

  private final Operators operators = new Operators();
  private final Strings strings;

  /// Whether a line ended before the current token.
  boolean newline;

  Lexer(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
    this.strings = new Strings(source, symbols);
    if (peek(0) == '#' && peek(1) == '!') {
      skipLine();
    }
  }

  /// Where a lexer stands, to return to.
  record Saved(
      int position, int kind, int start, int end, int symbol, int lastEnd, boolean newline) {}

  Saved save() {
    return new Saved(position, kind, start, end, symbol, lastEnd, newline);
  }

  void restore(Saved saved) {
    position = saved.position;
    kind = saved.kind;
    start = saved.start;
    end = saved.end;
    symbol = saved.symbol;
    lastEnd = saved.lastEnd;
    newline = saved.newline;
  }

  @Override
  public void next() {
    lastEnd = end;
    newline = false;
    skipBlanks();
    if (position >= source.length) {
      set(Tokens.END, source.length, source.length);
      return;
    }
    int c = source[position] & 0xFF;
    if (NAMES.begins(c)) {
      letter(c);
    } else if (NAMES.isDigit(c)) {
      number();
    } else {
      sign(c);
    }
  }

  private void letter(int c) {
    if (c == '$' && pattern && metavariable()) {
      return;
    }
    identifier();
  }

  private void skipBlanks() {
    while (position < source.length) {
      int c = source[position] & 0xFF;
      if (c == '\n' || c == '\r') {
        newline = true;
        position++;
      } else if (c == ' ' || c == '\t' || c == 11 || c == '\f') {
        position++;
      } else if (c == '/' && peek(1) == '/') {
        skipLine();
      } else if (c == '/' && peek(1) == '*') {
        skipComment();
      } else if (c < 0xC2 || !skipWideBlank(c)) {
        return;
      }
    }
  }

  /// No-break space, byte order mark, and the spaces of Unicode.
  private boolean skipWideBlank(int c) {
    int second = peek(1) & 0xFF;
    int third = peek(2) & 0xFF;
    if (c == 0xC2 && second == 0xA0) {
      position += 2;
      return true;
    }
    boolean lineEnd = c == 0xE2 && second == 0x80 && (third == 0xA8 || third == 0xA9);
    boolean space =
        c == 0xEF && second == 0xBB && third == 0xBF
            || c == 0xE3 && second == 0x80 && third == 0x80
            || c == 0xE2 && second == 0x80 && (third <= 0x8A || third == 0xAF);
    newline |= lineEnd;
    if (lineEnd || space) {
      position += 3;
    }
    return lineEnd || space;
  }

  private void skipLine() {
    while (position < source.length && source[position] != '\n' && source[position] != '\r') {
      position++;
    }
  }

  private void skipComment() {
    int at = position + 2;
    while (at < source.length) {
      byte c = source[at];
      if (c == '*' && at + 1 < source.length && source[at + 1] == '/') {
        position = at + 2;
        return;
      }
      newline |= c == '\n' || c == '\r';
      at++;
    }
    position = source.length;
  }

  private void sign(int c) {
    switch (c) {
      case '"', '\'' -> string();
      case '`' -> take(Tokens.BACKQUOTE, 1);
      case '.' -> dot();
      case '#' -> privateName();
      case '\\' -> identifier();
      default -> operator();
    }
  }

  private void string() {
    int from = position;
    position = strings.read(from);
    symbol = strings.symbol;
    set(strings.closed ? Tokens.STRING : Tokens.BAD, from, position);
  }

  private void dot() {
    if (peek(1) == '.' && peek(2) == '.') {
      boolean closesDeep = pattern && peek(3) == '>';
      take(closesDeep ? Tokens.DEEP_CLOSE : Tokens.SPREAD, closesDeep ? 4 : 3);
    } else if (NAMES.isDigit(peek(1))) {
      number();
    } else {
      take(Tokens.DOT, 1);
    }
  }

  private void operator() {
    if (pattern && peek(0) == '<' && dots(1)) {
      take(Tokens.DEEP_OPEN, 4);
      return;
    }
    int length = operators.read(source, position);
    symbol = operators.symbol;
    take(operators.kind, length);
  }

  /// Makes the `>` at hand as long as it may be: `>>`, `>=`, `>>>=` and so on.
  ///
  /// @return its kind, [Tokens#AUGMENTED] where it assigns
  int greater() {
    int length = operators.readGreater(source, start);
    symbol = operators.symbol;
    kind = operators.kind;
    end = start + length;
    position = end;
    return kind;
  }

  private void privateName() {
    int from = position;
    int to = from + 1;
    while (to < source.length && NAMES.holds(source[to])) {
      to++;
    }
    position = to;
    symbol = symbols.intern(source, from, to);
    set(to > from + 1 ? Tokens.PRIVATE_NAME : Tokens.BAD, from, to);
  }

  /// Reads a metavariable, unless it is a plain name that begins with the sign.
  private boolean metavariable() {
    boolean ellipsis = dots(1);
    int from = position;
    int body = from + (ellipsis ? 4 : 1);
    int to = body;
    while (to < source.length && NAMES.holds(source[to])) {
      if (source[to] >= 'a' || source[to] == '$') {
        return false;
      }
      to++;
    }
    if (to == body) {
      return false;
    }
    position = to;
    symbol = symbols.intern(source, from, to);
    set(ellipsis ? Tokens.META_ELLIPSIS : Tokens.META, from, to);
    return true;
  }

  private void identifier() {
    int from = position;
    int at = from;
    int hash = 0;
    while (at < source.length && NAMES.holds(source[at])) {
      hash = 31 * hash + source[at++];
    }
    if (at < source.length && source[at] == '\\') {
      escapedIdentifier(from);
      return;
    }
    position = at;
    symbol = symbols.intern(source, from, at, hash);
    set(Tokens.ofIdentifier(symbol), from, at);
  }

  private void escapedIdentifier(int from) {
    int at = from;
    while (at < source.length) {
      if (source[at] == '\\') {
        if (at + 1 >= source.length || source[at + 1] != 'u') {
          break;
        }
        at += 2;
        if (at < source.length && source[at] == '{') {
          while (at < source.length && source[at] != '}' && source[at] != '\n') {
            at++;
          }
          at = Math.min(source.length, at + 1);
        }
      } else if (NAMES.holds(source[at])) {
        at++;
      } else {
        break;
      }
    }
    if (at == from) {
      take(Tokens.BAD, 1);
      return;
    }
    position = at;
    symbol = strings.identifier(from, at);
    set(Tokens.NAME, from, at);
  }

  private void number() {
    int from = position;
    int at = from;
    boolean radix = peek(0) == '0' && Character.isLetter(peek(1)) && (peek(1) | 0x20) != 'e';
    boolean whole = true;
    while (at < source.length) {
      int c = source[at] & 0xFF;
      boolean sign = (c == '+' || c == '-') && !radix && (source[at - 1] | 0x20) == 'e';
      boolean point = c == '.' && whole && !radix;
      if (c >= 128 || !NAMES.holds(c) && !point && !sign || c == '$') {
        break;
      }
      whole &= !point && (radix || (c | 0x20) != 'e');
      at++;
    }
    position = at;
    symbol = Numerals.floating(source, from, at, symbols);
    set(Tokens.NUMBER, from, at);
  }

  // ---------------------------------------------------------------- what the parser asks for

  /// Reads the `/` or `/=` at hand as a regular expression, whose symbol is what stands between the
  /// slashes; its flags follow [#regexEnd].
  void regex() {
    int from = start;
    int at = from + 1;
    boolean inClass = false;
    while (at < source.length && source[at] != '\n' && source[at] != '\r') {
      byte c = source[at];
      if (c == '/' && !inClass) {
        break;
      }
      inClass = c == '[' || inClass && c != ']';
      at += c == '\\' ? 2 : 1;
    }
    at = Math.min(at, source.length);
    if (at >= source.length || source[at] != '/') {
      set(Tokens.BAD, from, at);
      position = at;
      return;
    }
    symbol = symbols.intern(source, from + 1, at);
    regexEnd = at + 1;
    at++;
    while (at < source.length && NAMES.holds(source[at])) {
      at++;
    }
    position = at;
    set(Tokens.REGEX, from, at);
  }

  /// Where the flags of the regular expression read last begin.
  int regexEnd;

  /// What strings and templates are read with.
  Strings strings() {
    return strings;
  }

  /// Makes the name at hand an element's or attribute's, which may hold hyphens.
  void elementName() {
    int at = end;
    while (at < source.length && (NAMES.holds(source[at]) || source[at] == '-')) {
      at++;
    }
    if (at > end) {
      end = at;
      position = at;
      symbol = symbols.intern(source, start, at);
    }
    kind = Tokens.NAME;
  }

  /// Steps to an attribute's value: a string without escapes, or what [#next()] reads.
  void nextAttributeValue() {
    lastEnd = end;
    newline = false;
    skipBlanks();
    int quote = peek(0);
    if (quote != '"' && quote != '\'') {
      next();
      return;
    }
    int from = position;
    int at = from + 1;
    while (at < source.length && source[at] != quote) {
      at++;
    }
    symbol = symbols.intern(source, from + 1, at);
    position = Math.min(source.length, at + 1);
    set(at < source.length ? Tokens.STRING : Tokens.BAD, from, position);
  }
}
