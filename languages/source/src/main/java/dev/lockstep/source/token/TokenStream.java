package dev.lockstep.source.token;

import dev.lockstep.source.tree.Symbols;

/// A lexer that reads one token at a time, for languages where what stands around a sign decides
/// what it is.
public abstract class TokenStream extends SourceCursor {
  /// The kind of the current token, as [Token] and the language number them.
  protected int kind;

  protected int start;
  protected int end;
  protected int symbol;

  /// Where the token before ended.
  protected int lastEnd;

  protected TokenStream(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  /// Reads the next token; at the end of the file, [Token#END] again and again.
  public abstract void next();

  public final int kind() {
    return kind;
  }

  public final int start() {
    return start;
  }

  public final int end() {
    return end;
  }

  public final int symbol() {
    return symbol;
  }

  public final int lastEnd() {
    return lastEnd;
  }

  /// Where the next token is looked for.
  public final int position() {
    return position;
  }

  /// Has the next token looked for at an offset.
  public final void position(int offset) {
    position = offset;
  }

  /// Reads on from an offset, as if the current token ended there.
  public final void moveTo(int offset) {
    position = offset;
    end = offset;
  }

  /// Makes a token of so many bytes from the position on.
  protected final void take(int newKind, int length) {
    int from = position;
    position = Math.min(source.length, from + length);
    set(newKind, from, position);
  }

  protected final void set(int newKind, int newStart, int newEnd) {
    kind = newKind;
    start = newStart;
    end = newEnd;
  }
}
