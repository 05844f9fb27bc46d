package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads parentheses, which hold an expression or the parameters of an arrow function; which, is
/// known behind them (ECMA-262, section 15.3). What was read as expressions becomes parameters
/// then, so that nothing is read twice.
abstract class ArrowParser extends ClassParser {
  ArrowParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  /// Reads an arrow function whose only parameter, a name, waits at the top.
  final void arrowOfName(boolean async, int mark, int start) {
    int name = tree.pop();
    asyncModifier(async, start);
    int parameters = tree.mark();
    tree.none(tree.startOf(name));
    tree.push(name);
    if (tree.is(name, Kind.META_ELLIPSIS)) {
      tree.pop();
      tree.pop();
      tree.push(name);
    } else {
      none();
      none();
      node(Kind.PARAMETER, parameters, tree.startOf(name));
    }
    node(Kind.PARAMETERS, parameters, tree.startOf(name));
    none();
    arrowBody(async, mark, start);
  }

  private void asyncModifier(boolean async, int start) {
    if (!async) {
      tree.none(start);
      return;
    }
    int mark = tree.mark();
    tree.leaf(Kind.MODIFIER, Words.ASYNC, start, start + 5);
    tree.node(Kind.MODIFIERS, Symbols.EMPTY, mark, start, start + 5);
  }

  /// Reads from the arrow on.
  private void arrowBody(boolean async, int mark, int start) {
    expect(Tokens.ARROW, "expected \"=>\"");
    if (at(Tokens.OPEN_BRACE)) {
      functionBody(async, false);
    } else {
      arrowExpression(async);
    }
    node(Kind.LAMBDA, Words.ARROW, mark, start);
  }

  private void arrowExpression(boolean async) {
    boolean asyncBefore = inAsync;
    boolean generatorBefore = inGenerator;
    inAsync = async;
    inGenerator = false;
    functions++;
    try {
      if (!openPart()) {
        assignment();
      }
    } finally {
      inAsync = asyncBefore;
      inGenerator = generatorBefore;
      functions--;
    }
  }

  /// `async function`, `async x => y`, `async (x) => y`, or a call of something named `async`.
  ///
  /// @return whether it was one of them
  final boolean asyncFunction(int mark, int start) {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    if (!lexer.newline) {
      switch (lexer.kind()) {
        case Tokens.FUNCTION -> {
          functionExpression(true, mark, start);
          return true;
        }
        case Tokens.OPEN -> {
          parentheses(true, mark, start);
          return true;
        }
        case Tokens.LESS -> {
          if (typed && attempt(() -> genericArrow(true, mark, start))) {
            return true;
          }
        }
        case Tokens.NAME, Tokens.META -> {
          Lexer.Saved name = lexer.save();
          lexer.next();
          boolean arrow = at(Tokens.ARROW);
          lexer.restore(name);
          if (arrow) {
            name();
            arrowOfName(true, mark, start);
            return true;
          }
        }
        default -> {}
      }
    }
    lexer.restore(saved);
    return false;
  }

  /// `<T>(x: T) => y`.
  final boolean genericArrow(boolean async, int mark, int start) {
    asyncModifier(async, start);
    typeParameters();
    tree.pop();
    if (!at(Tokens.OPEN)) {
      return false;
    }
    parameters();
    returnType();
    if (!at(Tokens.ARROW)) {
      return false;
    }
    arrowBody(async, mark, start);
    return true;
  }

  // ---------------------------------------------------------------- parentheses

  /// Reads parentheses and, if an arrow follows, the function.
  ///
  /// @param async whether the word `async` stands before, which is called if no arrow follows
  final void parentheses(boolean async, int mark, int start) {
    enter();
    boolean inBefore = noIn;
    int thensBefore = thens;
    noIn = false;
    thens = 0;
    int open = lexer.start();
    list();
    noIn = inBefore;
    thens = thensBefore;
    expect(Tokens.CLOSE, "expected \")\"");
    int close = lastEnd();
    leave();
    if (at(Tokens.ARROW) && !lexer.newline) {
      arrow(async, open, close, mark, start);
    } else if (at(Tokens.COLON) && arrowWithType(async, open, close, mark, start)) {
      return;
    } else if (async) {
      callOfAsync(open, close, mark, start);
    } else {
      grouped(open, close, mark, start);
    }
  }

  /// Reads what stands in the parentheses.
  private void list() {
    lexer.next();
    while (!at(Tokens.CLOSE)) {
      parameterOrExpression();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
  }

  private void arrow(boolean async, int open, int close, int mark, int start) {
    wrapParameters(async, open, close, mark, start);
    none();
    arrowBody(async, mark, start);
  }

  /// `(x): T => y`, tried: behind the `?` of a conditional the colon may be its own.
  private boolean arrowWithType(boolean async, int open, int close, int mark, int start) {
    if (!mayBeParameters(mark) || !attempt(this::returnTypeThenArrow)) {
      return false;
    }
    int type = tree.pop();
    wrapParameters(async, open, close, mark, start);
    tree.push(type);
    arrowBody(async, mark, start);
    return true;
  }

  private boolean returnTypeThenArrow() {
    returnType();
    if (!at(Tokens.ARROW) || lexer.newline) {
      return false;
    }
    return thens == 0 || bodyThenColon();
  }

  /// Inside a conditional the arrow's body must leave its colon behind.
  private boolean bodyThenColon() {
    State state = save();
    try {
      lexer.next();
      if (at(Tokens.OPEN_BRACE)) {
        functionBody(false, false);
      } else {
        arrowExpression(false);
      }
      return at(Tokens.COLON);
    } catch (SyntaxFailure notABody) {
      return false;
    } finally {
      restore(state);
    }
  }

  private boolean mayBeParameters(int mark) {
    for (int i = mark; i < tree.mark(); i++) {
      if (!mayBeParameter(tree.at(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean mayBeParameter(int node) {
    return switch (Kind.of(tree.kindOf(node))) {
      case NAME, META, META_ELLIPSIS, ELLIPSIS, PARAMETER, SPREAD, ARRAY, OBJECT, NULL -> true;
      case ASSIGN -> tree.symbolOf(node) == Words.ASSIGN;
      default -> false;
    };
  }

  /// Makes parameters of what waits since `mark`, behind the modifiers of the function.
  private void wrapParameters(boolean async, int open, int close, int mark, int start) {
    int count = tree.mark() - mark;
    int[] elements = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      elements[i] = tree.pop();
    }
    asyncModifier(async, start);
    int parameters = tree.mark();
    for (int element : elements) {
      parameterOf(element);
    }
    tree.node(Kind.PARAMETERS, Symbols.EMPTY, parameters, open, close);
  }

  private void parameterOf(int element) {
    int start = tree.startOf(element);
    int end = tree.endOf(element);
    int mark = tree.mark();
    switch (Kind.of(tree.kindOf(element))) {
      case PARAMETER, ELLIPSIS, META_ELLIPSIS -> tree.push(element);
      case SPREAD -> {
        tree.none(start);
        tree.push(tree.firstChildOf(element));
        tree.none(end);
        tree.none(end);
        tree.node(Kind.PARAMETER, Words.DOTS, mark, start, end);
      }
      case ASSIGN -> {
        int target = tree.firstChildOf(element);
        int value = tree.siblingOf(target);
        tree.none(start);
        tree.push(target);
        tree.none(tree.endOf(target));
        tree.push(value);
        tree.node(Kind.PARAMETER, Symbols.EMPTY, mark, start, end);
      }
      default -> {
        tree.none(start);
        tree.push(element);
        tree.none(end);
        tree.none(end);
        tree.node(Kind.PARAMETER, Symbols.EMPTY, mark, start, end);
      }
    }
  }

  private void callOfAsync(int open, int close, int mark, int start) {
    tree.node(Kind.ARGUMENTS, Symbols.EMPTY, mark, open, close);
    tree.leaf(Kind.NAME, Words.ASYNC, start, start + 5);
    tree.moveTo(mark);
    tree.none(close);
    tree.node(Kind.CALL, Symbols.EMPTY, mark, start, close);
  }

  private void grouped(int open, int close, int mark, int start) {
    int count = tree.mark() - mark;
    if (count == 0) {
      throw failed("expected an expression");
    }
    for (int i = mark; i < tree.mark(); i++) {
      checkOperand(tree.at(i));
    }
    if (count > 1) {
      tree.node(Kind.SEQUENCE, Symbols.EMPTY, mark, open, close);
    } else {
      if (tree.is(tree.top(), Kind.PARAMETER)) {
        typedMetavariable(mark);
      }
      tree.span(tree.top(), start, close);
    }
  }

  private void checkOperand(int node) {
    boolean part = tree.is(node, Kind.SPREAD) || tree.is(node, Kind.PARAMETER) && !pattern;
    if (part) {
      throw failed("expected \"=>\"");
    }
  }

  /// `($X: T)` of a pattern, read as a parameter.
  private void typedMetavariable(int mark) {
    int parameter = tree.pop();
    int name = tree.siblingOf(tree.firstChildOf(parameter));
    int type = tree.siblingOf(name);
    tree.push(name);
    tree.push(type);
    tree.node(Kind.TYPED_META, Symbols.EMPTY, mark, tree.startOf(parameter), tree.endOf(parameter));
  }

  /// Reads one expression or parameter.
  private void parameterOrExpression() {
    int start = start();
    int mark = tree.mark();
    if (openPart()) {
      return;
    }
    if (skip(Tokens.SPREAD)) {
      assignment();
      if (at(Tokens.COLON)) {
        typedParameter(Words.DOTS, mark, start);
      } else {
        node(Kind.SPREAD, Words.DOTS, mark, start);
      }
      return;
    }
    assignment();
    int symbol = Symbols.EMPTY;
    if (at(Tokens.QUESTION)) {
      lexer.next();
      symbol = Words.QUESTION;
    }
    if (at(Tokens.COLON) || symbol != Symbols.EMPTY) {
      typedParameter(symbol, mark, start);
    }
  }

  private void typedParameter(int symbol, int mark, int start) {
    tree.none(start);
    tree.moveTo(mark);
    annotation();
    if (skip(Tokens.ASSIGN)) {
      assignment();
    } else {
      none();
    }
    node(Kind.PARAMETER, symbol, mark, start);
  }
}
