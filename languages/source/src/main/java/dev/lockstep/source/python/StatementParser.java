package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import java.util.Arrays;

/// Reads compound statements and blocks (Python Language Reference, section 8), and goes on behind
/// what it could not read.
abstract class StatementParser extends MatchParser {
  private static final int IN_WORD = Symbols.word("in");
  private static final int EXCEPT_GROUP = Symbols.word("except*");
  private static final int MATCH_WORD = Symbols.word("match");

  StatementParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  abstract void async(int mark, int start);

  abstract void definition(int mark, int start);

  /// Reads statements until the block or file ends.
  final void statements() {
    while (!at(Tokens.DEDENT) && !at(Tokens.END)) {
      if (at(Tokens.NEWLINE)) {
        lexer.next();
      } else {
        guarded();
      }
    }
  }

  /// Reads a statement, or what can be read of it.
  private void guarded() {
    int mark = tree.mark();
    int start = start();
    int depth = depth();
    try {
      if (at(Tokens.INDENT)) {
        throw failed("unexpected indentation");
      }
      statement();
    } catch (SyntaxFailure failure) {
      String reason = failure.reason();
      depth(depth);
      recover(mark, start, reason);
    }
  }

  /// Skips the rest of the logical line, and reads the block below it, if there is one.
  private void recover(int mark, int start, String reason) {
    int column = lexer.indentation();
    boolean first = true;
    while (!at(Tokens.NEWLINE) && !at(Tokens.END) && !at(Tokens.DEDENT) && !at(Tokens.INDENT)) {
      if (!first && lexer.firstOfLine && lexer.nesting > 0 && startsStatement(column)) {
        lexer.breakOut();
        break;
      }
      first = false;
      lexer.next();
    }
    int end = Math.max(start, lastEnd());
    skip(Tokens.NEWLINE);
    tree.unread(start, end, reason);
    if (at(Tokens.INDENT) && depth() < 300) {
      int depth = depth();
      depth(depth + 20);
      lexer.next();
      statements();
      end = Math.max(end, lastEnd());
      skip(Tokens.DEDENT);
      depth(depth);
    } else {
      skipBlock();
    }
    tree.node(Kind.ERROR, Symbols.EMPTY, mark, start, end);
  }

  private void skipBlock() {
    int open = 0;
    while (!at(Tokens.END) && (at(Tokens.INDENT) || open > 0)) {
      open += at(Tokens.INDENT) ? 1 : at(Tokens.DEDENT) ? -1 : 0;
      lexer.next();
    }
  }

  /// Whether a line in open brackets rather begins a statement than goes on with an expression.
  private boolean startsStatement(int column) {
    return switch (lexer.kind()) {
      case Tokens.DEF,
          Tokens.CLASS,
          Tokens.IMPORT,
          Tokens.RETURN,
          Tokens.RAISE,
          Tokens.TRY,
          Tokens.WHILE,
          Tokens.WITH,
          Tokens.PASS,
          Tokens.GLOBAL,
          Tokens.DEL,
          Tokens.AT ->
          lexer.column() <= column;
      default -> false;
    };
  }

  private void statement() {
    int start = start();
    int mark = tree.mark();
    switch (lexer.kind()) {
      case Tokens.IF -> ifStatement(mark, start);
      case Tokens.WHILE -> whileStatement(mark, start);
      case Tokens.FOR -> forStatement(IN_WORD, mark, start);
      case Tokens.TRY -> tryStatement(mark, start);
      case Tokens.WITH -> withStatement(Symbols.EMPTY, mark, start);
      case Tokens.DEF, Tokens.CLASS, Tokens.AT -> definition(mark, start);
      case Tokens.ASYNC -> async(mark, start);
      case Tokens.NAME -> {
        if (lexer.symbol() != MATCH_WORD || !matchStatement(mark, start)) {
          simpleLine();
        }
      }
      default -> simpleLine();
    }
  }

  private void simpleLine() {
    simpleStatement();
    while (skip(Tokens.SEMICOLON)) {
      if (at(Tokens.NEWLINE) || at(Tokens.END)) {
        break;
      }
      simpleStatement();
    }
    if (!at(Tokens.END) && !at(Tokens.DEDENT)) {
      expect(Tokens.NEWLINE, "expected the line's end");
    }
  }

  // ---------------------------------------------------------------- blocks

  @Override
  final void suite() {
    if (pattern && !at(Tokens.COLON)) {
      none();
      return;
    }
    expect(Tokens.COLON, "expected \":\"");
    int mark = tree.mark();
    int start = start();
    enter();
    if (at(Tokens.NEWLINE)) {
      lexer.next();
      if (!at(Tokens.INDENT)) {
        leave();
        emptyBlock();
        return;
      }
      lexer.next();
      start = start();
      statements();
      leave();
      block(mark, start);
      skip(Tokens.DEDENT);
    } else {
      simpleLine();
      leave();
      block(mark, start);
    }
  }

  /// A header without its block: a pattern of the header alone, or half-typed code.
  private void emptyBlock() {
    if (pattern) {
      none();
      return;
    }
    tree.unread(lastEnd(), lastEnd(), "expected a block");
    tree.leaf(Kind.BLOCK, Symbols.EMPTY, lastEnd(), lastEnd());
  }

  private void block(int mark, int start) {
    int end = tree.mark() > mark ? tree.endOf(tree.top()) : start;
    tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, end);
  }

  /// Makes a statement that ends where its last child ends, the block.
  final void compound(Kind kind, int symbol, int mark, int start) {
    int end = start;
    for (int i = mark; i < tree.mark(); i++) {
      end = Math.max(end, tree.endOf(tree.at(i)));
    }
    tree.node(kind, symbol, mark, start, Math.max(end, start));
  }

  private void ifStatement(int mark, int start) {
    int open = 0;
    int branchMark = mark;
    int branchStart = start;
    int[] marks = new int[4];
    int[] starts = new int[4];
    while (true) {
      if (open == marks.length) {
        marks = Arrays.copyOf(marks, open * 2);
        starts = Arrays.copyOf(starts, open * 2);
      }
      marks[open] = branchMark;
      starts[open++] = branchStart;
      lexer.next();
      namedTest();
      suite();
      if (!at(Tokens.ELIF) || open > 500) {
        break;
      }
      branchMark = tree.mark();
      branchStart = start();
    }
    optionalElse();
    while (open > 0) {
      open--;
      compound(Kind.IF, Symbols.EMPTY, marks[open], starts[open]);
    }
  }

  private void optionalElse() {
    if (skip(Tokens.ELSE)) {
      suite();
    } else {
      none();
    }
  }

  private void whileStatement(int mark, int start) {
    lexer.next();
    namedTest();
    suite();
    optionalElse();
    compound(Kind.WHILE, Symbols.EMPTY, mark, start);
  }

  final void forStatement(int symbol, int mark, int start) {
    lexer.next();
    targetList();
    expect(Tokens.IN, "expected \"in\"");
    testList();
    suite();
    optionalElse();
    compound(Kind.FOR_EACH, symbol, mark, start);
  }

  private void tryStatement(int mark, int start) {
    lexer.next();
    none();
    suite();
    int catches = tree.mark();
    int catchesStart = start();
    while (at(Tokens.EXCEPT)) {
      except();
    }
    compound(Kind.CATCHES, Symbols.EMPTY, catches, catchesStart);
    optionalElse();
    if (at(Tokens.FINALLY)) {
      int last = tree.mark();
      int lastStart = start();
      lexer.next();
      suite();
      compound(Kind.FINALLY, Symbols.EMPTY, last, lastStart);
    } else {
      none();
    }
    compound(Kind.TRY, Symbols.EMPTY, mark, start);
  }

  private void except() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    int symbol = skip(Tokens.STAR) ? EXCEPT_GROUP : Symbols.EMPTY;
    if (at(Tokens.COLON)) {
      none();
      none();
    } else {
      exceptionType();
    }
    suite();
    compound(Kind.CATCH, symbol, mark, start);
  }

  /// Python 2's `except E, e` looks like PEP 758's `except A, B`: a second name that begins with a
  /// small letter is a target.
  private void exceptionType() {
    int start = start();
    int mark = tree.mark();
    test();
    if (skip(Tokens.AS)) {
      name();
    } else if (at(Tokens.COMMA)) {
      lexer.next();
      boolean target = at(Tokens.NAME) && tree.source()[lexer.start()] >= 'a';
      test();
      if (target && at(Tokens.COLON)) {
        return;
      }
      while (skip(Tokens.COMMA) && startsExpression()) {
        test();
      }
      node(Kind.TUPLE, mark, start);
      if (skip(Tokens.AS)) {
        name();
      } else {
        none();
      }
    } else {
      none();
    }
  }

  final void withStatement(int symbol, int mark, int start) {
    lexer.next();
    int[] marks = {mark};
    int count;
    if (at(Tokens.OPEN)) {
      Lexer.Saved saved = lexer.savedToken();
      var state = tree.save();
      int depth = depth();
      marks = parenthesizedItems();
      count = marks.length;
      if (count == 0) {
        lexer.restoreToken(saved);
        tree.restore(state);
        depth(depth);
        marks = items(Tokens.COLON);
        count = marks.length;
      }
    } else {
      marks = items(Tokens.COLON);
      count = marks.length;
    }
    suite();
    for (int i = count - 1; i > 0; i--) {
      compound(Kind.WITH, symbol, marks[i], tree.startOf(tree.at(marks[i])));
    }
    compound(Kind.WITH, symbol, mark, start);
  }

  /// Tries `with (a as b, c as d):`; what stands in parentheses may also be an expression.
  ///
  /// @return where each item begins, or nothing if it is an expression
  private int[] parenthesizedItems() {
    try {
      enter();
      lexer.next();
      int[] marks = items(Tokens.CLOSE);
      if (!skip(Tokens.CLOSE) || !at(Tokens.COLON) && !(pattern && at(Tokens.NEWLINE))) {
        return new int[0];
      }
      leave();
      return marks;
    } catch (SyntaxFailure notItems) {
      return new int[0];
    }
  }

  private int[] items(int close) {
    int[] marks = new int[0];
    do {
      marks = Arrays.copyOf(marks, marks.length + 1);
      marks[marks.length - 1] = tree.mark();
      if (marks.length > 100) {
        throw failed("nested too deep");
      }
      starOrNamed();
      if (skip(Tokens.AS)) {
        barExpression();
      } else {
        none();
      }
    } while (skip(Tokens.COMMA) && !at(close));
    return marks;
  }
}
