package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads statements (Java Language Specification, chapter 14), and goes on behind what it could not
/// read.
abstract class StatementParser extends PrimaryParser {
  private static final int SEMICOLON_WORD = Symbols.word(";");
  private static final int ASSERT_WORD = Symbols.word("assert");
  private static final int SYNCHRONIZED_WORD = Symbols.word("synchronized");
  private static final int THROW_WORD = Symbols.word("throw");
  private static final int YIELD_WORD = Symbols.word("yield");

  StatementParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  abstract void test();

  abstract void ifStatement(int mark, int start);

  abstract void whileStatement(int mark, int start);

  abstract void doStatement(int mark, int start);

  abstract void forStatement(int mark, int start);

  abstract void tryStatement(int mark, int start);

  /// Whether a local class, interface, enum or record begins here, behind modifiers.
  abstract boolean startsClass(int token);

  abstract void classDeclaration();

  /// Reads variables, behind `final` and annotations, up to before their semicolon.
  abstract void variables(boolean oneOnly);

  /// The token behind modifiers and annotations.
  abstract int behindModifiers(int token);

  abstract void switchStatement();

  abstract void modifiers(boolean finalOnly);

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

  /// Reads statements up to a closing brace, the end, or a case's label.
  final void statements() {
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END) && !startsLabel()) {
      guarded();
    }
  }

  private boolean startsLabel() {
    return at(Tokens.CASE) || at(Tokens.DEFAULT) && !startsClass(behindModifiers(here));
  }

  final void closeBrace() {
    if (!skip(Tokens.CLOSE_BRACE)) {
      tree.unread(lastEnd(), lastEnd(), "expected \"}\"");
    }
  }

  private void guarded() {
    int mark = tree.mark();
    int first = here;
    int depth = depth();
    try {
      statement();
    } catch (SyntaxFailure failure) {
      String reason = failure.reason();
      depth(depth);
      recover(mark, first, reason);
    }
  }

  /// Skips to behind the next semicolon or block, or before what begins a new one.
  final void recover(int mark, int first, String reason) {
    int start = starts[first];
    if (here == first) {
      advance();
    }
    while (!at(Tokens.END) && !at(Tokens.CLOSE_BRACE)) {
      if (at(Tokens.OPEN_BRACE) && partner[here] >= 0) {
        goTo(partner[here] + 1);
        break;
      }
      if (skip(Tokens.SEMICOLON) || startsAnew()) {
        break;
      }
      advance();
    }
    tree.error(mark, start, Math.max(start, lastEnd()), reason);
  }

  private boolean startsAnew() {
    return switch (kind) {
      case Tokens.IF,
          Tokens.FOR,
          Tokens.WHILE,
          Tokens.RETURN,
          Tokens.TRY,
          Tokens.THROW,
          Tokens.BREAK,
          Tokens.CONTINUE,
          Tokens.CASE ->
          true;
      default -> false;
    };
  }

  /// Reads a statement, or in a pattern nothing at its end.
  final void body() {
    if (pattern && at(Tokens.END)) {
      none();
      return;
    }
    enter();
    statement();
    leave();
  }

  final void statement() {
    int mark = tree.mark();
    int start = start();
    switch (kind) {
      case Tokens.OPEN_BRACE -> block();
      case Tokens.SEMICOLON -> leaf(Kind.EMPTY, SEMICOLON_WORD);
      case Tokens.IF -> ifStatement(mark, start);
      case Tokens.WHILE -> whileStatement(mark, start);
      case Tokens.DO -> doStatement(mark, start);
      case Tokens.FOR -> forStatement(mark, start);
      case Tokens.TRY -> tryStatement(mark, start);
      case Tokens.SWITCH -> switchOrExpression(mark, start);
      case Tokens.RETURN -> {
        advance();
        optionalExpression();
        semicolon();
        node(Kind.RETURN, mark, start);
      }
      case Tokens.THROW -> {
        advance();
        expression();
        none();
        semicolon();
        node(Kind.THROW, THROW_WORD, mark, start);
      }
      case Tokens.BREAK, Tokens.CONTINUE -> jump(mark, start);
      case Tokens.ASSERT -> assertion(mark, start);
      case Tokens.SYNCHRONIZED -> synchronizedStatement(mark, start);
      default -> simple(mark, start);
    }
  }

  private void optionalExpression() {
    if (at(Tokens.SEMICOLON) || pattern && (at(Tokens.END) || at(Tokens.CLOSE_BRACE))) {
      none();
    } else {
      expression();
    }
  }

  /// Steps over a semicolon, which a pattern's last statement may lack.
  final void semicolon() {
    if (!skip(Tokens.SEMICOLON) && !(pattern && (at(Tokens.END) || at(Tokens.CLOSE_BRACE)))) {
      throw failed("expected \";\"");
    }
  }

  private void jump(int mark, int start) {
    int word = symbol();
    advance();
    if (atName()) {
      name();
    } else {
      none();
    }
    semicolon();
    node(Kind.JUMP, word, mark, start);
  }

  private void assertion(int mark, int start) {
    advance();
    expression();
    if (skip(Tokens.COLON)) {
      expression();
    }
    semicolon();
    node(Kind.KEYWORD_STATEMENT, ASSERT_WORD, mark, start);
  }

  private void synchronizedStatement(int mark, int start) {
    if (kindAt(1) != Tokens.OPEN) {
      simple(mark, start);
      return;
    }
    advance();
    test();
    block();
    node(Kind.KEYWORD_STATEMENT, SYNCHRONIZED_WORD, mark, start);
  }

  private void switchOrExpression(int mark, int start) {
    switchStatement();
    if (at(Tokens.DOT)) {
      node(Kind.STATEMENT_EXPRESSION, mark, start);
      primary(mark, start);
      semicolon();
      node(Kind.EXPRESSION_STATEMENT, mark, start);
    }
  }

  /// Reads a label, declaration, or expression statement.
  private void simple(int mark, int start) {
    if (atName() && kindAt(1) == Tokens.COLON && !at(Tokens.META)) {
      int label = symbol();
      advance();
      advance();
      body();
      node(Kind.LABELED, label, mark, start);
    } else if (startsYield()) {
      advance();
      expression();
      node(Kind.YIELD, YIELD_WORD, mark, start);
      semicolon();
      node(Kind.EXPRESSION_STATEMENT, mark, start);
    } else if (startsClass(behindModifiers(here))) {
      classDeclaration();
    } else if (startsVariable()) {
      variables(false);
      semicolonOf(mark);
    } else {
      expressionStatement(mark, start);
    }
  }

  /// Steps over the semicolon of variables; the last one's span takes it in.
  final void semicolonOf(int mark) {
    semicolon();
    if (tree.mark() > mark) {
      int last = tree.top();
      tree.span(last, tree.startOf(last), lastEnd());
    }
  }

  /// Reads an expression statement; in a pattern also an expression, ellipsis or metavariable.
  final void expressionStatement(int mark, int start) {
    if (ellipsisStatement()) {
      return;
    }
    expression();
    if (pattern && !at(Tokens.SEMICOLON)) {
      boolean ends = at(Tokens.END) || at(Tokens.CLOSE_BRACE) || at(Tokens.ELLIPSIS);
      if (!ends && !tree.is(tree.top(), Kind.META)) {
        throw failed("expected \";\"");
      }
      return;
    }
    semicolon();
    node(Kind.EXPRESSION_STATEMENT, mark, start);
  }

  private boolean ellipsisStatement() {
    boolean alone = pattern && kindAt(1) != Tokens.OPERATOR && kindAt(1) != Tokens.DOT;
    if (alone && ellipsis()) {
      skip(Tokens.SEMICOLON);
      return true;
    }
    return false;
  }

  private boolean startsYield() {
    if (!atWord(YIELD_WORD)) {
      return false;
    }
    return switch (kindAt(1)) {
      case Tokens.ASSIGN,
          Tokens.AUGMENTED,
          Tokens.DOT,
          Tokens.OPEN_SQUARE,
          Tokens.DOUBLE_COLON,
          Tokens.ARROW,
          Tokens.SEMICOLON ->
          false;
      case Tokens.STEP -> kindAt(2) != Tokens.SEMICOLON && kindAt(2) != Tokens.CLOSE;
      default -> true;
    };
  }

  /// Whether a type and a name stand here, behind `final` and annotations.
  final boolean startsVariable() {
    int first = behindModifiers(here);
    if (first > here) {
      return true;
    }
    int behind = behindType(first);
    if (behind < 0 || !isNameAt(behind)) {
      return false;
    }
    return switch (kinds[behind + 1]) {
      case Tokens.ASSIGN, Tokens.SEMICOLON, Tokens.COMMA, Tokens.COLON, Tokens.END -> true;
      case Tokens.OPEN_SQUARE -> kinds[behind + 2] == Tokens.CLOSE_SQUARE;
      case Tokens.CLOSE_BRACE, Tokens.CLOSE -> true;
      default -> false;
    };
  }
}
