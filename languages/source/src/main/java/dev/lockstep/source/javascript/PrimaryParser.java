package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads atoms, and members, subscripts and calls behind them (ECMA-262, sections 13.2 and 13.3).
abstract class PrimaryParser extends ArrowParser {
  PrimaryParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  @Override
  final void leftHandSide() {
    int start = start();
    int mark = tree.mark();
    primary();
    suffixes(mark, start, true);
  }

  /// Reads what stands behind an operand.
  ///
  /// @param calls whether calls may, which belong to `new` behind it
  private void suffixes(int mark, int start, boolean calls) {
    while (true) {
      switch (lexer.kind()) {
        case Tokens.DOT -> member(Words.DOT, mark, start);
        case Tokens.QUESTION_DOT -> {
          if (!calls) {
            return;
          }
          optional(mark, start);
        }
        case Tokens.OPEN_SQUARE -> subscript(Symbols.EMPTY, mark, start);
        case Tokens.OPEN -> {
          if (!calls || isArrow(tree.top())) {
            return;
          }
          checkHeight();
          arguments();
          none();
          node(Kind.CALL, mark, start);
        }
        case Tokens.BACKQUOTE -> tagged(mark, start);
        case Tokens.BANG -> {
          if (!typed || lexer.newline) {
            return;
          }
          checkHeight();
          lexer.next();
          node(Kind.UNARY, Words.NON_NULL, mark, start);
        }
        case Tokens.LESS, Tokens.SHIFT -> {
          if (!typed || !genericCall(calls, mark, start)) {
            return;
          }
        }
        default -> {
          return;
        }
      }
    }
  }

  /// An arrow function is not called without parentheses.
  private boolean isArrow(int node) {
    return tree.is(node, Kind.LAMBDA)
        && tree.symbolOf(node) == Words.ARROW
        && tree.source()[tree.startOf(node)] != '('
        && lexer.newline;
  }

  private void member(int symbol, int mark, int start) {
    checkHeight();
    lexer.next();
    if (pattern && at(Tokens.SPREAD)) {
      ellipsis();
    } else {
      wordLike();
    }
    node(Kind.MEMBER, symbol, mark, start);
  }

  private void optional(int mark, int start) {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    switch (lexer.kind()) {
      case Tokens.OPEN -> {
        checkHeight();
        arguments();
        none();
        node(Kind.CALL, Words.OPTIONAL, mark, start);
      }
      case Tokens.OPEN_SQUARE -> subscript(Words.OPTIONAL, mark, start);
      case Tokens.LESS -> {
        typeArguments();
        callWithTypes(Words.OPTIONAL, mark, start);
      }
      default -> {
        lexer.restore(saved);
        member(Words.OPTIONAL, mark, start);
      }
    }
  }

  private void subscript(int symbol, int mark, int start) {
    checkHeight();
    enter();
    boolean inBefore = noIn;
    noIn = false;
    lexer.next();
    if (!openPart()) {
      expression();
    }
    noIn = inBefore;
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    leave();
    node(Kind.INDEX, symbol, mark, start);
  }

  private void tagged(int mark, int start) {
    checkHeight();
    int arguments = tree.mark();
    int argumentsStart = start();
    template();
    node(Kind.ARGUMENTS, arguments, argumentsStart);
    none();
    node(Kind.CALL, mark, start);
  }

  /// `f<T>(x)`, where `<` compares in JavaScript.
  private boolean genericCall(boolean calls, int mark, int start) {
    if (!attempt(this::typeArgumentsOfExpression)) {
      return false;
    }
    if (at(Tokens.OPEN) && calls) {
      callWithTypes(Symbols.EMPTY, mark, start);
      return true;
    }
    if (at(Tokens.BACKQUOTE)) {
      tree.pop();
      tagged(mark, start);
      return true;
    }
    node(Kind.TYPE, Words.GENERIC, mark, start);
    return true;
  }

  private boolean typeArgumentsOfExpression() {
    typeArguments();
    return switch (lexer.kind()) {
      case Tokens.OPEN, Tokens.BACKQUOTE -> true;
      case Tokens.LESS, Tokens.GREATER, Tokens.PLUS_MINUS -> false;
      default -> lexer.newline || !startsOperand();
    };
  }

  private boolean startsOperand() {
    return switch (lexer.kind()) {
      case Tokens.NAME -> lexer.symbol() != Words.AS && lexer.symbol() != Words.SATISFIES;
      case Tokens.META,
          Tokens.NUMBER,
          Tokens.STRING,
          Tokens.OPEN_SQUARE,
          Tokens.OPEN_BRACE,
          Tokens.BANG,
          Tokens.TILDE,
          Tokens.UPDATE,
          Tokens.FUNCTION,
          Tokens.NEW,
          Tokens.THIS,
          Tokens.TRUE,
          Tokens.FALSE,
          Tokens.NULL,
          Tokens.TYPEOF,
          Tokens.CLASS ->
          true;
      default -> false;
    };
  }

  /// A call whose type arguments wait, which stand behind the others in the node.
  private void callWithTypes(int symbol, int mark, int start) {
    arguments();
    int arguments = tree.pop();
    int types = tree.pop();
    tree.push(arguments);
    tree.push(types);
    node(Kind.CALL, symbol, mark, start);
  }

  @Override
  final void arguments() {
    int start = start();
    int mark = tree.mark();
    enter();
    boolean inBefore = noIn;
    noIn = false;
    int thensBefore = thens;
    thens = 0;
    lexer.next();
    while (!at(Tokens.CLOSE)) {
      argument();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    noIn = inBefore;
    thens = thensBefore;
    expect(Tokens.CLOSE, "expected \")\"");
    leave();
    node(Kind.ARGUMENTS, mark, start);
  }

  private void argument() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.SPREAD) && !(pattern && standsAlone())) {
      lexer.next();
      assignment();
      node(Kind.SPREAD, Words.DOTS, mark, start);
      return;
    }
    assignment();
    if (pattern && at(Tokens.COLON) && tree.is(tree.top(), Kind.META)) {
      lexer.next();
      type();
      node(Kind.TYPED_META, mark, start);
    }
  }

  // ---------------------------------------------------------------- atoms

  private void primary() {
    int start = start();
    int mark = tree.mark();
    switch (lexer.kind()) {
      case Tokens.NAME -> identifier(mark, start);
      case Tokens.META, Tokens.META_ELLIPSIS -> {
        name();
        if (at(Tokens.ARROW) && !lexer.newline) {
          arrowOfName(false, mark, start);
        }
      }
      case Tokens.NUMBER -> leaf(Kind.NUMBER, lexer.symbol());
      case Tokens.STRING -> leaf(Kind.STRING, lexer.symbol());
      case Tokens.BACKQUOTE -> template();
      case Tokens.TRUE -> leaf(Kind.BOOLEAN, Words.TRUE);
      case Tokens.FALSE -> leaf(Kind.BOOLEAN, Words.FALSE);
      case Tokens.NULL -> leaf(Kind.NULL, Words.NULL);
      case Tokens.THIS -> leaf(Kind.SELF, Words.THIS);
      case Tokens.SUPER -> leaf(Kind.SELF, Words.SUPER);
      case Tokens.OPEN -> parentheses(false, mark, start);
      case Tokens.OPEN_SQUARE -> array(mark, start);
      case Tokens.OPEN_BRACE -> objectLiteral();
      case Tokens.FUNCTION -> functionExpression(false, mark, start);
      case Tokens.CLASS -> {
        tree.none(start);
        classDefinition(mark, start);
      }
      case Tokens.AT -> decoratedClass(mark, start);
      case Tokens.NEW -> creation(mark, start);
      case Tokens.IMPORT -> importExpression(mark, start);
      case Tokens.LESS -> lessAtom(mark, start);
      case Tokens.SHIFT -> lessAtom(mark, start);
      case Tokens.SLASH, Tokens.AUGMENTED -> regex(mark);
      case Tokens.DEEP_OPEN -> deep(mark, start);
      case Tokens.SPREAD -> {
        if (!pattern) {
          throw failed("expected an expression");
        }
        ellipsis();
      }
      default -> throw failed("expected an expression");
    }
  }

  private void identifier(int mark, int start) {
    int symbol = lexer.symbol();
    if (symbol == Words.ASYNC && asyncFunction(mark, start)) {
      return;
    }
    leaf(symbol == Words.UNDEFINED ? Kind.NULL : Kind.NAME, symbol);
    if (at(Tokens.ARROW) && !lexer.newline) {
      arrowOfName(false, mark, start);
    }
  }

  private void decoratedClass(int mark, int start) {
    decorators();
    node(Kind.MODIFIERS, mark, start);
    if (!at(Tokens.CLASS)) {
      throw failed("expected \"class\"");
    }
    classDefinition(mark, start);
  }

  private void deep(int mark, int start) {
    lexer.next();
    expression();
    expect(Tokens.DEEP_CLOSE, "expected \"...>\"");
    node(Kind.DEEP, mark, start);
  }

  private void regex(int mark) {
    if (tree.source()[lexer.start()] != '/') {
      throw failed("expected an expression");
    }
    lexer.regex();
    if (!at(Tokens.REGEX)) {
      throw failed("a regular expression is not closed");
    }
    int start = lexer.start();
    int end = lexer.end();
    int flags = lexer.regexEnd;
    int symbol = lexer.symbol();
    if (flags < end) {
      tree.leaf(Kind.STRING, tree.symbols().intern(tree.source(), flags, end), flags, end);
    } else {
      tree.none(end);
    }
    lexer.next();
    tree.node(Kind.REGEX, symbol, mark, start, end);
  }

  private void array(int mark, int start) {
    enter();
    boolean inBefore = noIn;
    noIn = false;
    lexer.next();
    while (!at(Tokens.CLOSE_SQUARE)) {
      if (at(Tokens.COMMA)) {
        none();
      } else {
        argument();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    noIn = inBefore;
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    leave();
    node(Kind.ARRAY, mark, start);
  }

  private void importExpression(int mark, int start) {
    leaf(Kind.NAME, Words.IMPORT);
    if (at(Tokens.DOT)) {
      lexer.next();
      wordLike();
      node(Kind.MEMBER, Words.DOT, mark, start);
    } else if (!at(Tokens.OPEN)) {
      throw failed("expected \"(\"");
    }
  }

  private void creation(int mark, int start) {
    enter();
    lexer.next();
    int callee = tree.mark();
    int calleeStart = start();
    if (at(Tokens.DOT)) {
      tree.leaf(Kind.NAME, Words.NEW, start, lastEnd());
      lexer.next();
      wordLike();
      node(Kind.MEMBER, Words.DOT, mark, start);
      leave();
      return;
    }
    if (at(Tokens.NEW)) {
      creation(callee, calleeStart);
    } else {
      primary();
    }
    suffixes(callee, calleeStart, false);
    if (at(Tokens.OPEN)) {
      arguments();
    } else {
      none();
    }
    none();
    leave();
    node(Kind.NEW, mark, start);
  }

  // ---------------------------------------------------------------- atoms that begin with "<"

  /// An element, a generic arrow function, or a cast of TypeScript.
  private void lessAtom(int mark, int start) {
    if (typed && attempt(() -> genericArrow(false, mark, start))) {
      return;
    }
    if (!typed || elements != Elements.NONE && attempt(this::elementAttempt)) {
      if (!typed) {
        element();
      }
      return;
    }
    elements = elements == Elements.SOME ? Elements.SOME : Elements.NONE;
    cast(mark, start);
  }

  private boolean elementAttempt() {
    element();
    elements = Elements.SOME;
    return true;
  }

  private void cast(int mark, int start) {
    enter();
    lexer.next();
    if (at(Tokens.CONST)) {
      leaf(Kind.NAME, Words.CONST);
    } else {
      type();
    }
    expect(Tokens.GREATER, "expected \">\"");
    unary();
    leave();
    node(Kind.CAST, Words.GENERIC, mark, start);
  }

  /// Whether a file of TypeScript has elements, in which case it has no casts in angles.
  enum Elements {
    UNKNOWN,
    SOME,
    NONE
  }

  private Elements elements = Elements.UNKNOWN;
}
