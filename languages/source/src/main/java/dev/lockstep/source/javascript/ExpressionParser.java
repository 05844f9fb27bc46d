package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads expressions behind their atoms: assignments, conditionals, operators (ECMA-262, sections
/// 13.5 to 13.16).
abstract class ExpressionParser extends PrimaryParser {
  private static final int COALESCE = 1;
  private static final int OR = 2;
  private static final int AND = 3;
  private static final int BAR = 4;
  private static final int CARET = 5;
  private static final int AMPERSAND = 6;
  private static final int EQUALITY = 7;
  private static final int RELATION = 8;
  private static final int SHIFT = 9;
  private static final int PLUS = 10;
  private static final int TERM = 11;
  private static final int POWER = 12;

  ExpressionParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  @Override
  final void expression() {
    int start = start();
    int mark = tree.mark();
    assignment();
    if (at(Tokens.COMMA)) {
      while (skip(Tokens.COMMA)) {
        assignment();
      }
      node(Kind.SEQUENCE, mark, start);
    }
  }

  @Override
  final void assignment() {
    int start = start();
    int mark = tree.mark();
    enter();
    if (atWord(Words.YIELD) && (pattern || inGenerator || startsYielded())) {
      yieldExpression(mark, start);
      leave();
      return;
    }
    binary(COALESCE);
    switch (lexer.kind()) {
      case Tokens.QUESTION -> {
        if (conditionalFollows()) {
          conditional(mark, start);
        }
      }
      case Tokens.ASSIGN, Tokens.AUGMENTED -> assign(mark, start);
      case Tokens.GREATER -> {
        if (lexer.greater() == Tokens.AUGMENTED) {
          assign(mark, start);
        }
      }
      default -> {}
    }
    leave();
  }

  private void assign(int mark, int start) {
    int symbol = lexer.symbol();
    lexer.next();
    if (!openPart()) {
      assignment();
    }
    node(Kind.ASSIGN, symbol, mark, start);
  }

  /// Behind the `?` of a parameter that may be left out stands no expression.
  private boolean conditionalFollows() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean follows =
        switch (lexer.kind()) {
          case Tokens.COMMA, Tokens.CLOSE, Tokens.COLON, Tokens.ASSIGN -> false;
          default -> true;
        };
    lexer.restore(saved);
    return follows;
  }

  private void conditional(int mark, int start) {
    lexer.next();
    boolean inBefore = noIn;
    noIn = false;
    thens++;
    assignment();
    thens--;
    noIn = inBefore;
    expect(Tokens.COLON, "expected \":\"");
    int thensBefore = thens;
    assignment();
    thens = thensBefore;
    node(Kind.CONDITIONAL, mark, start);
  }

  private boolean startsYielded() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean starts =
        !lexer.newline
            && switch (lexer.kind()) {
              case Tokens.NAME,
                  Tokens.STRING,
                  Tokens.NUMBER,
                  Tokens.NEW,
                  Tokens.THIS,
                  Tokens.OPEN_BRACE,
                  Tokens.META ->
                  true;
              default -> false;
            };
    lexer.restore(saved);
    return starts;
  }

  private void yieldExpression(int mark, int start) {
    lexer.next();
    int symbol = Words.YIELD;
    if (at(Tokens.STAR) && !lexer.newline) {
      lexer.next();
      symbol = Words.YIELD_ALL;
      assignment();
    } else if (lexer.newline || endsExpression()) {
      none();
    } else {
      assignment();
    }
    node(Kind.YIELD, symbol, mark, start);
  }

  private boolean endsExpression() {
    return switch (lexer.kind()) {
      case Tokens.CLOSE,
          Tokens.CLOSE_SQUARE,
          Tokens.CLOSE_BRACE,
          Tokens.COMMA,
          Tokens.SEMICOLON,
          Tokens.COLON,
          Tokens.END,
          Tokens.IN ->
          true;
      default -> false;
    };
  }

  // ---------------------------------------------------------------- operators

  private void binary(int least) {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.PRIVATE_NAME)) {
      name();
    } else {
      unary();
    }
    while (true) {
      int level = level();
      if (level < least || level == 0) {
        return;
      }
      checkHeight();
      if (at(Tokens.NAME)) {
        asserted(mark, start);
      } else {
        operator(level, mark, start);
      }
    }
  }

  private void operator(int level, int mark, int start) {
    int symbol = lexer.symbol();
    if (at(Tokens.INSTANCEOF)) {
      symbol = Words.INSTANCEOF;
    } else if (at(Tokens.IN)) {
      symbol = Words.IN;
    }
    lexer.next();
    if (level == POWER) {
      enter();
      binary(POWER);
      leave();
    } else {
      binary(level + 1);
    }
    node(Kind.BINARY, symbol, mark, start);
  }

  /// `x as T` and `x satisfies T`.
  private void asserted(int mark, int start) {
    int symbol = lexer.symbol();
    lexer.next();
    if (at(Tokens.CONST)) {
      leaf(Kind.NAME, Words.CONST);
    } else {
      type();
    }
    tree.moveTo(mark);
    node(Kind.CAST, symbol, mark, start);
  }

  private int level() {
    return switch (lexer.kind()) {
      case Tokens.COALESCE -> COALESCE;
      case Tokens.OR -> OR;
      case Tokens.AND -> AND;
      case Tokens.BAR -> BAR;
      case Tokens.CARET -> CARET;
      case Tokens.AMPERSAND -> AMPERSAND;
      case Tokens.EQUALITY -> EQUALITY;
      case Tokens.LESS, Tokens.AT_MOST, Tokens.INSTANCEOF -> RELATION;
      case Tokens.IN -> noIn ? 0 : RELATION;
      case Tokens.GREATER -> greaterLevel();
      case Tokens.SHIFT -> SHIFT;
      case Tokens.PLUS_MINUS -> PLUS;
      case Tokens.STAR, Tokens.SLASH, Tokens.PERCENT -> TERM;
      case Tokens.POWER -> POWER;
      case Tokens.NAME -> {
        boolean asserts = lexer.symbol() == Words.AS || lexer.symbol() == Words.SATISFIES;
        yield asserts && typed && !lexer.newline ? RELATION : 0;
      }
      default -> 0;
    };
  }

  private int greaterLevel() {
    return switch (lexer.greater()) {
      case Tokens.GREATER -> RELATION;
      case Tokens.SHIFT -> SHIFT;
      default -> 0;
    };
  }

  @Override
  final void unary() {
    switch (lexer.kind()) {
      case Tokens.BANG -> prefix(Words.BANG);
      case Tokens.TILDE, Tokens.PLUS_MINUS -> prefix(lexer.symbol());
      case Tokens.TYPEOF -> prefix(Words.TYPEOF);
      case Tokens.VOID -> prefix(Words.VOID);
      case Tokens.DELETE -> prefix(Words.DELETE);
      case Tokens.UPDATE -> update();
      case Tokens.NAME -> {
        if (lexer.symbol() == Words.AWAIT && awaits()) {
          awaited();
        } else {
          postfix();
        }
      }
      default -> postfix();
    }
  }

  private void prefix(int symbol) {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    unary();
    leave();
    node(Kind.UNARY, symbol, mark, start);
  }

  private void update() {
    int start = start();
    int mark = tree.mark();
    boolean increments = tree.source()[start] == '+';
    enter();
    lexer.next();
    unary();
    leave();
    node(Kind.UPDATE, Symbols.word(increments ? "++x" : "--x"), mark, start);
  }

  private void postfix() {
    int start = start();
    int mark = tree.mark();
    leftHandSide();
    if (at(Tokens.UPDATE) && !lexer.newline) {
      boolean increments = tree.source()[lexer.start()] == '+';
      lexer.next();
      node(Kind.UPDATE, Symbols.word(increments ? "x++" : "x--"), mark, start);
    }
  }

  private boolean awaits() {
    if (inAsync) {
      return true;
    }
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean awaits =
        !lexer.newline
            && switch (lexer.kind()) {
              case Tokens.NAME,
                  Tokens.META,
                  Tokens.STRING,
                  Tokens.NUMBER,
                  Tokens.NEW,
                  Tokens.THIS,
                  Tokens.BACKQUOTE,
                  Tokens.IMPORT,
                  Tokens.FUNCTION,
                  Tokens.OPEN_BRACE,
                  Tokens.SUPER,
                  Tokens.DEEP_OPEN ->
                  true;
              case Tokens.OPEN, Tokens.OPEN_SQUARE, Tokens.SPREAD -> functions == 0 || pattern;
              default -> false;
            };
    boolean word = at(Tokens.NAME) && lexer.symbol() == Words.OF;
    lexer.restore(saved);
    return awaits && !word;
  }

  private void awaited() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    unary();
    leave();
    node(Kind.AWAIT, mark, start);
  }
}
