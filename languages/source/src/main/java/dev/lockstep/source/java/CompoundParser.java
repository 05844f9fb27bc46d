package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads compound statements (Java Language Specification, sections 14.9 to 14.20).
abstract class CompoundParser extends StatementParser {
  private static final int COLON_WORD = Symbols.word(":");
  private static final int BAR = Symbols.word("|");

  CompoundParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  /// Reads an expression in parentheses.
  @Override
  final void test() {
    expect(Tokens.OPEN, "expected \"(\"");
    expression();
    expect(Tokens.CLOSE, "expected \")\"");
  }

  @Override
  final void ifStatement(int mark, int start) {
    advance();
    test();
    body();
    if (skip(Tokens.ELSE)) {
      body();
    } else {
      none();
    }
    node(Kind.IF, mark, start);
  }

  @Override
  final void whileStatement(int mark, int start) {
    advance();
    test();
    body();
    none();
    node(Kind.WHILE, mark, start);
  }

  @Override
  final void doStatement(int mark, int start) {
    advance();
    body();
    expect(Tokens.WHILE, "expected \"while\"");
    test();
    semicolon();
    node(Kind.DO_WHILE, mark, start);
  }

  @Override
  final void forStatement(int mark, int start) {
    advance();
    expect(Tokens.OPEN, "expected \"(\"");
    if (pattern && (at(Tokens.ELLIPSIS) || at(Tokens.META_ELLIPSIS)) && kindAt(1) == Tokens.CLOSE) {
      ellipsis();
      none();
      none();
    } else if (startsForEach()) {
      forEach(mark, start);
      return;
    } else {
      forHeader();
    }
    expect(Tokens.CLOSE, "expected \")\"");
    body();
    node(Kind.FOR, mark, start);
  }

  private boolean startsForEach() {
    int behind = behindType(behindModifiers(here));
    return behind >= 0 && isNameAt(behind) && kinds[behind + 1] == Tokens.COLON
        || pattern && atName() && kindAt(1) == Tokens.COLON;
  }

  private void forEach(int mark, int start) {
    if (kindAt(1) == Tokens.COLON) {
      name();
    } else {
      variables(true);
    }
    expect(Tokens.COLON, "expected \":\"");
    expression();
    expect(Tokens.CLOSE, "expected \")\"");
    body();
    none();
    node(Kind.FOR_EACH, COLON_WORD, mark, start);
  }

  private void forHeader() {
    int mark = tree.mark();
    int start = start();
    if (startsVariable()) {
      variables(false);
    } else {
      expressions();
    }
    group(Kind.BLOCK, mark, start);
    expect(Tokens.SEMICOLON, "expected \";\"");
    if (at(Tokens.SEMICOLON)) {
      none();
    } else {
      expression();
    }
    expect(Tokens.SEMICOLON, "expected \";\"");
    int update = tree.mark();
    int updateStart = start();
    expressions();
    group(Kind.SEQUENCE, update, updateStart);
  }

  private void expressions() {
    while (!at(Tokens.SEMICOLON) && !at(Tokens.CLOSE)) {
      expression();
      if (!skip(Tokens.COMMA)) {
        return;
      }
    }
  }

  /// One node of what waits since `mark`: an absent one, the only one, or a group.
  private void group(Kind kind, int mark, int start) {
    if (tree.mark() == mark) {
      none();
    } else if (tree.mark() > mark + 1) {
      node(kind, mark, start);
    }
  }

  @Override
  final void tryStatement(int mark, int start) {
    advance();
    if (at(Tokens.OPEN)) {
      resources();
    } else {
      none();
    }
    block();
    int catches = tree.mark();
    int catchesStart = lastEnd();
    while (at(Tokens.CATCH)) {
      catchClause();
    }
    if (pattern && at(Tokens.ELLIPSIS) && kindAt(1) == Tokens.CATCH) {
      ellipsis();
      while (at(Tokens.CATCH)) {
        catchClause();
      }
    }
    node(Kind.CATCHES, catches, Math.min(catchesStart, lastEnd()));
    none();
    if (at(Tokens.FINALLY)) {
      finallyClause();
    } else {
      none();
    }
    node(Kind.TRY, mark, start);
  }

  private void resources() {
    int mark = tree.mark();
    int start = start();
    advance();
    while (!at(Tokens.CLOSE)) {
      if (startsVariable()) {
        variables(true);
      } else {
        expression();
      }
      if (!skip(Tokens.SEMICOLON)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \")\"");
    node(Kind.BLOCK, mark, start);
  }

  final void catchClause() {
    int mark = tree.mark();
    int start = start();
    expect(Tokens.CATCH, "expected \"catch\"");
    expect(Tokens.OPEN, "expected \"(\"");
    int modifiers = tree.mark();
    modifiers(true);
    drop(modifiers);
    joined(BAR);
    if (atName()) {
      name();
    } else if (pattern) {
      none();
    } else {
      throw failed("expected a name");
    }
    expect(Tokens.CLOSE, "expected \")\"");
    if (pattern && at(Tokens.END)) {
      none();
    } else {
      block();
    }
    node(Kind.CATCH, mark, start);
  }

  final void finallyClause() {
    int mark = tree.mark();
    int start = start();
    expect(Tokens.FINALLY, "expected \"finally\"");
    block();
    node(Kind.FINALLY, mark, start);
  }
}
