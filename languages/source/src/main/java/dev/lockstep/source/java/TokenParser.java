package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeBuilder;

/// What all parts of the parser stand on: the tokens, the tree being built, and failing.
abstract class TokenParser {
  /// Constructs inside each other; what is nested deeper is unread.
  private static final int DEEPEST = 400;

  final TreeBuilder tree;
  final boolean pattern;
  final byte[] kinds;
  final int[] symbolOf;
  final int[] starts;
  final int[] ends;
  final int[] partner;

  /// The number of the current token.
  int here;

  /// The kind of the current token.
  int kind;

  private final SyntaxFailure failure = new SyntaxFailure();
  private int depth;

  TokenParser(byte[] source, Symbols symbols, boolean pattern) {
    Lexer lexer = new Lexer(source, symbols, pattern);
    lexer.run();
    kinds = lexer.kinds;
    symbolOf = lexer.symbolOf;
    starts = lexer.starts;
    ends = lexer.ends;
    partner = lexer.partner;
    tree = new TreeBuilder(source, symbols);
    this.pattern = pattern;
    kind = kinds[0];
  }

  /// Ends the reading of a statement; caught where statements and members are read.
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

  final void advance() {
    if (kind != Tokens.END) {
      kind = kinds[++here];
    }
  }

  final void goTo(int token) {
    here = token;
    kind = kinds[token];
  }

  final boolean at(int wanted) {
    return kind == wanted;
  }

  final int kindAt(int ahead) {
    return kinds[here + ahead];
  }

  final int symbol() {
    return symbolOf[here];
  }

  final boolean skip(int wanted) {
    if (kind == wanted) {
      advance();
      return true;
    }
    return false;
  }

  final void expect(int wanted, String reason) {
    if (kind != wanted) {
      throw failed(reason);
    }
    advance();
  }

  final int start() {
    return starts[here];
  }

  /// Where the token before the current one ended.
  final int lastEnd() {
    return here == 0 ? 0 : ends[here - 1];
  }

  /// Makes a node of what waits since `mark`, up to the token before the current one.
  final int node(Kind nodeKind, int symbol, int mark, int start) {
    return tree.node(nodeKind, symbol, mark, start, Math.max(start, lastEnd()));
  }

  final int node(Kind nodeKind, int mark, int start) {
    return node(nodeKind, Symbols.EMPTY, mark, start);
  }

  final void none() {
    tree.none(lastEnd());
  }

  /// Makes a leaf of the current token and steps over it.
  final void leaf(Kind nodeKind, int symbol) {
    tree.leaf(nodeKind, symbol, starts[here], ends[here]);
    advance();
  }

  final boolean isNameAt(int token) {
    return kinds[token] == Tokens.NAME || kinds[token] == Tokens.META;
  }

  final boolean atName() {
    return kind == Tokens.NAME || kind == Tokens.META;
  }

  /// Whether the current token is a certain name, for words that are keywords only in places.
  final boolean atWord(int word) {
    return kind == Tokens.NAME && symbolOf[here] == word;
  }

  /// Reads an identifier or, in a pattern, a metavariable.
  final void name() {
    switch (kind) {
      case Tokens.NAME -> leaf(Kind.NAME, symbol());
      case Tokens.META -> leaf(Kind.META, symbol());
      default -> throw failed("expected a name");
    }
  }

  /// Reads `...` or `$...X` of a pattern, if the current token is one.
  final boolean ellipsis() {
    if (!pattern) {
      return false;
    }
    if (kind == Tokens.ELLIPSIS) {
      leaf(Kind.ELLIPSIS, Symbols.EMPTY);
      return true;
    }
    if (kind == Tokens.META_ELLIPSIS) {
      leaf(Kind.META_ELLIPSIS, symbol());
      return true;
    }
    return false;
  }

  /// Whether the chain in front of the current token may grow by one more operator.
  final void checkHeight() {
    if (tree.heightOf(tree.top()) > Tree.MAX_HEIGHT / 2) {
      throw failed("nested too deep");
    }
  }

  /// Takes what waits since `mark` away: read, but without a place in the tree.
  final void drop(int mark) {
    while (tree.mark() > mark) {
      tree.pop();
    }
  }
}
