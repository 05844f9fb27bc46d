package dev.lockstep.source.go;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads compound statements (Go specification, "If", "For", "Switch" and "Select statements").
abstract class CompoundParser extends StatementParser {
  private static final int RANGE_WORD = Symbols.word("range");
  private static final int SWITCH_WORD = Symbols.word("switch");
  private static final int SELECT_WORD = Symbols.word("select");
  private static final int DEFAULT_WORD = Symbols.word("default");

  CompoundParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  @Override
  final void ifStatement() {
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

  @Override
  final void forStatement(int mark, int start) {
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
  @Override
  final void range(int mark, int start) {
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

  @Override
  final void switchStatement(int mark, int start) {
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

  @Override
  final void selectStatement(int mark, int start) {
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
