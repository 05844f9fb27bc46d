package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads statements and blocks (ECMA-262, section 14), and goes on behind what it could not read.
abstract class StatementParser extends ExpressionParser {
  StatementParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  abstract boolean startsVariable();

  abstract void variables();

  abstract void tryStatement(int mark, int start);

  abstract void switchStatement(int mark, int start);

  /// Reads a declaration or module item if one begins here.
  ///
  /// @return whether one did
  abstract boolean declaration(int mark, int start);

  /// Reads statements until the block or file ends.
  final void statements() {
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      guarded();
    }
  }

  /// Reads a statement, or what can be read of it.
  final void guarded() {
    int mark = tree.mark();
    int start = start();
    int depth = depth();
    boolean async = inAsync;
    boolean generator = inGenerator;
    int functionsBefore = functions;
    try {
      statement();
    } catch (SyntaxFailure failure) {
      String reason = failure.reason();
      depth(depth);
      inAsync = async;
      inGenerator = generator;
      functions = functionsBefore;
      noIn = false;
      thens = 0;
      beforeExport.clear();
      recover(mark, start, reason);
    }
  }

  /// Leaves the rest of a statement unread: up to its semicolon, the next line outside of brackets,
  /// or the end of the block around it.
  private void recover(int mark, int start, String reason) {
    int open = 0;
    boolean moved = lastEnd() > start;
    while (!at(Tokens.END)) {
      boolean closes = at(Tokens.CLOSE_BRACE) || at(Tokens.CLOSE) || at(Tokens.CLOSE_SQUARE);
      if (open == 0 && moved && (at(Tokens.CLOSE_BRACE) || lexer.newline)) {
        break;
      }
      boolean opens = at(Tokens.OPEN_BRACE) || at(Tokens.OPEN) || at(Tokens.OPEN_SQUARE);
      boolean ends = open == 0 && at(Tokens.SEMICOLON);
      open = Math.max(0, open + (opens ? 1 : closes ? -1 : 0));
      lexer.next();
      moved = true;
      if (ends) {
        break;
      }
    }
    tree.error(mark, start, Math.max(start, lastEnd()), reason);
  }

  @Override
  final void recoverMember(int mark, int start, String reason) {
    recover(mark, start, reason);
  }

  @Override
  final void block() {
    int start = start();
    int mark = tree.mark();
    enter();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    statements();
    if (at(Tokens.END)) {
      tree.unread(lastEnd(), lastEnd(), "expected \"}\"");
    } else {
      lexer.next();
    }
    leave();
    node(Kind.BLOCK, mark, start);
  }

  // ---------------------------------------------------------------- statements

  final void statement() {
    int start = start();
    int mark = tree.mark();
    enter();
    if (!declaration(mark, start)) {
      plainStatement(mark, start);
    }
    leave();
  }

  private void plainStatement(int mark, int start) {
    switch (lexer.kind()) {
      case Tokens.OPEN_BRACE -> block();
      case Tokens.SEMICOLON -> {
        leaf(Kind.EMPTY, Words.SEMICOLON);
      }
      case Tokens.IF -> ifStatement(mark, start);
      case Tokens.FOR -> forStatement(mark, start);
      case Tokens.WHILE -> {
        lexer.next();
        condition();
        body();
        none();
        node(Kind.WHILE, mark, start);
      }
      case Tokens.DO -> doWhile(mark, start);
      case Tokens.RETURN -> {
        lexer.next();
        optionalOperand();
        node(Kind.RETURN, mark, start);
      }
      case Tokens.THROW -> {
        lexer.next();
        optionalOperand();
        none();
        node(Kind.THROW, Words.THROW, mark, start);
      }
      case Tokens.BREAK -> jump(Words.BREAK, mark, start);
      case Tokens.CONTINUE -> jump(Words.CONTINUE, mark, start);
      case Tokens.TRY -> tryStatement(mark, start);
      case Tokens.SWITCH -> switchStatement(mark, start);
      case Tokens.WITH -> {
        lexer.next();
        condition();
        none();
        body();
        node(Kind.WITH, mark, start);
      }
      case Tokens.DEBUGGER -> {
        lexer.next();
        semicolon();
        node(Kind.KEYWORD_STATEMENT, Words.DEBUGGER, mark, start);
      }
      default -> expressionStatement(mark, start);
    }
  }

  private void expressionStatement(int mark, int start) {
    if (pattern && (at(Tokens.SPREAD) && standsAloneAsStatement() || at(Tokens.META_ELLIPSIS))) {
      openStatement();
      return;
    }
    if (at(Tokens.NAME) || at(Tokens.META)) {
      Lexer.Saved saved = lexer.save();
      int label = lexer.symbol();
      lexer.next();
      if (at(Tokens.COLON)) {
        lexer.next();
        statement();
        node(Kind.LABELED, label, mark, start);
        return;
      }
      lexer.restore(saved);
    }
    expression();
    semicolon();
    node(Kind.EXPRESSION_STATEMENT, mark, start);
  }

  private void openStatement() {
    if (at(Tokens.META_ELLIPSIS)) {
      name();
    } else {
      ellipsis();
    }
    skip(Tokens.SEMICOLON);
  }

  /// Dots before a statement on the same line, as in `... return x`, are an ellipsis too.
  private boolean standsAloneAsStatement() {
    if (standsAlone()) {
      return true;
    }
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean alone = at(Tokens.OPEN_BRACE) || lexer.kind() >= Tokens.BREAK || atName();
    lexer.restore(saved);
    return alone;
  }

  /// `(e)` behind a keyword.
  final void condition() {
    expect(Tokens.OPEN, "expected \"(\"");
    if (!openPart()) {
      expression();
    }
    expect(Tokens.CLOSE, "expected \")\"");
  }

  /// A statement as a body; a pattern of the header alone has none.
  private void body() {
    if (pattern && at(Tokens.END)) {
      none();
    } else {
      statement();
    }
  }

  private void ifStatement(int mark, int start) {
    lexer.next();
    condition();
    body();
    if (at(Tokens.ELSE)) {
      lexer.next();
      body();
    } else {
      none();
    }
    node(Kind.IF, mark, start);
  }

  private void doWhile(int mark, int start) {
    lexer.next();
    statement();
    expect(Tokens.WHILE, "expected \"while\"");
    condition();
    skip(Tokens.SEMICOLON);
    node(Kind.DO_WHILE, mark, start);
  }

  /// What `return` and `throw` give, which begins on their line.
  private void optionalOperand() {
    boolean absent =
        at(Tokens.SEMICOLON)
            || at(Tokens.CLOSE_BRACE)
            || at(Tokens.END)
            || lexer.newline && !(pattern && at(Tokens.SPREAD));
    if (absent) {
      none();
    } else if (!openPart()) {
      expression();
    }
    semicolon();
  }

  private void jump(int symbol, int mark, int start) {
    lexer.next();
    if (atName() && !lexer.newline) {
      name();
    } else {
      none();
    }
    semicolon();
    node(Kind.JUMP, symbol, mark, start);
  }

  // ---------------------------------------------------------------- loops

  private void forStatement(int mark, int start) {
    lexer.next();
    boolean awaits = skipWord(Words.AWAIT);
    expect(Tokens.OPEN, "expected \"(\"");
    if (pattern && at(Tokens.SPREAD) && standsAlone()) {
      ellipsis();
      if (at(Tokens.CLOSE)) {
        none();
        none();
        closeFor(Kind.FOR, Symbols.EMPTY, mark, start);
        return;
      }
      restOfFor(mark, start);
      return;
    }
    int header = tree.mark();
    int headerStart = start();
    boolean before = noIn;
    noIn = true;
    boolean declared = startsVariable();
    if (declared) {
      variables();
    } else if (at(Tokens.SEMICOLON)) {
      none();
    } else {
      expression();
    }
    noIn = before;
    if (at(Tokens.IN) || atWord(Words.OF)) {
      forEach(awaits, mark, start);
      return;
    }
    if (declared && tree.mark() > header + 1) {
      node(Kind.BLOCK, header, headerStart);
    }
    restOfFor(mark, start);
  }

  private void restOfFor(int mark, int start) {
    expect(Tokens.SEMICOLON, "expected \";\"");
    optionalPart(Tokens.SEMICOLON);
    expect(Tokens.SEMICOLON, "expected \";\"");
    optionalPart(Tokens.CLOSE);
    closeFor(Kind.FOR, Symbols.EMPTY, mark, start);
  }

  private void optionalPart(int end) {
    if (at(end)) {
      none();
    } else if (!openPart()) {
      expression();
    }
  }

  private void forEach(boolean awaits, int mark, int start) {
    int symbol = at(Tokens.IN) ? Words.IN : awaits ? Words.AWAIT_OF : Words.OF;
    lexer.next();
    if (!openPart()) {
      expression();
    }
    expect(Tokens.CLOSE, "expected \")\"");
    body();
    none();
    node(Kind.FOR_EACH, symbol, mark, start);
  }

  private void closeFor(Kind kind, int symbol, int mark, int start) {
    expect(Tokens.CLOSE, "expected \")\"");
    body();
    node(kind, symbol, mark, start);
  }
}
