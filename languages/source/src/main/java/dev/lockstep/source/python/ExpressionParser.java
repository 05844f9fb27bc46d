package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads expressions (Python Language Reference, section 6), by precedence climbing.
abstract class ExpressionParser extends ComprehensionParser {
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARE = 4;
  private static final int BAR = 5;
  private static final int CARET = 6;
  private static final int AMPERSAND = 7;
  private static final int SHIFT = 8;
  private static final int PLUS = 9;
  private static final int TERM = 10;
  private static final int UNARY = 11;

  private static final int AND_SYMBOL = Symbols.word("&&");
  private static final int OR_SYMBOL = Symbols.word("||");
  private static final int NOT_SYMBOL = Symbols.word("!");
  private static final int IN_SYMBOL = Symbols.word("in");
  private static final int NOT_IN_SYMBOL = Symbols.word("not in");
  private static final int IS_SYMBOL = Symbols.word("is");
  private static final int IS_NOT_SYMBOL = Symbols.word("is not");
  private static final int POWER_SYMBOL = Symbols.word("**");
  private static final int WALRUS_SYMBOL = Symbols.word(":=");
  private static final int STAR_SYMBOL = Symbols.word("*");
  private static final int AWAIT_WORD = Symbols.word("await");
  private static final int LAMBDA_WORD = Symbols.word("lambda");

  ExpressionParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  @Override
  final void testList() {
    int start = start();
    int mark = tree.mark();
    starOrNamed();
    if (at(Tokens.COMMA)) {
      while (skip(Tokens.COMMA) && startsExpression()) {
        starOrNamed();
      }
      node(Kind.TUPLE, mark, start);
    }
  }

  @Override
  final void starOrNamed() {
    if (at(Tokens.STAR)) {
      star();
    } else {
      namedTest();
    }
  }

  private void star() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    binary(BAR);
    node(Kind.SPREAD, STAR_SYMBOL, mark, start);
  }

  /// Targets of `for` and `del`: expressions in which `in` is no operator.
  final void targetList() {
    int start = start();
    int mark = tree.mark();
    target();
    if (at(Tokens.COMMA)) {
      while (skip(Tokens.COMMA) && startsExpression()) {
        target();
      }
      node(Kind.TUPLE, mark, start);
    }
  }

  private void target() {
    if (at(Tokens.STAR)) {
      star();
    } else {
      binary(BAR);
    }
  }

  @Override
  final void comprehensionTarget() {
    targetList();
  }

  @Override
  final void disjunction() {
    binary(OR);
  }

  @Override
  final void barExpression() {
    binary(BAR);
  }

  @Override
  final void namedTest() {
    int start = start();
    int mark = tree.mark();
    test();
    if (at(Tokens.WALRUS)) {
      lexer.next();
      test();
      node(Kind.ASSIGN, WALRUS_SYMBOL, mark, start);
    }
  }

  @Override
  final void test() {
    enter();
    if (at(Tokens.LAMBDA)) {
      lambda();
    } else {
      int start = start();
      int mark = tree.mark();
      binary(OR);
      if (at(Tokens.IF)) {
        conditional(mark, start);
      }
    }
    leave();
  }

  /// What stands in front is the value if the test holds, so the test moves before it.
  private void conditional(int mark, int start) {
    lexer.next();
    binary(OR);
    tree.moveTo(mark);
    if (at(Tokens.ELSE)) {
      lexer.next();
      test();
    } else {
      throw failed("expected \"else\"");
    }
    node(Kind.CONDITIONAL, mark, start);
  }

  private void lambda() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    none();
    int parametersStart = start();
    int parameters = tree.mark();
    while (!at(Tokens.COLON)) {
      parameter(false);
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    node(Kind.PARAMETERS, parameters, Math.min(parametersStart, lastEnd()));
    expect(Tokens.COLON, "expected \":\"");
    none();
    test();
    node(Kind.LAMBDA, LAMBDA_WORD, mark, start);
  }

  // ---------------------------------------------------------------- operators

  /// Reads an operand and the operators behind it that bind at least as tight as `least`.
  private void binary(int least) {
    int start = start();
    int mark = tree.mark();
    unary(least);
    while (true) {
      int level = levelOf(lexer.kind());
      if (level < least || level == 0) {
        return;
      }
      operator(level, mark, start);
    }
  }

  private void operator(int level, int mark, int start) {
    checkHeight();
    int symbol = lexer.symbol();
    switch (lexer.kind()) {
      case Tokens.OR -> symbol = OR_SYMBOL;
      case Tokens.AND -> symbol = AND_SYMBOL;
      case Tokens.IN -> symbol = IN_SYMBOL;
      case Tokens.IS -> symbol = IS_SYMBOL;
      case Tokens.NOT -> {
        lexer.next();
        if (!at(Tokens.IN)) {
          throw failed("expected \"in\"");
        }
        symbol = NOT_IN_SYMBOL;
      }
      default -> {}
    }
    lexer.next();
    if (symbol == IS_SYMBOL && skip(Tokens.NOT)) {
      symbol = IS_NOT_SYMBOL;
    }
    binary(level + 1);
    node(Kind.BINARY, symbol, mark, start);
  }

  private static int levelOf(int kind) {
    return switch (kind) {
      case Tokens.OR -> OR;
      case Tokens.AND -> AND;
      case Tokens.COMPARISON, Tokens.IN, Tokens.IS, Tokens.NOT -> COMPARE;
      case Tokens.BAR -> BAR;
      case Tokens.CARET -> CARET;
      case Tokens.AMPERSAND -> AMPERSAND;
      case Tokens.SHIFT -> SHIFT;
      case Tokens.PLUS_MINUS -> PLUS;
      case Tokens.STAR, Tokens.TERM, Tokens.SLASH, Tokens.AT -> TERM;
      default -> 0;
    };
  }

  private void unary(int least) {
    switch (lexer.kind()) {
      case Tokens.NOT -> {
        if (least > NOT) {
          throw failed("unexpected \"not\"");
        }
        prefix(NOT_SYMBOL, NOT);
      }
      case Tokens.PLUS_MINUS, Tokens.TILDE -> prefix(lexer.symbol(), UNARY);
      case Tokens.LAMBDA -> lambda();
      default -> power();
    }
  }

  private void prefix(int symbol, int level) {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    binary(level);
    leave();
    node(Kind.UNARY, symbol, mark, start);
  }

  private void power() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.AWAIT)) {
      awaited(start, mark);
    } else {
      primary();
    }
    if (at(Tokens.POWER)) {
      enter();
      lexer.next();
      unary(UNARY);
      leave();
      node(Kind.BINARY, POWER_SYMBOL, mark, start);
    }
  }

  private void awaited(int start, int mark) {
    lexer.next();
    if (!startsExpression()) {
      tree.leaf(Kind.NAME, AWAIT_WORD, start, lastEnd());
      return;
    }
    enter();
    primary();
    leave();
    node(Kind.AWAIT, mark, start);
  }
}
