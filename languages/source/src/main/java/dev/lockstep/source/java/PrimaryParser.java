package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads the expressions that operators join: names, literals, calls, accesses and creations (Java
/// Language Specification, sections 15.8 to 15.14).
abstract class PrimaryParser extends ExpressionParser {
  private static final int DOUBLE_COLON_WORD = Symbols.word("::");
  private static final int INCREMENT_BEHIND = Symbols.word("x++");
  private static final int DECREMENT_BEHIND = Symbols.word("x--");

  PrimaryParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  abstract void classBody(int nameSymbol);

  abstract void switchExpression();

  /// Reads a primary expression, or what follows the one that waits since `mark`.
  @Override
  final void primary(int mark, int start) {
    if (tree.mark() == mark) {
      atom(start);
    }
    while (suffix(mark, start)) {
      checkHeight();
    }
  }

  private void atom(int start) {
    switch (kind) {
      case Tokens.NAME, Tokens.META -> named();
      case Tokens.NUMBER -> leaf(Kind.NUMBER, symbol());
      case Tokens.STRING -> leaf(Kind.STRING, symbol());
      case Tokens.CHARACTER -> leaf(Kind.CHARACTER, symbol());
      case Tokens.TRUE, Tokens.FALSE -> leaf(Kind.BOOLEAN, symbol());
      case Tokens.NULL -> leaf(Kind.NULL, symbol());
      case Tokens.THIS, Tokens.SUPER -> leaf(Kind.SELF, symbol());
      case Tokens.PRIMITIVE -> type();
      case Tokens.OPEN -> parentheses(start);
      case Tokens.NEW -> creation(tree.mark(), start);
      case Tokens.SWITCH -> switchExpression();
      case Tokens.LESS -> deep(start);
      case Tokens.ELLIPSIS, Tokens.META_ELLIPSIS -> {
        if (!ellipsis()) {
          throw failed("expected an expression");
        }
      }
      default -> throw failed("expected an expression");
    }
  }

  /// Reads a name, or the type in front of `::` or `.class`.
  private void named() {
    int last = here;
    while (kinds[last + 1] == Tokens.DOT && isNameAt(last + 2)) {
      last += 2;
    }
    int next = kinds[last + 1];
    boolean maybeType =
        next == Tokens.LESS || next == Tokens.OPEN_SQUARE && kinds[last + 2] == Tokens.CLOSE_SQUARE;
    if (maybeType) {
      int behind = behindType(here);
      if (behind >= 0
          && (kinds[behind] == Tokens.DOUBLE_COLON
              || kinds[behind] == Tokens.DOT && kinds[behind + 1] == Tokens.CLASS)) {
        type();
        return;
      }
    }
    name();
  }

  private void parentheses(int start) {
    advance();
    expression();
    expect(Tokens.CLOSE, "expected \")\"");
    tree.span(tree.top(), start, lastEnd());
  }

  private void deep(int start) {
    if (!pattern || kindAt(1) != Tokens.ELLIPSIS) {
      throw failed("expected an expression");
    }
    int mark = tree.mark();
    advance();
    advance();
    expression();
    expect(Tokens.ELLIPSIS, "expected \"...>\"");
    expect(Tokens.GREATER, "expected \"...>\"");
    node(Kind.DEEP, mark, start);
  }

  private boolean suffix(int mark, int start) {
    switch (kind) {
      case Tokens.DOT -> member(mark, start);
      case Tokens.OPEN -> {
        arguments();
        none();
        node(Kind.CALL, mark, start);
      }
      case Tokens.OPEN_SQUARE -> {
        advance();
        expression();
        expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
        node(Kind.INDEX, mark, start);
      }
      case Tokens.DOUBLE_COLON -> reference(mark, start);
      case Tokens.STEP -> {
        int step = tree.source()[start()] == '+' ? INCREMENT_BEHIND : DECREMENT_BEHIND;
        advance();
        node(Kind.UPDATE, step, mark, start);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void member(int mark, int start) {
    advance();
    switch (kind) {
      case Tokens.NEW -> creation(mark, start);
      case Tokens.LESS -> explicit(mark, start);
      case Tokens.THIS, Tokens.SUPER, Tokens.CLASS -> {
        leaf(Kind.NAME, symbol());
        node(Kind.MEMBER, DOT_WORD, mark, start);
      }
      default -> {
        if (!ellipsis()) {
          skipAnnotations();
          name();
        }
        node(Kind.MEMBER, DOT_WORD, mark, start);
      }
    }
  }

  /// Reads the call `.<T>name()`.
  private void explicit(int mark, int start) {
    int types = tree.mark();
    int typesStart = start();
    typeArgumentList();
    node(Kind.TYPE, GENERIC, types, typesStart);
    int typeArguments = tree.pop();
    if (at(Tokens.SUPER)) {
      leaf(Kind.NAME, symbol());
    } else {
      name();
    }
    node(Kind.MEMBER, DOT_WORD, mark, start);
    arguments();
    tree.push(typeArguments);
    node(Kind.CALL, mark, start);
  }

  private void reference(int mark, int start) {
    advance();
    if (at(Tokens.LESS)) {
      int types = tree.mark();
      typeArgumentList();
      drop(types);
    }
    if (at(Tokens.NEW)) {
      leaf(Kind.NAME, symbol());
    } else if (!ellipsis()) {
      name();
    }
    node(Kind.MEMBER, DOUBLE_COLON_WORD, mark, start);
  }

  /// Reads `(a, b)`.
  final void arguments() {
    int mark = tree.mark();
    int start = start();
    expect(Tokens.OPEN, "expected \"(\"");
    while (!at(Tokens.CLOSE)) {
      expression();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \",\" or \")\"");
    node(Kind.ARGUMENTS, mark, start);
  }

  // ---------------------------------------------------------------- creation

  /// Reads `new`; what waits since `mark` is the object around, if there is one.
  private void creation(int mark, int start) {
    boolean inner = tree.mark() > mark;
    advance();
    if (at(Tokens.LESS)) {
      int types = tree.mark();
      typeArgumentList();
      drop(types);
    }
    skipAnnotations();
    int typeStart = inner ? start : start();
    if (at(Tokens.PRIMITIVE)) {
      leaf(Kind.NAME, symbol());
    } else {
      created(mark, typeStart, inner);
    }
    skipAnnotations();
    if (at(Tokens.OPEN_SQUARE)) {
      array(mark, typeStart);
    } else if (at(Tokens.OPEN)) {
      arguments();
      if (at(Tokens.OPEN_BRACE)) {
        classBody(Symbols.EMPTY);
      } else {
        none();
      }
    } else if (pattern) {
      none();
      none();
    } else {
      throw failed("expected \"(\" or \"[\"");
    }
    node(Kind.NEW, mark, start);
  }

  /// Reads a created type, without dimensions.
  private void created(int mark, int start, boolean inner) {
    name();
    if (inner) {
      node(Kind.MEMBER, DOT_WORD, mark, start);
    }
    createdArguments(mark, start);
    while (at(Tokens.DOT)) {
      advance();
      skipAnnotations();
      if (!ellipsis()) {
        name();
      }
      node(Kind.MEMBER, DOT_WORD, mark, start);
      checkHeight();
      createdArguments(mark, start);
    }
  }

  private void createdArguments(int mark, int start) {
    if (at(Tokens.LESS)) {
      typeArgumentList();
      node(Kind.TYPE, GENERIC, mark, start);
    }
  }

  private void array(int mark, int typeStart) {
    int sizes = tree.mark();
    int sizesStart = start();
    int dimensions = 0;
    while (at(Tokens.OPEN_SQUARE)) {
      advance();
      if (!at(Tokens.CLOSE_SQUARE)) {
        expression();
      }
      expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
      dimensions++;
      skipAnnotations();
    }
    int end = lastEnd();
    if (tree.mark() > sizes) {
      tree.node(Kind.ARGUMENTS, Symbols.EMPTY, sizes, sizesStart, end);
    } else {
      none();
    }
    int arguments = tree.pop();
    for (int i = 0; i < Math.min(dimensions, 255); i++) {
      tree.node(Kind.TYPE, SQUARES, mark, typeStart, end);
    }
    tree.push(arguments);
    if (at(Tokens.OPEN_BRACE)) {
      initializer();
    } else {
      none();
    }
  }

  /// Reads an array's initializer, `{a, b}`.
  final void initializer() {
    enter();
    int mark = tree.mark();
    int start = start();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE)) {
      variableValue();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \",\" or \"}\"");
    node(Kind.ARRAY, mark, start);
    leave();
  }

  /// Reads an expression or an array's initializer.
  final void variableValue() {
    if (at(Tokens.OPEN_BRACE)) {
      initializer();
    } else {
      expression();
    }
  }
}
