package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads statements (ECMA-262, section 14), and goes on behind what it could not read.
abstract class StatementParser extends ExpressionParser {
  StatementParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  /// Reads an import, an export, or a declaration of TypeScript, if one stands here.
  abstract boolean declaration(int mark, int start);

  @Override
  final void block() {
    int start = start();
    int mark = tree.mark();
    enter();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      guarded();
    }
    leave();
    if (at(Tokens.END)) {
      tree.unread(lastEnd(), lastEnd(), "expected \"}\"");
    } else {
      lexer.next();
    }
    node(Kind.BLOCK, mark, start);
  }

  /// Reads a statement, or what can be read of it.
  final void guarded() {
    int start = start();
    int mark = tree.mark();
    int depth = depth();
    boolean async = inAsync;
    boolean generator = inGenerator;
    int functionsBefore = functions;
    try {
      statement();
    } catch (SyntaxFailure failure) {
      String reason = failure.reason;
      depth(depth);
      inAsync = async;
      inGenerator = generator;
      functions = functionsBefore;
      noIn = false;
      thens = 0;
      recoverMember(mark, start, reason);
    }
  }

  @Override
  final void recoverMember(int mark, int start, String reason) {
    int failed = lexer.start;
    int open = 0;
    lexer.moveTo(start);
    lexer.next();
    while (!at(Tokens.END)) {
      boolean behind = lexer.start >= failed;
      if (open == 0 && (at(Tokens.CLOSE_BRACE) || behind && at(Tokens.SEMICOLON))) {
        break;
      }
      if (open == 0 && behind && lexer.start > start && lexer.newline && startsStatement()) {
        break;
      }
      int before = open;
      open = Math.max(0, open + bracket());
      boolean closed = before == 1 && open == 0 && at(Tokens.CLOSE_BRACE) && behind;
      lexer.next();
      if (closed) {
        break;
      }
    }
    if (at(Tokens.SEMICOLON)) {
      lexer.next();
    }
    int end = Math.max(start, lastEnd());
    tree.unread(start, end, reason);
    tree.node(Kind.ERROR, Symbols.EMPTY, mark, start, end);
  }

  private int bracket() {
    return switch (lexer.kind) {
      case Tokens.OPEN, Tokens.OPEN_SQUARE, Tokens.OPEN_BRACE -> 1;
      case Tokens.CLOSE, Tokens.CLOSE_SQUARE, Tokens.CLOSE_BRACE -> -1;
      default -> 0;
    };
  }

  private boolean startsStatement() {
    return lexer.kind >= Tokens.BREAK && !at(Tokens.IN) && !at(Tokens.INSTANCEOF)
        || at(Tokens.NAME);
  }

  final void statement() {
    int start = start();
    int mark = tree.mark();
    enter();
    switch (lexer.kind) {
      case Tokens.OPEN_BRACE -> block();
      case Tokens.SEMICOLON -> leaf(Kind.EMPTY, Words.SEMICOLON);
      case Tokens.VAR, Tokens.CONST -> variables(mark, start);
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
      case Tokens.SWITCH -> switchStatement(mark, start);
      case Tokens.RETURN, Tokens.THROW -> returned(mark, start);
      case Tokens.BREAK -> jump(Words.BREAK, mark, start);
      case Tokens.CONTINUE -> jump(Words.CONTINUE, mark, start);
      case Tokens.TRY -> tryStatement(mark, start);
      case Tokens.DEBUGGER -> {
        lexer.next();
        semicolon();
        node(Kind.KEYWORD_STATEMENT, Words.DEBUGGER, mark, start);
      }
      case Tokens.WITH -> {
        lexer.next();
        condition();
        none();
        body();
        node(Kind.WITH, mark, start);
      }
      case Tokens.FUNCTION -> {
        tree.none(start);
        function(false, mark, start);
      }
      case Tokens.CLASS -> {
        tree.none(start);
        classDefinition(mark, start);
      }
      default -> {
        if (!openPart() && !declaration(mark, start) && !wordStatement(mark, start)) {
          expressionStatement(mark, start);
        }
      }
    }
    leave();
  }

  /// Statements that begin with a word which is a keyword only in places.
  private boolean wordStatement(int mark, int start) {
    if (atWord(Words.LET) || atWord(Words.USING)) {
      boolean using = atWord(Words.USING);
      Lexer.Saved saved = lexer.save();
      lexer.next();
      boolean declares =
          atName() && !(using && lexer.newline)
              || !using && (at(Tokens.OPEN_BRACE) || at(Tokens.OPEN_SQUARE));
      lexer.restore(saved);
      if (declares) {
        variables(mark, start);
      }
      return declares;
    }
    if (atWord(Words.ASYNC)) {
      Lexer.Saved saved = lexer.save();
      lexer.next();
      if (at(Tokens.FUNCTION) && !lexer.newline) {
        int modifiers = tree.mark();
        tree.leaf(Kind.MODIFIER, Words.ASYNC, start, lastEnd());
        node(Kind.MODIFIERS, modifiers, start);
        function(true, mark, start);
        return true;
      }
      lexer.restore(saved);
    }
    if (atName()) {
      return labeled(mark, start);
    }
    return false;
  }

  private boolean labeled(int mark, int start) {
    Lexer.Saved saved = lexer.save();
    int symbol = lexer.symbol;
    lexer.next();
    if (!at(Tokens.COLON)) {
      lexer.restore(saved);
      return false;
    }
    lexer.next();
    statement();
    node(Kind.LABELED, symbol, mark, start);
    return true;
  }

  private void expressionStatement(int mark, int start) {
    expression();
    int end = lastEnd();
    boolean open = tree.is(tree.top(), Kind.META) || tree.is(tree.top(), Kind.ELLIPSIS);
    boolean written = semicolon();
    if (pattern && open) {
      return;
    }
    tree.node(Kind.EXPRESSION_STATEMENT, Symbols.EMPTY, mark, start, written ? lastEnd() : end);
  }

  // ---------------------------------------------------------------- declarations

  /// The rest of a function from `function` on; its modifiers wait at `mark`.
  final void function(boolean async, int mark, int start) {
    lexer.next();
    boolean generator = skip(Tokens.STAR);
    if (generator) {
      addGenerator(mark);
    }
    if (atName()) {
      name();
    } else {
      if (pattern && at(Tokens.SPREAD)) {
        lexer.next();
      }
      none();
    }
    signatureAndBody(async, generator);
    node(Kind.FUNCTION, mark, start);
  }

  final void variables(int mark, int start) {
    declarators(start);
    semicolon();
    if (tree.mark() == mark) {
      throw failed("expected a name");
    }
  }

  /// Reads `var a = 1, b`, one node each.
  private void declarators(int start) {
    int symbol = lexer.symbol;
    lexer.next();
    do {
      int mark = tree.mark();
      none();
      bindingTarget();
      if (at(Tokens.BANG)) {
        lexer.next();
      }
      annotation();
      if (skip(Tokens.ASSIGN)) {
        if (!openPart()) {
          assignment();
        }
      } else {
        none();
      }
      node(Kind.VARIABLE, symbol, mark, start);
    } while (skip(Tokens.COMMA));
  }

  // ---------------------------------------------------------------- control

  private void condition() {
    expect(Tokens.OPEN, "expected \"(\"");
    if (!openPart()) {
      expression();
    }
    expect(Tokens.CLOSE, "expected \")\"");
  }

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
    if (skip(Tokens.ELSE)) {
      statement();
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

  private void forStatement(int mark, int start) {
    lexer.next();
    boolean awaits = skipWord(Words.AWAIT);
    expect(Tokens.OPEN, "expected \"(\"");
    int init = tree.mark();
    int initStart = start();
    noIn = true;
    try {
      if (at(Tokens.SEMICOLON)) {
        none();
      } else if (at(Tokens.VAR) || at(Tokens.CONST) || atWord(Words.LET) || atWord(Words.USING)) {
        declarators(initStart);
      } else if (!openPart()) {
        expression();
      }
    } finally {
      noIn = false;
    }
    if (at(Tokens.IN) || atWord(Words.OF)) {
      int symbol = at(Tokens.IN) ? Words.IN : awaits ? Words.AWAIT_OF : Words.OF;
      lexer.next();
      expression();
      expect(Tokens.CLOSE, "expected \")\"");
      body();
      none();
      node(Kind.FOR_EACH, symbol, mark, start);
      return;
    }
    if (tree.mark() > init + 1) {
      node(Kind.BLOCK, init, initStart);
    }
    if (at(Tokens.CLOSE) && pattern) {
      none();
      none();
    } else {
      expect(Tokens.SEMICOLON, "expected \";\"");
      part(Tokens.SEMICOLON);
      expect(Tokens.SEMICOLON, "expected \";\"");
      part(Tokens.CLOSE);
    }
    expect(Tokens.CLOSE, "expected \")\"");
    body();
    node(Kind.FOR, mark, start);
  }

  private void part(int end) {
    if (at(end)) {
      none();
    } else if (!openPart()) {
      expression();
    }
  }

  private void switchStatement(int mark, int start) {
    lexer.next();
    condition();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        switchCase();
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
    node(Kind.SWITCH, Words.SWITCH, mark, start);
  }

  final void switchCase() {
    int start = start();
    int mark = tree.mark();
    int symbol = Symbols.EMPTY;
    if (skip(Tokens.DEFAULT)) {
      symbol = Words.DEFAULT;
    } else {
      expect(Tokens.CASE, "expected \"case\"");
      expression();
    }
    node(Kind.LABELS, symbol, mark, start);
    none();
    expect(Tokens.COLON, "expected \":\"");
    int body = tree.mark();
    int bodyStart = Math.min(start(), Math.max(start(), lastEnd()));
    while (!at(Tokens.CASE)
        && !at(Tokens.DEFAULT)
        && !at(Tokens.CLOSE_BRACE)
        && !at(Tokens.END)) {
      guarded();
    }
    node(Kind.BLOCK, body, Math.min(bodyStart, lastEnd()));
    node(Kind.CASE, mark, start);
  }

  private void returned(int mark, int start) {
    boolean throwing = at(Tokens.THROW);
    lexer.next();
    boolean empty =
        at(Tokens.SEMICOLON) || at(Tokens.CLOSE_BRACE) || at(Tokens.END) || lexer.newline;
    if (empty) {
      none();
    } else if (!openPart()) {
      expression();
    }
    semicolon();
    if (throwing) {
      none();
    }
    node(throwing ? Kind.THROW : Kind.RETURN, throwing ? Words.THROW : 0, mark, start);
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

  private void tryStatement(int mark, int start) {
    lexer.next();
    none();
    block();
    int catches = tree.mark();
    int catchesStart = lastEnd();
    if (at(Tokens.CATCH)) {
      catchClause();
    }
    node(Kind.CATCHES, catches, catchesStart);
    none();
    if (at(Tokens.FINALLY)) {
      finallyClause();
    } else {
      none();
    }
    node(Kind.TRY, mark, start);
  }

  final void catchClause() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    none();
    if (skip(Tokens.OPEN)) {
      if (!openPart()) {
        bindingTarget();
      }
      if (at(Tokens.COLON)) {
        annotation();
        tree.pop();
      }
      expect(Tokens.CLOSE, "expected \")\"");
    } else {
      none();
    }
    block();
    node(Kind.CATCH, mark, start);
  }

  final void finallyClause() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    block();
    node(Kind.FINALLY, mark, start);
  }
}
