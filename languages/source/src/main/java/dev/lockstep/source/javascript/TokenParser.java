package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;

/// What all parts of the parser stand on: the current token, the tree being built, failing, trying.
abstract class TokenParser {
  /// Constructs inside each other; what is nested deeper is unread.
  private static final int DEEPEST = 400;

  final Lexer lexer;
  final TreeBuilder tree;
  final boolean pattern;

  /// Whether generics, casts and assertions are read, which in JavaScript are comparisons.
  final boolean typed;

  private final SyntaxFailure failure = new SyntaxFailure();
  private int depth;

  TokenParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    lexer = new Lexer(source, symbols, pattern);
    tree = new TreeBuilder(source, symbols);
    this.typed = typed;
    this.pattern = pattern;
  }

  /// Ends the reading of a statement; caught where statements are read or tried.
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

  // ---------------------------------------------------------------- nesting

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

  /// Whether the chain in front of the current token may grow by one more operator.
  final void checkHeight() {
    if (tree.isTooHigh()) {
      throw failed("nested too deep");
    }
  }

  // ---------------------------------------------------------------- trying

  /// Where the parser stands, to return to.
  record State(Lexer.Saved token, TreeBuilder.Saved nodes, int depth) {}

  final State save() {
    return new State(lexer.save(), tree.save(), depth);
  }

  final void restore(State state) {
    lexer.restore(state.token);
    tree.restore(state.nodes);
    depth = state.depth;
  }

  /// Reads something that may not be what stands here.
  interface Attempt {
    /// Reads, and says whether it was there.
    boolean read();
  }

  /// Reads what an attempt reads, or nothing.
  final boolean attempt(Attempt attempt) {
    State state = save();
    try {
      if (attempt.read()) {
        return true;
      }
    } catch (SyntaxFailure notHere) {
      // Something else stands here.
    }
    restore(state);
    return false;
  }

  // ---------------------------------------------------------------- tokens

  final boolean at(int kind) {
    return lexer.kind == kind;
  }

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

  final int lastEnd() {
    return lexer.lastEnd;
  }

  /// Whether the current token is a certain name, for words that are keywords only in places.
  final boolean atWord(int word) {
    return lexer.kind == Tokens.NAME && lexer.symbol == word;
  }

  final boolean skipWord(int word) {
    if (atWord(word)) {
      lexer.next();
      return true;
    }
    return false;
  }

  final boolean atName() {
    return lexer.kind == Tokens.NAME || lexer.kind == Tokens.META;
  }

  /// Whether the current token is an identifier or a reserved word.
  final boolean atWordLike() {
    return atName() || lexer.kind >= Tokens.BREAK;
  }

  /// Ends a statement: a semicolon, or where one may be left out.
  ///
  /// @return whether a semicolon was written
  final boolean semicolon() {
    if (skip(Tokens.SEMICOLON)) {
      return true;
    }
    if (at(Tokens.CLOSE_BRACE) || at(Tokens.END) || lexer.newline || pattern && atOpenPart()) {
      return false;
    }
    throw failed("expected \";\"");
  }

  private boolean atOpenPart() {
    return at(Tokens.SPREAD);
  }

  // ---------------------------------------------------------------- nodes

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

  /// Reads an identifier or, in a pattern, a metavariable.
  final void name() {
    switch (lexer.kind) {
      case Tokens.NAME, Tokens.PRIVATE_NAME -> leaf(Kind.NAME, lexer.symbol);
      case Tokens.META -> leaf(Kind.META, lexer.symbol);
      case Tokens.META_ELLIPSIS -> leaf(Kind.META_ELLIPSIS, lexer.symbol);
      default -> throw failed("expected a name");
    }
  }

  /// Reads an identifier where reserved words are identifiers too.
  final void wordLike() {
    if (lexer.kind >= Tokens.BREAK) {
      leaf(Kind.NAME, lexer.symbol);
    } else {
      name();
    }
  }

  final void ellipsis() {
    leaf(Kind.ELLIPSIS, Symbols.EMPTY);
  }

  /// Reads an ellipsis or `$...X` that stands for any number of things, in a pattern.
  final boolean openPart() {
    if (!pattern) {
      return false;
    }
    if (at(Tokens.META_ELLIPSIS)) {
      name();
      return true;
    }
    if (at(Tokens.SPREAD) && standsAlone()) {
      ellipsis();
      return true;
    }
    return false;
  }

  /// Whether the dots at hand are an ellipsis, and spread nothing.
  final boolean standsAlone() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean alone =
        switch (lexer.kind) {
          case Tokens.COMMA,
              Tokens.CLOSE,
              Tokens.CLOSE_SQUARE,
              Tokens.CLOSE_BRACE,
              Tokens.END,
              Tokens.SEMICOLON,
              Tokens.SPREAD,
              Tokens.DEEP_CLOSE,
              Tokens.PLUS_MINUS,
              Tokens.STAR,
              Tokens.SLASH,
              Tokens.PERCENT,
              Tokens.EQUALITY,
              Tokens.AND,
              Tokens.OR,
              Tokens.GREATER,
              Tokens.ASSIGN,
              Tokens.COLON,
              Tokens.QUESTION,
              Tokens.DOT ->
              true;
          default -> lexer.newline;
        };
    lexer.restore(saved);
    return alone;
  }

  // ---------------------------------------------------------------- what other parts read

  abstract void assignment();

  abstract void expression();

  abstract void unary();

  abstract void parameters();

  abstract void type();

  abstract void typeArguments();

  abstract void typeParameters();

  abstract void template();

  abstract void propertyName();

  abstract void block();

  abstract void functionBody(boolean async, boolean generator);

  abstract void classDefinition(int mark, int start);

  abstract void arguments();

  abstract void decorators();
}
