package dev.lockstep.source.go;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads statements (Go specification, "Statements"), and goes on behind what it could not read.
abstract class StatementParser extends ExpressionParser {
  private static final int SEMICOLON_WORD = Tokens.word(";");
  private static final int RANGE_WORD = Tokens.word("range");
  private static final int SWITCH_WORD = Tokens.word("switch");
  private static final int SELECT_WORD = Tokens.word("select");
  private static final int DEFAULT_WORD = Tokens.word("default");
  private static final int SEND_WORD = Tokens.word("send");
  private static final int INCREMENT = Tokens.word("x++");
  private static final int DECREMENT = Tokens.word("x--");

  StatementParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

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

  private void statements() {
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

  private boolean endsClause() {
    return at(Tokens.CLOSE_BRACE) || at(Tokens.CASE) || at(Tokens.DEFAULT);
  }

  private void labeledOrSimple(int mark, int start) {
    if (at(Tokens.NAME) && kindAt(1) == Tokens.COLON) {
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

  // ---------------------------------------------------------------- compound statements

  private void ifStatement() {
    int mark = tree.mark();
    int start = start();
    enter();
    advance();
    boolean literals = allowLiterals(false);
    boolean first = header();
    allowLiterals(literals);
    int inner = first ? mark + 1 : mark;
    int innerStart = first ? tree.startOf(tree.at(inner)) : start;
    blockOrNone();
    if (skip(Tokens.ELSE)) {
      if (at(Tokens.IF)) {
        ifStatement();
      } else {
        block();
      }
    } else {
      none();
    }
    node(Kind.IF, inner, first ? innerStart : start);
    if (first) {
      tree.span(tree.top(), start, lastEnd());
      node(Kind.BLOCK, mark, start);
    }
    leave();
  }

  private void blockOrNone() {
    if (pattern && (at(Tokens.END) || at(Tokens.SEMICOLON) && kindAt(1) == Tokens.END)) {
      none();
    } else {
      block();
    }
  }

  /// Reads `init; test` or `test` of a statement.
  ///
  /// @return whether an initialiser stands first; the test is absent where none stands
  private boolean header() {
    if (at(Tokens.OPEN_BRACE)) {
      none();
      return false;
    }
    boolean first = false;
    if (at(Tokens.SEMICOLON)) {
      advance();
    } else {
      simple();
      if (at(Tokens.SEMICOLON)) {
        advance();
        first = true;
      } else {
        unwrap();
        return false;
      }
    }
    if (at(Tokens.OPEN_BRACE)) {
      none();
    } else {
      simple();
      unwrap();
    }
    return first;
  }

  /// Takes the expression out of the statement that waits on top.
  private void unwrap() {
    int top = tree.top();
    if (tree.is(top, Kind.EXPRESSION_STATEMENT)) {
      tree.pop();
      tree.push(tree.firstChildOf(top));
    }
  }

  private void forStatement(int mark, int start) {
    enter();
    advance();
    boolean literals = allowLiterals(false);
    if (at(Tokens.RANGE)) {
      none();
      range(mark, start);
    } else {
      forHeader(mark);
    }
    allowLiterals(literals);
    if (tree.is(tree.top(), Kind.FOR_EACH)) {
      finishRange(mark, start);
    } else {
      blockOrNone();
      node(Kind.FOR, mark, start);
    }
    leave();
  }

  /// Reads `init; test; update`, `test`, or a range clause.
  private void forHeader(int mark) {
    if (at(Tokens.OPEN_BRACE)) {
      none();
      none();
      none();
      return;
    }
    if (at(Tokens.SEMICOLON)) {
      none();
    } else {
      simple();
      if (tree.is(tree.top(), Kind.FOR_EACH)) {
        return;
      }
    }
    if (!at(Tokens.SEMICOLON)) {
      condition(mark);
      return;
    }
    advance();
    if (at(Tokens.SEMICOLON) || at(Tokens.OPEN_BRACE)) {
      none();
    } else {
      simple();
      unwrap();
    }
    skip(Tokens.SEMICOLON);
    if (at(Tokens.OPEN_BRACE)) {
      none();
    } else {
      simple();
      unwrap();
    }
  }

  /// A lone clause is the test, or in a pattern everything.
  private void condition(int mark) {
    unwrap();
    if (tree.is(tree.top(), Kind.ELLIPSIS)) {
      none();
    } else {
      none();
      tree.moveTo(mark);
    }
    none();
  }

  /// Reads `range x`, whose targets wait since `mark`; the loop is finished by [#finishRange].
  private void range(int mark, int start) {
    advance();
    expression();
    node(Kind.FOR_EACH, RANGE_WORD, mark, start);
  }

  private void finishRange(int mark, int start) {
    int header = tree.pop();
    int target = tree.firstChildOf(header);
    int iterable = tree.siblingOf(target);
    tree.push(target);
    tree.push(iterable);
    blockOrNone();
    none();
    node(Kind.FOR_EACH, RANGE_WORD, mark, start);
  }

  private void switchStatement(int mark, int start) {
    enter();
    advance();
    boolean literals = allowLiterals(false);
    boolean first = header();
    allowLiterals(literals);
    cases();
    node(Kind.SWITCH, SWITCH_WORD, first ? mark + 1 : mark, start);
    if (first) {
      node(Kind.BLOCK, mark, start);
    }
    leave();
  }

  private void selectStatement(int mark, int start) {
    enter();
    advance();
    none();
    cases();
    node(Kind.SWITCH, SELECT_WORD, mark, start);
    leave();
  }

  private void cases() {
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      if (!skip(Tokens.SEMICOLON) && !ellipsis()) {
        caseClause();
      }
    }
    closeBrace();
  }

  final void caseClause() {
    int mark = tree.mark();
    int start = start();
    int symbol = Symbols.EMPTY;
    if (skip(Tokens.DEFAULT)) {
      symbol = DEFAULT_WORD;
    } else {
      expect(Tokens.CASE, "expected \"case\"");
      do {
        simpleOrType();
      } while (skip(Tokens.COMMA));
    }
    node(Kind.LABELS, symbol, mark, start);
    none();
    if (!skip(Tokens.COLON) && !pattern) {
      throw failed("expected \":\"");
    }
    int body = tree.mark();
    int bodyStart = lastEnd();
    statements();
    node(Kind.BLOCK, body, bodyStart);
    node(Kind.CASE, mark, start);
  }

  /// Reads a label: an expression, a type, or the statement of a `select`.
  private void simpleOrType() {
    int mark = tree.mark();
    int start = start();
    if (ellipsis()) {
      return;
    }
    expression();
    if (at(Tokens.COMMA) && isCommunication()) {
      while (skip(Tokens.COMMA)) {
        expression();
      }
      node(Kind.TUPLE, mark, start);
    }
    switch (kind) {
      case Tokens.ASSIGN, Tokens.DEFINE -> {
        int operator = symbol();
        advance();
        expression();
        node(Kind.ASSIGN, operator, mark, start);
      }
      case Tokens.ARROW -> {
        advance();
        expression();
        node(Kind.KEYWORD_STATEMENT, SEND_WORD, mark, start);
      }
      default -> {}
    }
  }

  /// Whether the label that goes on here is `a, b := <-c`.
  private boolean isCommunication() {
    int at = here;
    while (kinds[at] != Tokens.COLON && kinds[at] != Tokens.SEMICOLON && kinds[at] != Tokens.END) {
      if (kinds[at] == Tokens.ASSIGN || kinds[at] == Tokens.DEFINE) {
        return true;
      }
      at = partner[at] > at ? partner[at] + 1 : at + 1;
    }
    return false;
  }
}
