package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads comprehensions and parameters (Python Language Reference, section 6.2.4).
abstract class ComprehensionParser extends AtomParser {
  private static final int SLASH_SYMBOL = Symbols.word("/");
  private static final int WALRUS_SYMBOL = Symbols.word(":=");
  private static final int FOR_WORD = Symbols.word("for");
  private static final int ASYNC_FOR = Symbols.word("async for");

  ComprehensionParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  @Override
  final boolean atComprehension() {
    return at(Tokens.FOR) || at(Tokens.ASYNC);
  }

  @Override
  final void comprehension(int symbol, int mark, int start) {
    clauses();
    node(Kind.COMPREHENSION, symbol, mark, start);
  }

  @Override
  final void clauses() {
    while (true) {
      int start = start();
      int mark = tree.mark();
      if (atComprehension()) {
        boolean async = skip(Tokens.ASYNC);
        expect(Tokens.FOR, "expected \"for\"");
        comprehensionTarget();
        expect(Tokens.IN, "expected \"in\"");
        disjunction();
        node(Kind.COMPREHENSION_FOR, async ? ASYNC_FOR : FOR_WORD, mark, start);
      } else if (at(Tokens.IF)) {
        lexer.next();
        condition();
        node(Kind.COMPREHENSION_IF, mark, start);
      } else {
        return;
      }
    }
  }

  private void condition() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.LAMBDA)) {
      test();
      return;
    }
    disjunction();
    if (at(Tokens.WALRUS)) {
      lexer.next();
      disjunction();
      node(Kind.ASSIGN, WALRUS_SYMBOL, mark, start);
    }
  }

  // ---------------------------------------------------------------- parameters

  /// Reads one parameter of a function or lambda.
  final void parameter(boolean typed) {
    int start = start();
    int mark = tree.mark();
    if (pattern && (at(Tokens.ELLIPSIS) || at(Tokens.META_ELLIPSIS))) {
      if (at(Tokens.ELLIPSIS)) {
        leaf(Kind.ELLIPSIS);
      } else {
        name();
      }
      return;
    }
    none();
    int symbol = Symbols.EMPTY;
    boolean named = true;
    switch (lexer.kind()) {
      case Tokens.STAR -> {
        lexer.next();
        symbol = STAR_SYMBOL;
        named = atName() || at(Tokens.META_ELLIPSIS);
      }
      case Tokens.POWER -> {
        lexer.next();
        symbol = POWER_SYMBOL;
      }
      case Tokens.SLASH -> {
        lexer.next();
        symbol = SLASH_SYMBOL;
        named = false;
      }
      default -> {}
    }
    if (named) {
      parameterTarget();
    } else {
      none();
    }
    if (typed && skip(Tokens.COLON)) {
      starOrNamed();
    } else {
      none();
    }
    if (skip(Tokens.ASSIGN)) {
      test();
    } else {
      none();
    }
    node(Kind.PARAMETER, symbol, mark, start);
  }

  private void parameterTarget() {
    if (!at(Tokens.OPEN)) {
      name();
      return;
    }
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE)) {
      parameterTarget();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \")\"");
    leave();
    node(Kind.TUPLE, mark, start);
  }
}
