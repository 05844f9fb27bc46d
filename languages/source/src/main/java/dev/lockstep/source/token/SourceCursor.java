package dev.lockstep.source.token;

import dev.lockstep.source.tree.Symbols;
import java.nio.charset.StandardCharsets;

/// A place in the bytes of a file from which tokens are read on, behind a byte order mark at first.
public abstract class SourceCursor {
  protected final byte[] source;
  protected final Symbols symbols;

  /// Whether metavariables and the signs of ellipses are tokens.
  protected final boolean pattern;

  /// Where the next token is looked for.
  protected int position;

  protected SourceCursor(byte[] source, Symbols symbols, boolean pattern) {
    this.source = source;
    this.symbols = symbols;
    this.pattern = pattern;
    if (source.length >= 3
        && (source[0] & 0xFF) == 0xEF
        && (source[1] & 0xFF) == 0xBB
        && (source[2] & 0xFF) == 0xBF) {
      position = 3;
    }
  }

  /// The byte so far ahead of the position, with its sign; -1 behind the end.
  protected final int peek(int ahead) {
    int index = position + ahead;
    return index < source.length ? source[index] : -1;
  }

  /// Steps over a byte, if it stands at the position.
  protected final boolean follows(int octet) {
    if (peek(0) == octet) {
      position++;
      return true;
    }
    return false;
  }

  /// Whether three dots stand so far ahead of the position.
  protected final boolean dots(int ahead) {
    return peek(ahead) == '.' && peek(ahead + 1) == '.' && peek(ahead + 2) == '.';
  }

  /// What stands from `from` to before `to`.
  protected final String text(int from, int to) {
    return new String(source, from, to - from, StandardCharsets.UTF_8);
  }
}
