package dev.lockstep.source.token;

import dev.lockstep.source.tree.Symbols;

/// A lexer that makes all tokens of a file at once.
public abstract class TableLexer extends SourceCursor {
  protected final TokenTable table;

  protected TableLexer(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
    table = new TokenTable(source.length);
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
