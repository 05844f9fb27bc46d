package dev.lockstep.source.token;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// A parser that has one token at a time, and asks the lexer for the next.
///
/// @param <L> the language's lexer, which may have more to ask for
public abstract class StreamParser<L extends TokenStream> extends TreeParser {
  protected final L lexer;

  protected StreamParser(L lexer) {
    super(lexer.source, lexer.symbols, lexer.pattern);
    this.lexer = lexer;
  }

  protected final boolean at(int kind) {
    return lexer.kind == kind;
  }

  /// Steps over the current token if it is of a kind.
  protected final boolean skip(int kind) {
    if (lexer.kind == kind) {
      lexer.next();
      return true;
    }
    return false;
  }

  protected final void expect(int kind, String reason) {
    if (lexer.kind != kind) {
      throw failed(reason);
    }
    lexer.next();
  }

  protected final int start() {
    return lexer.start;
  }

  /// Where the token before the current one ended.
  protected final int lastEnd() {
    return lexer.lastEnd;
  }

  protected final boolean atName() {
    return lexer.kind == Token.NAME || lexer.kind == Token.META;
  }

  /// Whether the current token is a certain name, for words that are keywords only in places.
  protected final boolean atWord(int word) {
    return lexer.kind == Token.NAME && lexer.symbol == word;
  }

  protected final boolean skipWord(int word) {
    if (atWord(word)) {
      lexer.next();
      return true;
    }
    return false;
  }

  /// Makes a node of what waits since `mark`, up to the token before the current one.
  protected final int node(Kind kind, int symbol, int mark, int start) {
    return tree.node(kind, symbol, mark, start, Math.max(start, lexer.lastEnd));
  }

  protected final int node(Kind kind, int mark, int start) {
    return node(kind, Symbols.EMPTY, mark, start);
  }

  protected final void none() {
    tree.none(lexer.lastEnd);
  }

  /// Makes a leaf of the current token and steps over it.
  protected final void leaf(Kind kind, int symbol) {
    tree.leaf(kind, symbol, lexer.start, lexer.end);
    lexer.next();
  }

  protected final void leaf(Kind kind) {
    leaf(kind, Symbols.EMPTY);
  }

  /// Reads an identifier or, in a pattern, a metavariable.
  protected void name() {
    switch (lexer.kind) {
      case Token.NAME -> leaf(Kind.NAME, lexer.symbol);
      case Token.META -> leaf(Kind.META, lexer.symbol);
      case Token.META_ELLIPSIS -> leaf(Kind.META_ELLIPSIS, lexer.symbol);
      default -> throw failed("expected a name");
    }
  }
}
