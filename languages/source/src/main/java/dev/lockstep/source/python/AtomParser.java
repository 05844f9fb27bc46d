package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads what expressions are made of: names, literals, displays, and calls, members and subscripts
/// behind them (Python Language Reference, sections 6.2 and 6.3).
abstract class AtomParser extends StringParser {
  private static final int DOT_SYMBOL = Symbols.word(".");
  static final int STAR_SYMBOL = Symbols.word("*");
  static final int POWER_SYMBOL = Symbols.word("**");
  private static final int ELLIPSIS_SYMBOL = Symbols.word("...");
  private static final int TRUE_SYMBOL = Symbols.word("true");
  private static final int FALSE_SYMBOL = Symbols.word("false");
  private static final int NONE_SYMBOL = Symbols.word("None");
  private static final int YIELD_WORD = Symbols.word("yield");
  private static final int YIELD_FROM = Symbols.word("yield from");
  private static final int OPEN_SYMBOL = Symbols.word("(");
  private static final int SQUARE_SYMBOL = Symbols.word("[");
  private static final int BRACE_SYMBOL = Symbols.word("{");
  private static final int REPR_SYMBOL = Symbols.word("`");

  AtomParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  abstract boolean atComprehension();

  abstract void comprehension(int symbol, int mark, int start);

  abstract void clauses();

  abstract void test();

  abstract void namedTest();

  abstract void starOrNamed();

  abstract void disjunction();

  /// An expression in which no comparison stands.
  abstract void barExpression();

  abstract void comprehensionTarget();

  final boolean startsExpression() {
    return switch (lexer.kind()) {
      case Tokens.NAME,
          Tokens.META,
          Tokens.META_ELLIPSIS,
          Tokens.NUMBER,
          Tokens.STRING,
          Tokens.TEMPLATE,
          Tokens.ELLIPSIS,
          Tokens.DEEP_OPEN,
          Tokens.OPEN,
          Tokens.OPEN_SQUARE,
          Tokens.OPEN_BRACE,
          Tokens.BACKQUOTE,
          Tokens.STAR,
          Tokens.POWER,
          Tokens.PLUS_MINUS,
          Tokens.TILDE,
          Tokens.AWAIT,
          Tokens.FALSE,
          Tokens.LAMBDA,
          Tokens.NONE,
          Tokens.NOT,
          Tokens.TRUE,
          Tokens.YIELD ->
          true;
      default -> false;
    };
  }

  // ---------------------------------------------------------------- calls, members, subscripts

  final void primary() {
    int start = start();
    int mark = tree.mark();
    atom();
    while (true) {
      switch (lexer.kind()) {
        case Tokens.DOT -> member(mark, start);
        case Tokens.OPEN -> {
          checkHeight();
          arguments();
          none();
          node(Kind.CALL, mark, start);
        }
        case Tokens.OPEN_SQUARE -> subscript(mark, start);
        default -> {
          return;
        }
      }
    }
  }

  private void member(int mark, int start) {
    checkHeight();
    lexer.next();
    if (pattern && at(Tokens.ELLIPSIS)) {
      leaf(Kind.ELLIPSIS);
    } else if (lexer.kind() >= Tokens.AND) {
      leaf(Kind.NAME, lexer.symbol());
    } else {
      name();
    }
    node(Kind.MEMBER, DOT_SYMBOL, mark, start);
  }

  /// Reads a call's arguments, or a class's bases, with their parentheses.
  final void arguments() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE)) {
      argument();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \")\"");
    leave();
    node(Kind.ARGUMENTS, mark, start);
  }

  private void argument() {
    int start = start();
    int mark = tree.mark();
    switch (lexer.kind()) {
      case Tokens.STAR -> spread(STAR_SYMBOL, mark, start);
      case Tokens.POWER -> spread(POWER_SYMBOL, mark, start);
      default -> {
        namedTest();
        if (at(Tokens.ASSIGN)) {
          lexer.next();
          test();
          node(Kind.NAMED_ARGUMENT, mark, start);
        } else if (atComprehension()) {
          comprehension(OPEN_SYMBOL, mark, start);
        } else if (pattern && at(Tokens.COLON)) {
          lexer.next();
          test();
          node(Kind.TYPED_META, mark, start);
        }
      }
    }
  }

  private void spread(int symbol, int mark, int start) {
    lexer.next();
    test();
    node(Kind.SPREAD, symbol, mark, start);
  }

  private void subscript(int mark, int start) {
    checkHeight();
    enter();
    lexer.next();
    int first = tree.mark();
    int indexStart = start();
    index();
    boolean slices = tree.is(tree.top(), Kind.SLICE);
    boolean several = at(Tokens.COMMA);
    while (skip(Tokens.COMMA) && !at(Tokens.CLOSE_SQUARE)) {
      index();
      slices |= tree.is(tree.top(), Kind.SLICE);
    }
    if (several && !slices) {
      node(Kind.TUPLE, first, indexStart);
    }
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    leave();
    node(Kind.INDEX, mark, start);
  }

  private void index() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.COLON)) {
      tree.none(start);
    } else {
      starOrNamed();
      if (!at(Tokens.COLON)) {
        return;
      }
    }
    lexer.next();
    bound();
    if (skip(Tokens.COLON)) {
      bound();
    } else {
      none();
    }
    node(Kind.SLICE, mark, start);
  }

  private void bound() {
    if (at(Tokens.COLON) || at(Tokens.COMMA) || at(Tokens.CLOSE_SQUARE)) {
      none();
    } else {
      test();
    }
  }

  // ---------------------------------------------------------------- atoms

  private void atom() {
    switch (lexer.kind()) {
      case Tokens.NAME -> leaf(Kind.NAME, lexer.symbol());
      case Tokens.META -> leaf(Kind.META, lexer.symbol());
      case Tokens.META_ELLIPSIS -> leaf(Kind.META_ELLIPSIS, lexer.symbol());
      case Tokens.NUMBER -> leaf(Kind.NUMBER, lexer.symbol());
      case Tokens.STRING, Tokens.TEMPLATE -> strings();
      case Tokens.TRUE -> leaf(Kind.BOOLEAN, TRUE_SYMBOL);
      case Tokens.FALSE -> leaf(Kind.BOOLEAN, FALSE_SYMBOL);
      case Tokens.NONE -> leaf(Kind.NULL, NONE_SYMBOL);
      case Tokens.ELLIPSIS -> {
        if (pattern) {
          leaf(Kind.ELLIPSIS);
        } else {
          leaf(Kind.CONSTANT, ELLIPSIS_SYMBOL);
        }
      }
      case Tokens.OPEN -> parentheses();
      case Tokens.OPEN_SQUARE -> list();
      case Tokens.OPEN_BRACE -> braces();
      case Tokens.YIELD -> yieldExpression();
      case Tokens.DEEP_OPEN -> deep();
      case Tokens.BACKQUOTE -> repr();
      default -> throw failed("expected an expression");
    }
  }

  private void deep() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    namedTest();
    expect(Tokens.DEEP_CLOSE, "expected \"...>\"");
    node(Kind.DEEP, mark, start);
  }

  private void repr() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    testList();
    expect(Tokens.BACKQUOTE, "expected \"`\"");
    leave();
    node(Kind.UNARY, REPR_SYMBOL, mark, start);
  }

  final void yieldExpression() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    int symbol = YIELD_WORD;
    if (skip(Tokens.FROM)) {
      symbol = YIELD_FROM;
      test();
    } else if (startsExpression()) {
      testList();
    } else {
      none();
    }
    node(Kind.YIELD, symbol, mark, start);
  }

  private void parentheses() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    if (at(Tokens.CLOSE)) {
      lexer.next();
      leave();
      node(Kind.TUPLE, mark, start);
      return;
    }
    starOrNamed();
    if (atComprehension()) {
      clauses();
      closeParenthesis();
      node(Kind.COMPREHENSION, OPEN_SYMBOL, mark, start);
    } else if (at(Tokens.COMMA)) {
      elements(Tokens.CLOSE);
      closeParenthesis();
      node(Kind.TUPLE, mark, start);
    } else if (pattern && at(Tokens.COLON)) {
      lexer.next();
      test();
      closeParenthesis();
      node(Kind.TYPED_META, mark, start);
    } else {
      closeParenthesis();
      tree.span(tree.top(), start, lastEnd());
    }
  }

  private void closeParenthesis() {
    expect(Tokens.CLOSE, "expected \")\"");
    leave();
  }

  private void elements(int close) {
    while (skip(Tokens.COMMA) && !at(close)) {
      starOrNamed();
    }
  }

  private void list() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    Kind kind = Kind.ARRAY;
    if (!at(Tokens.CLOSE_SQUARE)) {
      starOrNamed();
      if (atComprehension()) {
        clauses();
        kind = Kind.COMPREHENSION;
      } else {
        elements(Tokens.CLOSE_SQUARE);
      }
    }
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    leave();
    node(kind, kind == Kind.ARRAY ? Symbols.EMPTY : SQUARE_SYMBOL, mark, start);
  }

  private void braces() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    Kind kind = Kind.OBJECT;
    if (!at(Tokens.CLOSE_BRACE)) {
      boolean set = entry();
      if (atComprehension()) {
        clauses();
        kind = Kind.COMPREHENSION;
      } else {
        while (skip(Tokens.COMMA) && !at(Tokens.CLOSE_BRACE)) {
          set |= entry();
        }
        kind = set ? Kind.SET : Kind.OBJECT;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
    leave();
    node(kind, kind == Kind.COMPREHENSION ? BRACE_SYMBOL : Symbols.EMPTY, mark, start);
  }

  /// Reads an entry of a dictionary or an element of a set.
  ///
  /// @return whether it can only stand in a set
  private boolean entry() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.POWER)) {
      lexer.next();
      barExpression();
      node(Kind.SPREAD, POWER_SYMBOL, mark, start);
      return false;
    }
    boolean open = at(Tokens.ELLIPSIS) || at(Tokens.META_ELLIPSIS);
    starOrNamed();
    if (at(Tokens.COLON)) {
      lexer.next();
      test();
      node(Kind.PAIR, mark, start);
      return false;
    }
    return !(pattern && open);
  }
}
