package dev.lockstep.source.token;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// A parser that has all tokens of a file before it, and may look ahead as far as it likes.
public abstract class TableParser extends TreeParser {
  protected final byte[] kinds;
  protected final int[] symbolOf;
  protected final int[] starts;
  protected final int[] ends;
  protected final int[] partner;

  /// The number of the current token.
  protected int here;

  /// The kind of the current token.
  protected int kind;

  /// @param pattern whether metavariables and ellipses may stand everywhere
  protected TableParser(TokenTable tokens, byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
    kinds = tokens.kinds();
    symbolOf = tokens.symbols();
    starts = tokens.starts();
    ends = tokens.ends();
    partner = tokens.partners();
    kind = kinds[0];
  }

  protected final void advance() {
    if (kind != Token.END) {
      kind = kinds[++here];
    }
  }

  protected final void goTo(int token) {
    here = token;
    kind = kinds[token];
  }

  protected final boolean at(int wanted) {
    return kind == wanted;
  }

  protected final int kindAt(int ahead) {
    return kinds[here + ahead];
  }

  protected final int symbol() {
    return symbolOf[here];
  }

  protected final boolean skip(int wanted) {
    if (kind == wanted) {
      advance();
      return true;
    }
    return false;
  }

  protected final void expect(int wanted, String reason) {
    if (kind != wanted) {
      throw failed(reason);
    }
    advance();
  }

  protected final int start() {
    return starts[here];
  }

  /// Where the token before the current one ended.
  protected final int lastEnd() {
    return here == 0 ? 0 : ends[here - 1];
  }

  /// Makes a node of what waits since `mark`, up to the token before the current one.
  protected final int node(Kind nodeKind, int symbol, int mark, int start) {
    return tree.node(nodeKind, symbol, mark, start, Math.max(start, lastEnd()));
  }

  protected final int node(Kind nodeKind, int mark, int start) {
    return node(nodeKind, Symbols.EMPTY, mark, start);
  }

  protected final void none() {
    tree.none(lastEnd());
  }

  /// Makes a leaf of the current token and steps over it.
  protected final void leaf(Kind nodeKind, int symbol) {
    tree.leaf(nodeKind, symbol, starts[here], ends[here]);
    advance();
  }

  protected final boolean isNameAt(int token) {
    return kinds[token] == Token.NAME || kinds[token] == Token.META;
  }

  protected final boolean atName() {
    return kind == Token.NAME || kind == Token.META;
  }

  /// Whether the current token is a certain name, for words that are keywords only in places.
  protected final boolean atWord(int word) {
    return kind == Token.NAME && symbolOf[here] == word;
  }

  /// Reads an identifier or, in a pattern, a metavariable.
  protected final void name() {
    switch (kind) {
      case Token.NAME -> leaf(Kind.NAME, symbol());
      case Token.META -> leaf(Kind.META, symbol());
      default -> throw failed("expected a name");
    }
  }

  /// Reads `...` or `$...X` of a pattern, if the current token is one.
  protected final boolean ellipsis() {
    if (!pattern) {
      return false;
    }
    if (kind == Token.ELLIPSIS) {
      leaf(Kind.ELLIPSIS, Symbols.EMPTY);
      return true;
    }
    if (kind == Token.META_ELLIPSIS) {
      leaf(Kind.META_ELLIPSIS, symbol());
      return true;
    }
    return false;
  }
}
