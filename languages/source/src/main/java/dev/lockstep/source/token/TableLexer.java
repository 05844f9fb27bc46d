package dev.lockstep.source.token;

import dev.lockstep.source.tree.Symbols;

/// A lexer that makes all tokens of a file at once.
public abstract class TableLexer extends SourceCursor {
  protected final TokenTable table;

  protected TableLexer(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
    table = new TokenTable(source.length);
  }

  /// All tokens of the file.
  public final TokenTable run() {
    skipSpace();
    while (position < source.length) {
      next(source[position] & 0xFF, position);
      skipSpace();
    }
    atEnd();
    table.finish(source.length);
    return table;
  }

  /// Steps over blanks and comments.
  protected abstract void skipSpace();

  /// Adds the token that begins at `start`, the position, with the byte `first`.
  protected abstract void next(int first, int start);

  /// Adds what the file's end implies.
  protected void atEnd() {}

  /// Steps over the comment at the position; one that does not end is no token.
  protected final void skipComment() {
    int start = position;
    int behind = behindComment();
    position = behind < 0 ? source.length : behind;
    if (behind < 0) {
      add(Token.BAD, Symbols.EMPTY, start);
    }
  }

  /// Adds a literal in quotes that ends in its line; one that does not end is no token.
  protected final void quoted(int quote, int start, int kind) {
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
        escaped && !isRaw(start)
            ? symbols.intern(unescaped(text(start + 1, at)))
            : symbols.intern(source, start + 1, at);
    add(closed ? kind : Token.BAD, symbol, start);
  }

  /// Undoes the escape sequences of the language.
  protected abstract String unescaped(String raw);

  /// Whether a literal's backslashes are its own.
  protected boolean isRaw(int start) {
    return false;
  }

  /// Adds what stands from `start` to before the position.
  protected final void add(int kind, int symbol, int start) {
    table.add(kind, symbol, start, position);
  }

  /// The symbol of what stands from `start` to before the position.
  protected final int symbol(int start) {
    return symbols.intern(source, start, position);
  }

  /// The offset behind the comment at the position that opens with two signs and ends with the same
  /// two turned round; -1 where it does not end.
  protected final int behindComment() {
    for (int at = position + 2; at + 1 < source.length; at++) {
      if (source[at] == '*' && source[at + 1] == '/') {
        return at + 2;
      }
    }
    return -1;
  }
}
