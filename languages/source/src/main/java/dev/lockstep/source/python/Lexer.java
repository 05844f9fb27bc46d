package dev.lockstep.source.python;

import dev.lockstep.source.token.NameBytes;
import dev.lockstep.source.token.TokenStream;
import dev.lockstep.source.tree.Numerals;
import dev.lockstep.source.tree.Symbols;
import java.util.Arrays;

/// Cuts Python into tokens, one at a time, with the indentation that opens and closes blocks
/// (Python Language Reference, section 2).
///
/// In a pattern it also reads metavariables and the signs of ellipses.
final class Lexer extends TokenStream {
  private static final int TAB = 8;
  private static final NameBytes NAMES = new NameBytes("_");

  private final Operators operators = new Operators();
  private final Strings strings;

  /// Open brackets around the position; in them line ends are nothing.
  int nesting;

  /// Whether the current token is the first of its line.
  boolean firstOfLine;

  private boolean lineStart = true;
  private int dedents;
  private int[] indents = new int[32];
  private int indentDepth;

  Lexer(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
    this.strings = new Strings(source, symbols);
    if (pattern) {
      takeFirstIndentation();
    }
  }

  /// A pattern may stand indented as a whole.
  private void takeFirstIndentation() {
    int at = position;
    int column = 0;
    while (at < source.length && (isBlank(source[at]) || isLineEnd(source[at]))) {
      column = isLineEnd(source[at]) ? 0 : advance(column, source[at]);
      at++;
    }
    indents[0] = column;
  }

  /// Where a lexer stands, to return to. The indentation must not change between.
  record Saved(
      int position,
      int nesting,
      int kind,
      int start,
      int end,
      int symbol,
      int lastEnd,
      boolean first,
      boolean line,
      int dedents) {}

  Saved savedToken() {
    return new Saved(
        position, nesting, kind, start, end, symbol, lastEnd, firstOfLine, lineStart, dedents);
  }

  void restoreToken(Saved saved) {
    position = saved.position;
    nesting = saved.nesting;
    kind = saved.kind;
    start = saved.start;
    end = saved.end;
    symbol = saved.symbol;
    lastEnd = saved.lastEnd;
    firstOfLine = saved.first;
    lineStart = saved.line;
    dedents = saved.dedents;
  }

  /// How deep the blocks around the current token are indented.
  int indentation() {
    return indents[indentDepth];
  }

  /// The column of the current token, tabs counted as the language does.
  int column() {
    int from = start;
    while (from > 0 && !isLineEnd(source[from - 1])) {
      from--;
    }
    int column = 0;
    for (int i = from; i < start; i++) {
      column = advance(column, source[i]);
    }
    return column;
  }

  /// Reads on as if the brackets that are open were closed before the current token, which begins
  /// a line.
  void breakOut() {
    nesting = 0;
    position = start;
    while (position > 0 && !isLineEnd(source[position - 1])) {
      position--;
    }
    lineStart = true;
    set(Tokens.NEWLINE, start, start);
  }

  // ---------------------------------------------------------------- the next token

  @Override
  public void next() {
    lastEnd = end;
    firstOfLine = false;
    if (dedents > 0) {
      dedents--;
      set(Tokens.DEDENT, position, position);
      return;
    }
    if (lineStart && beginLine()) {
      return;
    }
    skipBlanks();
    if (position >= source.length) {
      atEnd();
      return;
    }
    token(source[position] & 0xFF);
  }

  private void atEnd() {
    position = source.length;
    if (kind != Tokens.NEWLINE && kind != Tokens.END && !lineStart) {
      lineStart = true;
      nesting = 0;
      set(Tokens.NEWLINE, position, position);
    } else {
      set(Tokens.END, position, position);
    }
  }

  /// Reads a line's indentation.
  ///
  /// @return whether it makes a token
  private boolean beginLine() {
    int column = 0;
    int at = position;
    while (true) {
      if (at >= source.length) {
        position = source.length;
        lineStart = false;
        return closeBlocks(0);
      }
      byte c = source[at];
      if (c == '#') {
        at = lineEndFrom(at);
      } else if (isLineEnd(c)) {
        column = 0;
        at++;
      } else if (isBlank(c)) {
        column = advance(column, c);
        at++;
      } else if (c == '\\' && at + 1 < source.length && isLineEnd(source[at + 1])) {
        at = behindLineEnd(at + 1);
      } else {
        break;
      }
    }
    position = at;
    lineStart = false;
    firstOfLine = true;
    if (column > indents[indentDepth]) {
      openBlock(column);
      return true;
    }
    return column < indents[indentDepth] && closeBlocks(column);
  }

  private void openBlock(int column) {
    if (indentDepth + 1 == indents.length) {
      indents = Arrays.copyOf(indents, indents.length * 2);
    }
    indents[++indentDepth] = column;
    set(Tokens.INDENT, position, position);
  }

  private boolean closeBlocks(int column) {
    int closed = 0;
    while (indentDepth > 0 && indents[indentDepth] > column) {
      indentDepth--;
      closed++;
    }
    if (closed == 0) {
      return false;
    }
    dedents = closed - 1;
    set(Tokens.DEDENT, position, position);
    return true;
  }

  private static int advance(int column, byte blank) {
    return switch (blank) {
      case '\t' -> (column / TAB + 1) * TAB;
      case '\f' -> 0;
      default -> column + 1;
    };
  }

  private void skipBlanks() {
    while (position < source.length) {
      byte c = source[position];
      if (c == ' ' || c == '\t' || c == '\f') {
        position++;
      } else if (c == '#') {
        position = lineEndFrom(position);
      } else if (isLineEnd(c) && nesting > 0) {
        position++;
        firstOfLine = true;
      } else if (c == '\\' && position + 1 < source.length && isLineEnd(source[position + 1])) {
        position = behindLineEnd(position + 1);
      } else {
        return;
      }
    }
  }

  private int lineEndFrom(int at) {
    int found = at;
    while (found < source.length && !isLineEnd(source[found])) {
      found++;
    }
    return found;
  }

  private int behindLineEnd(int at) {
    boolean both = source[at] == '\r' && at + 1 < source.length && source[at + 1] == '\n';
    return at + (both ? 2 : 1);
  }

  private static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private void token(int c) {
    if (NAMES.begins(c)) {
      identifier();
    } else if (NAMES.isDigit(c)) {
      number();
    } else {
      sign(c);
    }
  }

  private void sign(int c) {
    switch (c) {
      case '\n', '\r' -> {
        int from = position;
        position = behindLineEnd(position);
        lineStart = true;
        set(Tokens.NEWLINE, from, from);
      }
      case '"', '\'' -> string(position);
      case '.' -> dot();
      case '$' -> metavariable();
      default -> operator();
    }
  }

  private void dot() {
    if (peek(1) == '.' && peek(2) == '.') {
      boolean closesDeep = pattern && peek(3) == '>';
      take(closesDeep ? Tokens.DEEP_CLOSE : Tokens.ELLIPSIS, closesDeep ? 4 : 3);
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
    int found = operators.kind;
    switch (found) {
      case Tokens.OPEN, Tokens.OPEN_SQUARE, Tokens.OPEN_BRACE -> nesting++;
      case Tokens.CLOSE, Tokens.CLOSE_SQUARE, Tokens.CLOSE_BRACE ->
          nesting = Math.max(0, nesting - 1);
      default -> {}
    }
    take(found, length);
  }

  private void metavariable() {
    if (!pattern) {
      take(Tokens.BAD, 1);
      return;
    }
    boolean ellipsis = dots(1);
    int from = position;
    int body = from + (ellipsis ? 4 : 1);
    int to = body;
    boolean upper = true;
    while (to < source.length && NAMES.holds(source[to])) {
      upper &= source[to] < 'a';
      to++;
    }
    if (to == body) {
      take(Tokens.BAD, 1);
      return;
    }
    position = to;
    symbol = symbols.intern(source, from, to);
    int meta = ellipsis ? Tokens.META_ELLIPSIS : Tokens.META;
    set(upper ? meta : Tokens.NAME, from, to);
  }

  private void identifier() {
    int from = position;
    int at = from;
    int hash = 0;
    while (at < source.length && NAMES.holds(source[at])) {
      hash = 31 * hash + source[at++];
    }
    if (at < source.length
        && at - from <= 3
        && (source[at] == '"' || source[at] == '\'')
        && Strings.isPrefix(source, from, at)) {
      string(at);
      return;
    }
    position = at;
    symbol = symbols.intern(source, from, at, hash);
    set(Tokens.ofIdentifier(symbol), from, at);
  }

  private void number() {
    int from = position;
    int at = from;
    boolean hex = peek(0) == '0' && (peek(1) | 0x20) == 'x';
    boolean whole = true;
    while (at < source.length) {
      int c = source[at] & 0xFF;
      boolean sign = (c == '+' || c == '-') && !hex && (source[at - 1] | 0x20) == 'e';
      boolean point = c == '.' && whole;
      if (c >= 128 || !NAMES.holds(c) && !point && !sign || isWordBehind(c, at, hex)) {
        break;
      }
      whole &= !point && (hex || (c | 0x20) != 'e');
      at++;
    }
    position = at;
    symbol = Numerals.symbol(source, from, at, symbols);
    set(Tokens.NUMBER, from, at);
  }

  /// Whether a keyword follows a number without a blank, as in `1if x else y`.
  private boolean isWordBehind(int c, int at, boolean hex) {
    if (hex || c < 'a' || at + 1 >= source.length) {
      return false;
    }
    int following = source[at + 1];
    return switch (c) {
      case 'i' -> following == 'f' || following == 'n' || following == 's';
      case 'a' -> following == 'n' || following == 's';
      case 'o' -> following == 'r';
      case 'e' -> following == 'l';
      case 'f' -> following == 'o';
      default -> false;
    };
  }

  /// Reads a string whose quote stands at an offset, its prefix before it.
  private void string(int quote) {
    int from = position;
    if (Strings.isTemplate(source, from, quote)) {
      position = strings.open(from, quote);
      set(Tokens.TEMPLATE, from, position);
      return;
    }
    position = strings.read(from, quote);
    symbol = strings.symbol;
    set(strings.closed ? Tokens.STRING : Tokens.BAD, from, position);
  }

  /// What strings are read with; [#position] stands where reading goes on.
  Strings strings() {
    return strings;
  }
}
