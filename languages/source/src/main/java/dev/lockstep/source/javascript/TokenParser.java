package dev.lockstep.source.javascript;

import dev.lockstep.source.token.StreamParser;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;

/// What all parts of the parser share: trying, and what ends and opens things everywhere.
abstract class TokenParser extends StreamParser<Lexer> {
  /// Whether generics, casts and assertions are read, which in JavaScript are comparisons.
  final boolean typed;

  TokenParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(new Lexer(source, symbols, pattern));
    this.typed = typed;
  }

  // ---------------------------------------------------------------- trying

  /// Where the parser stands, to return to.
  record State(Lexer.Saved token, TreeBuilder.Saved nodes, int depth) {}

  final State save() {
    return new State(lexer.save(), tree.save(), depth());
  }

  final void restore(State state) {
    lexer.restore(state.token);
    tree.restore(state.nodes);
    depth(state.depth);
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

  /// Whether the current token is an identifier or a reserved word.
  final boolean atWordLike() {
    return atName() || lexer.kind() >= Tokens.BREAK;
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

  /// Reads an identifier, a private name among them, or, in a pattern, a metavariable.
  @Override
  protected final void name() {
    if (at(Tokens.PRIVATE_NAME)) {
      leaf(Kind.NAME, lexer.symbol());
    } else {
      super.name();
    }
  }

  /// Reads an identifier where reserved words are identifiers too.
  final void wordLike() {
    if (lexer.kind() >= Tokens.BREAK) {
      leaf(Kind.NAME, lexer.symbol());
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
        switch (lexer.kind()) {
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
