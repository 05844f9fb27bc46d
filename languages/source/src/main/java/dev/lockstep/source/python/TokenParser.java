package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;

/// What all parts of the parser stand on: the current token, the tree being built, and failing.
abstract class TokenParser {
  /// Constructs inside each other; what is nested deeper is unread.
  private static final int DEEPEST = 400;

  final Lexer lexer;
  final TreeBuilder tree;
  final boolean pattern;
  private final SyntaxFailure failure = new SyntaxFailure();
  private int depth;

  TokenParser(byte[] source, Symbols symbols, boolean pattern) {
    lexer = new Lexer(source, symbols, pattern);
    tree = new TreeBuilder(source, symbols);
    this.pattern = pattern;
  }

  /// Ends the reading of a statement; caught where statements are read.
  static final class SyntaxFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    String reason = "";

    SyntaxFailure() {
      super(null, null, false, false);
    }
  }

  final SyntaxFailure failed(String reason) {
    failure.reason = reason;
    return failure;
  }

  /// Counts one level of nesting.
  final void enter() {
    if (++depth > DEEPEST) {
      throw failed("nested too deep");
    }
    if (tree.isFull()) {
      throw failed("more nodes than a tree holds");
    }
  }

  final void leave() {
    depth--;
  }

  final int depth() {
    return depth;
  }

  final void depth(int depth) {
    this.depth = depth;
  }

  final boolean at(int kind) {
    return lexer.kind == kind;
  }

  /// Steps over the current token if it is of a kind.
  final boolean skip(int kind) {
    if (lexer.kind == kind) {
      lexer.next();
      return true;
    }
    return false;
  }

  final void expect(int kind, String reason) {
    if (lexer.kind != kind) {
      throw failed(reason);
    }
    lexer.next();
  }

  final int start() {
    return lexer.start;
  }

  /// Where the token before the current one ended.
  final int lastEnd() {
    return lexer.lastEnd;
  }

  /// Makes a node of what waits since `mark`, up to the token before the current one.
  final int node(Kind kind, int symbol, int mark, int start) {
    return tree.node(kind, symbol, mark, start, Math.max(start, lexer.lastEnd));
  }

  final int node(Kind kind, int mark, int start) {
    return tree.node(kind, Symbols.EMPTY, mark, start, Math.max(start, lexer.lastEnd));
  }

  final void none() {
    tree.none(lexer.lastEnd);
  }

  /// Makes a leaf of the current token and steps over it.
  final void leaf(Kind kind, int symbol) {
    tree.leaf(kind, symbol, lexer.start, lexer.end);
    lexer.next();
  }

  final void leaf(Kind kind) {
    leaf(kind, Symbols.EMPTY);
  }

  final boolean atName() {
    return lexer.kind == Tokens.NAME || lexer.kind == Tokens.META;
  }

  /// Whether the current token is a certain name, for words that are keywords only in places.
  final boolean atWord(int word) {
    return lexer.kind == Tokens.NAME && lexer.symbol == word;
  }

  /// Reads an identifier or, in a pattern, a metavariable.
  final void name() {
    switch (lexer.kind) {
      case Tokens.NAME -> leaf(Kind.NAME, lexer.symbol);
      case Tokens.META -> leaf(Kind.META, lexer.symbol);
      case Tokens.META_ELLIPSIS -> leaf(Kind.META_ELLIPSIS, lexer.symbol);
      default -> throw failed("expected a name");
    }
  }

  /// Whether the chain in front of the current token may grow by one more operator.
  final void checkHeight() {
    if (tree.isTooHigh()) {
      throw failed("nested too deep");
    }
  }
}
