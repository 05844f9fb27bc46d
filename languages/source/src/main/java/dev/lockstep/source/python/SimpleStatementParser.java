package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// Reads simple statements (Python Language Reference, section 7).
abstract class SimpleStatementParser extends ExpressionParser {
  private static final int ASSIGN_SYMBOL = Symbols.word("=");
  private static final int PASS_WORD = Symbols.word("pass");
  private static final int BREAK_WORD = Symbols.word("break");
  private static final int CONTINUE_WORD = Symbols.word("continue");
  private static final int RAISE_WORD = Symbols.word("raise");
  private static final int DEL_WORD = Symbols.word("del");
  private static final int ASSERT_WORD = Symbols.word("assert");
  private static final int GLOBAL_WORD = Symbols.word("global");
  private static final int NONLOCAL_WORD = Symbols.word("nonlocal");
  private static final int FROM_WORD = Symbols.word("from");
  private static final int TYPE_WORD = Symbols.word("type");
  private static final int PRINT_WORD = Symbols.word("print");
  private static final int EXEC_WORD = Symbols.word("exec");
  private static final int STAR_SYMBOL = Symbols.word("*");
  private static final int POWER_SYMBOL = Symbols.word("**");

  SimpleStatementParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  /// Reads one small statement, without the line's end.
  final void simpleStatement() {
    int start = start();
    int mark = tree.mark();
    switch (lexer.kind()) {
      case Tokens.PASS -> leaf(Kind.EMPTY, PASS_WORD);
      case Tokens.BREAK -> jump(BREAK_WORD, start);
      case Tokens.CONTINUE -> jump(CONTINUE_WORD, start);
      case Tokens.RETURN -> returned(mark, start);
      case Tokens.RAISE -> raise(mark, start);
      case Tokens.DEL -> del(mark, start);
      case Tokens.ASSERT -> asserted(mark, start);
      case Tokens.GLOBAL -> names(GLOBAL_WORD, mark, start);
      case Tokens.NONLOCAL -> names(NONLOCAL_WORD, mark, start);
      case Tokens.IMPORT -> imports(start);
      case Tokens.FROM -> importFrom(mark, start);
      case Tokens.NAME -> named(mark, start);
      default -> expressionStatement(mark, start);
    }
  }

  private void named(int mark, int start) {
    int symbol = lexer.symbol();
    if (symbol == TYPE_WORD && typeAlias(mark, start)) {
      return;
    }
    if ((symbol == PRINT_WORD || symbol == EXEC_WORD) && printed(mark, start)) {
      return;
    }
    expressionStatement(mark, start);
  }

  private void jump(int symbol, int start) {
    int mark = tree.mark();
    lexer.next();
    none();
    node(Kind.JUMP, symbol, mark, start);
  }

  private void returned(int mark, int start) {
    lexer.next();
    if (startsExpression()) {
      testList();
    } else {
      none();
    }
    node(Kind.RETURN, mark, start);
  }

  private void raise(int mark, int start) {
    lexer.next();
    if (!startsExpression()) {
      none();
      none();
    } else {
      test();
      if (skip(Tokens.FROM)) {
        test();
      } else if (skip(Tokens.COMMA)) {
        test();
        if (skip(Tokens.COMMA)) {
          test();
        }
      } else {
        none();
      }
    }
    node(Kind.THROW, RAISE_WORD, mark, start);
  }

  private void del(int mark, int start) {
    lexer.next();
    barExpression();
    while (skip(Tokens.COMMA) && startsExpression()) {
      barExpression();
    }
    node(Kind.KEYWORD_STATEMENT, DEL_WORD, mark, start);
  }

  private void asserted(int mark, int start) {
    lexer.next();
    test();
    if (skip(Tokens.COMMA)) {
      test();
    }
    node(Kind.KEYWORD_STATEMENT, ASSERT_WORD, mark, start);
  }

  private void names(int symbol, int mark, int start) {
    lexer.next();
    name();
    while (skip(Tokens.COMMA)) {
      name();
    }
    node(Kind.KEYWORD_STATEMENT, symbol, mark, start);
  }

  /// `type X = ...`, unless `type` is a name here.
  private boolean typeAlias(int mark, int start) {
    Lexer.Saved saved = lexer.savedToken();
    lexer.next();
    if (!atName()) {
      lexer.restoreToken(saved);
      return false;
    }
    none();
    name();
    typeParameters();
    expect(Tokens.ASSIGN, "expected \"=\"");
    test();
    node(Kind.TYPE_DEFINITION, TYPE_WORD, mark, start);
    return true;
  }

  /// Python 2's `print x, y` and `exec code`, read as calls.
  private boolean printed(int mark, int start) {
    Lexer.Saved saved = lexer.savedToken();
    int symbol = lexer.symbol();
    lexer.next();
    int behindWord = start + tree.symbols().text(symbol).length();
    boolean statement =
        switch (lexer.kind()) {
          case Tokens.OPEN_SQUARE -> start() > behindWord;
          case Tokens.NAME, Tokens.STRING, Tokens.TEMPLATE, Tokens.NUMBER, Tokens.META -> true;
          default -> false;
        };
    if (!statement) {
      lexer.restoreToken(saved);
      return false;
    }
    tree.leaf(Kind.NAME, symbol, start, lastEnd());
    int arguments = tree.mark();
    int argumentsStart = start();
    test();
    while ((at(Tokens.COMMA) || at(Tokens.IN)) && startsNext()) {
      test();
    }
    node(Kind.ARGUMENTS, arguments, argumentsStart);
    none();
    node(Kind.CALL, mark, start);
    node(Kind.EXPRESSION_STATEMENT, mark, start);
    return true;
  }

  private boolean startsNext() {
    lexer.next();
    return startsExpression();
  }

  /// PEP 695 and 696.
  final void typeParameters() {
    if (!at(Tokens.OPEN_SQUARE)) {
      none();
      return;
    }
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE_SQUARE)) {
      typeParameter();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    leave();
    node(Kind.TYPE_PARAMETERS, mark, start);
  }

  private void typeParameter() {
    int start = start();
    int mark = tree.mark();
    int symbol = Symbols.EMPTY;
    if (skip(Tokens.STAR)) {
      symbol = STAR_SYMBOL;
    } else if (skip(Tokens.POWER)) {
      symbol = POWER_SYMBOL;
    }
    name();
    if (skip(Tokens.COLON)) {
      test();
    } else {
      none();
    }
    if (skip(Tokens.ASSIGN)) {
      starOrNamed();
    } else {
      none();
    }
    node(Kind.TYPE_PARAMETER, symbol, mark, start);
  }

  // ---------------------------------------------------------------- expressions, assignments

  private void expressionStatement(int mark, int start) {
    testList();
    switch (lexer.kind()) {
      case Tokens.ASSIGN -> assignment(mark, start);
      case Tokens.AUGMENTED -> {
        int symbol = lexer.symbol();
        lexer.next();
        testList();
        node(Kind.ASSIGN, symbol, mark, start);
      }
      case Tokens.COLON -> {
        annotated(mark, start);
        return;
      }
      default -> {
        if (pattern && isOpen(tree.top())) {
          return;
        }
      }
    }
    node(Kind.EXPRESSION_STATEMENT, mark, start);
  }

  /// Whether a node stands for any statement.
  private boolean isOpen(int node) {
    return tree.is(node, Kind.ELLIPSIS)
        || tree.is(node, Kind.META)
        || tree.is(node, Kind.META_ELLIPSIS);
  }

  /// `a = b = c`: operands first, then nodes from the right.
  private void assignment(int mark, int start) {
    while (skip(Tokens.ASSIGN)) {
      checkChain(mark);
      testList();
    }
    for (int i = tree.mark() - 2; i > mark; i--) {
      node(Kind.ASSIGN, ASSIGN_SYMBOL, i, tree.startOf(tree.at(i)));
    }
    node(Kind.ASSIGN, ASSIGN_SYMBOL, mark, start);
  }

  private void checkChain(int mark) {
    if (tree.mark() - mark > Tree.MAX_HEIGHT / 2) {
      throw failed("nested too deep");
    }
  }

  private void annotated(int mark, int start) {
    lexer.next();
    tree.none(start);
    tree.moveTo(mark);
    if (startsExpression()) {
      starOrNamed();
    } else {
      throw failed("expected a type");
    }
    if (skip(Tokens.ASSIGN)) {
      testList();
    } else {
      none();
    }
    node(Kind.VARIABLE, mark, start);
  }

  // ---------------------------------------------------------------- imports

  /// `import a.b as c, d`: one node each.
  private void imports(int start) {
    lexer.next();
    boolean more = true;
    while (more) {
      int mark = tree.mark();
      moduleName();
      if (skip(Tokens.AS)) {
        int item = tree.mark();
        int itemStart = start();
        tree.none(itemStart);
        name();
        node(Kind.IMPORTED, item, itemStart);
      }
      node(Kind.IMPORT, mark, start);
      more = skip(Tokens.COMMA);
    }
  }

  private void importFrom(int mark, int start) {
    lexer.next();
    moduleName();
    expect(Tokens.IMPORT, "expected \"import\"");
    boolean parenthesized = at(Tokens.OPEN);
    if (parenthesized) {
      enter();
      lexer.next();
    }
    while (!at(Tokens.CLOSE) && !at(Tokens.NEWLINE)) {
      imported();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    if (parenthesized) {
      expect(Tokens.CLOSE, "expected \")\"");
      leave();
    }
    node(Kind.IMPORT, FROM_WORD, mark, start);
  }

  private void imported() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.STAR)) {
      leaf(Kind.NAME, STAR_SYMBOL);
    } else if (pattern && at(Tokens.ELLIPSIS)) {
      leaf(Kind.ELLIPSIS);
      return;
    } else {
      name();
    }
    if (skip(Tokens.AS)) {
      name();
    } else {
      none();
    }
    node(Kind.IMPORTED, mark, start);
  }

  /// A dotted path as one name; in a pattern it may be a metavariable.
  private void moduleName() {
    int start = start();
    if (at(Tokens.META)) {
      moduleOfMetavariable(start);
      return;
    }
    int dots = start;
    while (at(Tokens.DOT) || at(Tokens.ELLIPSIS)) {
      lexer.next();
    }
    boolean relative = lastEnd() > dots && start() > start;
    if (atName() || !relative) {
      if (!atName()) {
        throw failed("expected a module");
      }
      lexer.next();
      while (at(Tokens.DOT)) {
        lexer.next();
        if (!atName()) {
          throw failed("expected a name");
        }
        lexer.next();
      }
    }
    tree.leaf(Kind.NAME, path(start, lastEnd()), start, lastEnd());
  }

  private void moduleOfMetavariable(int start) {
    int symbol = lexer.symbol();
    lexer.next();
    if (!at(Tokens.DOT)) {
      tree.leaf(Kind.META, symbol, start, lastEnd());
      return;
    }
    while (skip(Tokens.DOT)) {
      if (!atName()) {
        throw failed("expected a name");
      }
      lexer.next();
    }
    tree.leaf(Kind.NAME, path(start, lastEnd()), start, lastEnd());
  }

  /// The symbol of a path, blanks in it left out.
  private int path(int from, int to) {
    byte[] source = tree.source();
    for (int i = from; i < to; i++) {
      if (source[i] <= ' ' && source[i] >= 0 || source[i] == '\\') {
        return tree.symbols().intern(withoutBlanks(from, to));
      }
    }
    return tree.symbols().intern(source, from, to);
  }

  private String withoutBlanks(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      byte each = tree.source()[i];
      if (each > ' ' && each != '\\') {
        out.append((char) each);
      }
    }
    return out.toString();
  }
}
