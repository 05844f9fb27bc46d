package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;

/// Reads match statements and their patterns (Python Language Reference, section 8.6).
abstract class MatchParser extends SimpleStatementParser {
  private static final int MATCH_WORD = Symbols.word("match");
  private static final int CASE_WORD = Symbols.word("case");
  private static final int DOT_SYMBOL = Symbols.word(".");
  private static final int BAR_SYMBOL = Symbols.word("|");
  private static final int STAR_SYMBOL = Symbols.word("*");
  private static final int POWER_SYMBOL = Symbols.word("**");

  MatchParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  /// Reads a block behind its colon.
  abstract void suite();

  /// Reads a match statement, unless `match` is a name here.
  final boolean matchStatement(int mark, int start) {
    Lexer.Saved saved = lexer.savedToken();
    TreeBuilder.Saved state = tree.save();
    int depth = depth();
    if (!matchHeader()) {
      lexer.restoreToken(saved);
      tree.restore(state);
      depth(depth);
      return false;
    }
    lexer.next();
    skip(Tokens.INDENT);
    while (atWord(CASE_WORD) || pattern && at(Tokens.ELLIPSIS)) {
      if (at(Tokens.ELLIPSIS)) {
        leaf(Kind.ELLIPSIS);
        skip(Tokens.NEWLINE);
      } else {
        caseBlock();
      }
    }
    int end = tree.endOf(tree.top());
    if (at(Tokens.DEDENT)) {
      lexer.next();
    } else if (!at(Tokens.END)) {
      throw failed("expected \"case\"");
    }
    tree.node(Kind.SWITCH, MATCH_WORD, mark, start, end);
    return true;
  }

  private boolean matchHeader() {
    try {
      lexer.next();
      if (!startsExpression()) {
        return false;
      }
      testList();
      return skip(Tokens.COLON) && at(Tokens.NEWLINE);
    } catch (SyntaxFailure notAMatch) {
      return false;
    }
  }

  private void caseBlock() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    int labels = tree.mark();
    int labelsStart = start();
    patterns(labels, labelsStart);
    node(Kind.LABELS, labels, labelsStart);
    if (skip(Tokens.IF)) {
      namedTest();
    } else {
      none();
    }
    suite();
    tree.node(Kind.CASE, Symbols.EMPTY, mark, start, tree.endOf(tree.top()));
  }

  private void patterns(int mark, int start) {
    casePattern();
    if (at(Tokens.COMMA)) {
      while (skip(Tokens.COMMA) && !at(Tokens.COLON) && !at(Tokens.IF)) {
        casePattern();
      }
      node(Kind.TUPLE, mark, start);
    }
  }

  private void casePattern() {
    int start = start();
    int mark = tree.mark();
    enter();
    if (at(Tokens.STAR)) {
      lexer.next();
      name();
      node(Kind.SPREAD, STAR_SYMBOL, mark, start);
    } else {
      alternatives(mark, start);
      if (skip(Tokens.AS)) {
        name();
        node(Kind.BINDING, mark, start);
      }
    }
    leave();
  }

  private void alternatives(int mark, int start) {
    closedPattern();
    while (at(Tokens.BAR)) {
      checkHeight();
      lexer.next();
      closedPattern();
      node(Kind.BINARY, BAR_SYMBOL, mark, start);
    }
  }

  private void closedPattern() {
    switch (lexer.kind()) {
      case Tokens.OPEN -> sequence(Tokens.CLOSE);
      case Tokens.OPEN_SQUARE -> sequence(Tokens.CLOSE_SQUARE);
      case Tokens.OPEN_BRACE -> mapping();
      case Tokens.NAME, Tokens.META -> namePattern();
      default -> barless();
    }
  }

  /// Literals, with signs and imaginary parts.
  private void barless() {
    int start = start();
    int mark = tree.mark();
    literal();
    if (at(Tokens.PLUS_MINUS)) {
      int symbol = lexer.symbol();
      lexer.next();
      literal();
      node(Kind.BINARY, symbol, mark, start);
    }
  }

  private void literal() {
    if (at(Tokens.PLUS_MINUS)) {
      int start = start();
      int mark = tree.mark();
      int symbol = lexer.symbol();
      lexer.next();
      primary();
      node(Kind.UNARY, symbol, mark, start);
    } else {
      primary();
    }
  }

  private void namePattern() {
    int start = start();
    int mark = tree.mark();
    name();
    while (at(Tokens.DOT)) {
      checkHeight();
      lexer.next();
      name();
      node(Kind.MEMBER, DOT_SYMBOL, mark, start);
    }
    if (at(Tokens.OPEN)) {
      classArguments();
      none();
      node(Kind.CALL, mark, start);
    }
  }

  private void classArguments() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE)) {
      int argument = tree.mark();
      int argumentStart = start();
      casePattern();
      if (skip(Tokens.ASSIGN)) {
        casePattern();
        node(Kind.NAMED_ARGUMENT, argument, argumentStart);
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \")\"");
    leave();
    node(Kind.ARGUMENTS, mark, start);
  }

  private void sequence(int close) {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    boolean comma = false;
    while (!at(close)) {
      casePattern();
      if (!skip(Tokens.COMMA)) {
        break;
      }
      comma = true;
    }
    boolean empty = tree.mark() == mark;
    expect(close, "expected the pattern's end");
    leave();
    if (close == Tokens.CLOSE && !comma && !empty) {
      tree.span(tree.top(), start, lastEnd());
    } else {
      node(close == Tokens.CLOSE ? Kind.TUPLE : Kind.ARRAY, mark, start);
    }
  }

  private void mapping() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE_BRACE)) {
      int entry = tree.mark();
      int entryStart = start();
      if (at(Tokens.POWER)) {
        lexer.next();
        name();
        node(Kind.SPREAD, POWER_SYMBOL, entry, entryStart);
      } else {
        mappingKey();
        if (!(pattern && tree.is(tree.top(), Kind.ELLIPSIS))) {
          expect(Tokens.COLON, "expected \":\"");
          casePattern();
          node(Kind.PAIR, entry, entryStart);
        }
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
    leave();
    node(Kind.OBJECT, mark, start);
  }

  private void mappingKey() {
    if (atName()) {
      namePattern();
    } else {
      barless();
    }
  }
}
