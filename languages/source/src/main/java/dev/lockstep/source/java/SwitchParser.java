package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads `switch`, its labels, and the patterns of labels and `instanceof` (Java Language
/// Specification, sections 14.11 and 14.30).
abstract class SwitchParser extends CompoundParser {
  private static final int SWITCH_WORD = Symbols.word("switch");
  private static final int DEFAULT_WORD = Symbols.word("default");
  private static final int WHEN_WORD = Symbols.word("when");
  private static final int UNNAMED = Symbols.word("_");

  SwitchParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  @Override
  final void switchExpression() {
    int mark = tree.mark();
    int start = start();
    switchStatement();
    node(Kind.STATEMENT_EXPRESSION, mark, start);
  }

  @Override
  final void switchStatement() {
    enter();
    int mark = tree.mark();
    int start = start();
    advance();
    test();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      if (!ellipsis()) {
        caseClause();
      }
    }
    closeBrace();
    node(Kind.SWITCH, SWITCH_WORD, mark, start);
    leave();
  }

  final void caseClause() {
    int mark = tree.mark();
    int start = start();
    labels();
    if (atWord(WHEN_WORD)) {
      advance();
      conditional();
    } else {
      none();
    }
    if (skip(Tokens.ARROW)) {
      arrowBody();
    } else if (at(Tokens.COLON)) {
      advance();
      int body = tree.mark();
      int bodyStart = lastEnd();
      statements();
      node(Kind.BLOCK, body, bodyStart);
    } else {
      throw failed("expected \":\" or \"->\"");
    }
    node(Kind.CASE, mark, start);
  }

  private void arrowBody() {
    if (at(Tokens.OPEN_BRACE)) {
      block();
      return;
    }
    int body = tree.mark();
    int bodyStart = start();
    boolean nested = at(Tokens.SWITCH);
    statement();
    if (nested) {
      skip(Tokens.SEMICOLON);
    }
    node(Kind.BLOCK, body, bodyStart);
  }

  private void labels() {
    int mark = tree.mark();
    int start = start();
    if (skip(Tokens.DEFAULT)) {
      node(Kind.LABELS, DEFAULT_WORD, mark, start);
      return;
    }
    expect(Tokens.CASE, "expected \"case\"");
    int symbol = Symbols.EMPTY;
    do {
      if (skip(Tokens.DEFAULT)) {
        symbol = DEFAULT_WORD;
      } else if (startsPattern()) {
        casePattern();
      } else {
        inLabel = true;
        conditional();
        inLabel = false;
      }
    } while (skip(Tokens.COMMA));
    node(Kind.LABELS, symbol, mark, start);
  }

  /// Whether a type pattern or record pattern stands here.
  private boolean startsPattern() {
    int first = behindModifiers(here);
    int behind = behindType(first);
    if (first > here) {
      return true;
    }
    return behind >= 0
        && (isNameAt(behind) && (symbolOf[behind] != WHEN_WORD || kinds[behind + 1] == Tokens.ARROW)
            || kinds[behind] == Tokens.OPEN && isNameAt(behind - 1) && isRecordPattern(behind)
            || kinds[behind] == Tokens.OPEN && kinds[behind - 1] == Tokens.GREATER);
  }

  /// Whether what stands in the parentheses are patterns, not a call's arguments.
  private boolean isRecordPattern(int open) {
    int close = partner[open];
    if (close < 0) {
      return false;
    }
    return close == open + 1
        || kinds[open + 1] == Tokens.NAME && symbolOf[open + 1] == UNNAMED
        || isPatternAt(open + 1);
  }

  private boolean isPatternAt(int token) {
    int behind = behindType(behindModifiers(token));
    if (behind < 0) {
      return false;
    }
    return isNameAt(behind) || kinds[behind] == Tokens.OPEN && isRecordPattern(behind);
  }

  /// Reads a type, a type pattern, or a record pattern.
  @Override
  final void casePattern() {
    enter();
    int mark = tree.mark();
    int start = start();
    int modifiers = tree.mark();
    modifiers(true);
    drop(modifiers);
    if (atWord(UNNAMED) && (kindAt(1) == Tokens.COMMA || kindAt(1) == Tokens.CLOSE)) {
      name();
      leave();
      return;
    }
    type();
    if (at(Tokens.OPEN)) {
      components();
      none();
      node(Kind.CALL, mark, start);
    }
    if (atName() && !atWord(WHEN_WORD) || atWord(WHEN_WORD) && kindAt(1) == Tokens.ARROW) {
      name();
      node(Kind.BINDING, mark, start);
    }
    leave();
  }

  private void components() {
    int mark = tree.mark();
    int start = start();
    advance();
    while (!at(Tokens.CLOSE)) {
      casePattern();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \")\"");
    node(Kind.ARGUMENTS, mark, start);
  }
}
