package dev.lockstep.source.go;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads statements (Go specification, "Statements"), and goes on behind what it could not read.
abstract class StatementParser extends ExpressionParser {
  private static final int SEMICOLON_WORD = Symbols.word(";");
  static final int SEND_WORD = Symbols.word("send");
  private static final int INCREMENT = Symbols.word("x++");
  private static final int DECREMENT = Symbols.word("x--");

  StatementParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  abstract void ifStatement();

  abstract void forStatement(int mark, int start);

  abstract void range(int mark, int start);

  abstract void switchStatement(int mark, int start);

  abstract void selectStatement(int mark, int start);

  /// Reads `const`, `var`, `type` or a function.
  abstract void declaration();

  @Override
  final void block() {
    enter();
    int mark = tree.mark();
    int start = start();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    statements();
    closeBrace();
    node(Kind.BLOCK, mark, start);
    leave();
  }

  final void closeBrace() {
    if (!skip(Tokens.CLOSE_BRACE)) {
      tree.unread(lastEnd(), lastEnd(), "expected \"}\"");
    }
  }

  final void statements() {
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END) && !at(Tokens.CASE) && !at(Tokens.DEFAULT)) {
      if (!skip(Tokens.SEMICOLON)) {
        guarded();
      }
    }
  }

  private void guarded() {
    int mark = tree.mark();
    int first = here;
    int depth = depth();
    boolean literals = allowLiterals(true);
    try {
      statement();
      endOfStatement();
    } catch (SyntaxFailure failure) {
      String reason = failure.reason();
      depth(depth);
      allowLiterals(literals);
      recover(mark, first, reason);
    }
  }

  /// Steps over the semicolon behind a statement, which may be left out before what closes a block.
  final void endOfStatement() {
    if (!skip(Tokens.SEMICOLON)
        && !at(Tokens.CLOSE_BRACE)
        && !at(Tokens.CLOSE)
        && !at(Tokens.END)
        && !(pattern && (at(Tokens.ELLIPSIS) || lastIsEllipsis()))) {
      throw failed("expected \";\"");
    }
  }

  private boolean lastIsEllipsis() {
    return here > 0 && kinds[here - 1] == Tokens.ELLIPSIS;
  }

  /// Skips to behind the line or block.
  final void recover(int mark, int first, String reason) {
    int start = starts[first];
    if (here == first) {
      advance();
    }
    while (!at(Tokens.END) && !at(Tokens.CLOSE_BRACE)) {
      if (at(Tokens.OPEN_BRACE) && partner[here] >= 0) {
        goTo(partner[here] + 1);
      } else if (skip(Tokens.SEMICOLON)) {
        break;
      } else {
        advance();
      }
    }
    tree.error(mark, start, Math.max(start, lastEnd()), reason);
  }

  final void statement() {
    int mark = tree.mark();
    int start = start();
    switch (kind) {
      case Tokens.OPEN_BRACE -> block();
      case Tokens.SEMICOLON -> leaf(Kind.EMPTY, SEMICOLON_WORD);
      case Tokens.IF -> ifStatement();
      case Tokens.FOR -> forStatement(mark, start);
      case Tokens.SWITCH -> switchStatement(mark, start);
      case Tokens.SELECT -> selectStatement(mark, start);
      case Tokens.RETURN -> {
        advance();
        if (endsStatement()) {
          none();
        } else {
          expressions();
        }
        node(Kind.RETURN, mark, start);
      }
      case Tokens.BREAK, Tokens.CONTINUE, Tokens.GOTO, Tokens.FALLTHROUGH -> {
        int word = symbol();
        advance();
        if (atName()) {
          name();
        } else {
          none();
        }
        node(Kind.JUMP, word, mark, start);
      }
      case Tokens.GO, Tokens.DEFER -> {
        int word = symbol();
        advance();
        expression();
        node(Kind.KEYWORD_STATEMENT, word, mark, start);
      }
      case Tokens.CONST, Tokens.VAR, Tokens.TYPE -> declaration();
      case Tokens.FUNC -> {
        if (isNameAt(here + 1) || isMethod()) {
          declaration();
        } else {
          simple();
        }
      }
      default -> labeledOrSimple(mark, start);
    }
  }

  /// Whether `func (r T) name(` stands here.
  private boolean isMethod() {
    int close = kindAt(1) == Tokens.OPEN ? partner[here + 1] : -1;
    return close >= 0 && isNameAt(close + 1) && kinds[close + 2] == Tokens.OPEN;
  }

  private boolean endsStatement() {
    return at(Tokens.SEMICOLON) || at(Tokens.CLOSE_BRACE) || at(Tokens.END);
  }

  /// Whether a label stands before such a token; before others a pattern means a field's value.
  private static boolean isKeyword(int kind) {
    return switch (kind) {
      case Tokens.FOR,
          Tokens.SWITCH,
          Tokens.SELECT,
          Tokens.IF,
          Tokens.RETURN,
          Tokens.ELLIPSIS,
          Tokens.OPEN_BRACE,
          Tokens.GO,
          Tokens.DEFER,
          Tokens.SEMICOLON,
          Tokens.END ->
          true;
      default -> false;
    };
  }

  private boolean endsClause() {
    return at(Tokens.CLOSE_BRACE) || at(Tokens.CASE) || at(Tokens.DEFAULT);
  }

  private void labeledOrSimple(int mark, int start) {
    if (pattern && at(Tokens.NAME) && kindAt(1) == Tokens.COLON && !isKeyword(kindAt(2))) {
      name();
      advance();
      expression();
      node(Kind.PAIR, mark, start);
    } else if (at(Tokens.NAME) && kindAt(1) == Tokens.COLON) {
      int label = symbol();
      advance();
      advance();
      if (endsClause() || at(Tokens.SEMICOLON)) {
        tree.leaf(Kind.EMPTY, SEMICOLON_WORD, start(), start());
      } else {
        enter();
        statement();
        leave();
      }
      node(Kind.LABELED, label, mark, start);
    } else {
      simple();
    }
  }

  /// Reads several expressions as a tuple, or one as it is.
  final void expressions() {
    int mark = tree.mark();
    int start = start();
    expression();
    if (at(Tokens.COMMA)) {
      while (skip(Tokens.COMMA)) {
        expression();
      }
      node(Kind.TUPLE, mark, start);
    }
  }

  /// Reads a statement of expressions and an operator.
  final void simple() {
    int mark = tree.mark();
    int start = start();
    if (loneEllipsis()) {
      return;
    }
    expressions();
    switch (kind) {
      case Tokens.ASSIGN, Tokens.DEFINE, Tokens.AUGMENTED -> {
        int operator = symbol();
        advance();
        if (at(Tokens.RANGE)) {
          range(mark, start);
          return;
        }
        expressions();
        node(Kind.ASSIGN, operator, mark, start);
        node(Kind.EXPRESSION_STATEMENT, mark, start);
      }
      case Tokens.STEP -> {
        int step = tree.source()[start()] == '+' ? INCREMENT : DECREMENT;
        advance();
        node(Kind.UPDATE, step, mark, start);
        node(Kind.EXPRESSION_STATEMENT, mark, start);
      }
      case Tokens.ARROW -> {
        advance();
        expression();
        node(Kind.KEYWORD_STATEMENT, SEND_WORD, mark, start);
      }
      default -> {
        if (!isBare()) {
          node(Kind.EXPRESSION_STATEMENT, mark, start);
        }
      }
    }
  }

  /// Whether an expression stands for itself: the only one of a pattern, or a metavariable.
  private boolean isBare() {
    boolean only =
        at(Tokens.END) || at(Tokens.SEMICOLON) && kindAt(1) == Tokens.END && ends[here] == start();
    return pattern && (only && tree.mark() == 1 || tree.is(tree.top(), Kind.META));
  }

  private boolean loneEllipsis() {
    if (!at(Tokens.ELLIPSIS) && !at(Tokens.META_ELLIPSIS)) {
      return false;
    }
    boolean goesOn =
        switch (kindAt(1)) {
          case Tokens.ASSIGN, Tokens.DEFINE, Tokens.COMMA, Tokens.OPERATOR, Tokens.DOT -> true;
          default -> false;
        };
    return !goesOn && ellipsis();
  }
}
