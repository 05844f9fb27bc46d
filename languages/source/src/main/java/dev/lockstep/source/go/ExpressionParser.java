package dev.lockstep.source.go;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads expressions (Go specification, "Expressions").
abstract class ExpressionParser extends SignatureParser {
  private static final int FUNC_WORD = Symbols.word("func");
  private static final int ASSERTION = Symbols.word(".()");
  private static final int REST = Symbols.word("...");
  private static final int NOT = Symbols.word("!");
  private static final int NIL = Symbols.word("nil");
  private static final int TRUE = Symbols.word("true");
  private static final int FALSE = Symbols.word("false");
  private static final int PLUS = Symbols.word("+");
  private static final int MINUS = Symbols.word("-");
  private static final int XOR = Symbols.word("^");
  private static final int AND = Symbols.word("&");

  /// Whether a brace behind a name begins a composite literal, not a statement's block.
  private boolean literals = true;

  ExpressionParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  abstract void block();

  /// Sets whether composite literals may begin with a name, and returns what was before.
  final boolean allowLiterals(boolean allow) {
    boolean before = literals;
    literals = allow;
    return before;
  }

  @Override
  final void expression() {
    enter();
    binary(1);
    leave();
  }

  @Override
  final void bracketed() {
    boolean before = allowLiterals(true);
    expression();
    literals = before;
  }

  private void binary(int loosest) {
    int mark = tree.mark();
    int start = start();
    unary();
    while (at(Tokens.OPERATOR) || at(Tokens.STAR)) {
      int operator = symbol();
      int level = Tokens.level(operator);
      if (level < loosest || level == 0) {
        return;
      }
      checkHeight();
      advance();
      binary(level + 1);
      node(Kind.BINARY, operator, mark, start);
    }
  }

  private void unary() {
    int mark = tree.mark();
    int start = start();
    if (!isUnary()) {
      primary(mark, start);
      return;
    }
    if (at(Tokens.ARROW) && kindAt(1) == Tokens.CHAN) {
      type();
      suffixes(mark, start);
      return;
    }
    int operator = at(Tokens.BANG) ? NOT : symbol();
    enter();
    advance();
    unary();
    leave();
    node(Kind.UNARY, operator, mark, start);
  }

  private boolean isUnary() {
    return switch (kind) {
      case Tokens.BANG, Tokens.STAR, Tokens.ARROW, Tokens.TILDE -> true;
      case Tokens.OPERATOR ->
          symbol() == PLUS || symbol() == MINUS || symbol() == XOR || symbol() == AND;
      default -> false;
    };
  }

  private void primary(int mark, int start) {
    atom(mark, start);
    suffixes(mark, start);
  }

  private void suffixes(int mark, int start) {
    while (suffix(mark, start)) {
      checkHeight();
    }
  }

  private void atom(int mark, int start) {
    switch (kind) {
      case Tokens.NAME -> constantOrName();
      case Tokens.META -> name();
      case Tokens.NUMBER -> leaf(Kind.NUMBER, symbol());
      case Tokens.STRING -> leaf(Kind.STRING, symbol());
      case Tokens.CHARACTER -> leaf(Kind.CHARACTER, symbol());
      case Tokens.OPEN -> parentheses(mark, start);
      case Tokens.FUNC -> functionLiteral(mark, start);
      case Tokens.OPEN_SQUARE, Tokens.MAP, Tokens.CHAN, Tokens.STRUCT, Tokens.INTERFACE -> {
        type();
        if (at(Tokens.OPEN_BRACE)) {
          composite(mark, start);
        }
      }
      case Tokens.DEEP_OPEN -> {
        advance();
        bracketed();
        expect(Tokens.DEEP_CLOSE, "expected \"...>\"");
        node(Kind.DEEP, mark, start);
      }
      default -> {
        if (!ellipsis()) {
          throw failed("expected an expression");
        }
      }
    }
  }

  private void constantOrName() {
    int symbol = symbol();
    if (symbol == NIL) {
      leaf(Kind.NULL, symbol);
    } else if (symbol == TRUE || symbol == FALSE) {
      leaf(Kind.BOOLEAN, symbol);
    } else {
      leaf(Kind.NAME, symbol);
    }
  }

  private void parentheses(int mark, int start) {
    if (pattern && kindAt(1) == Tokens.META && kindAt(2) == Tokens.COLON) {
      advance();
      name();
      advance();
      type();
      expect(Tokens.CLOSE, "expected \")\"");
      node(Kind.TYPED_META, mark, start);
      return;
    }
    advance();
    boolean before = allowLiterals(true);
    expression();
    literals = before;
    expect(Tokens.CLOSE, "expected \")\"");
    tree.span(tree.top(), start, lastEnd());
  }

  private void functionLiteral(int mark, int start) {
    int signature = here;
    none();
    advance();
    signature();
    if (at(Tokens.OPEN_BRACE)) {
      boolean before = allowLiterals(true);
      block();
      literals = before;
      node(Kind.LAMBDA, FUNC_WORD, mark, start);
    } else {
      drop(mark);
      goTo(signature);
      type();
    }
  }

  private boolean suffix(int mark, int start) {
    switch (kind) {
      case Tokens.DOT -> member(mark, start);
      case Tokens.OPEN -> {
        arguments();
        none();
        node(Kind.CALL, mark, start);
      }
      case Tokens.OPEN_SQUARE -> index(mark, start);
      case Tokens.OPEN_BRACE -> {
        if (!startsComposite()) {
          return false;
        }
        composite(mark, start);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean startsComposite() {
    if (!literals) {
      return false;
    }
    int top = tree.top();
    return tree.is(top, Kind.NAME)
        || tree.is(top, Kind.META)
        || tree.is(top, Kind.MEMBER)
        || tree.is(top, Kind.INDEX);
  }

  private void member(int mark, int start) {
    advance();
    if (at(Tokens.OPEN)) {
      advance();
      if (at(Tokens.TYPE)) {
        leaf(Kind.NAME, symbol());
      } else {
        type();
      }
      tree.moveTo(mark);
      expect(Tokens.CLOSE, "expected \")\"");
      node(Kind.CAST, ASSERTION, mark, start);
      return;
    }
    if (!ellipsis()) {
      name();
    }
    node(Kind.MEMBER, DOT_WORD, mark, start);
  }

  private void index(int mark, int start) {
    advance();
    boolean before = allowLiterals(true);
    int slice = tree.mark();
    int sliceStart = start();
    int colons = 0;
    boolean element = false;
    while (!at(Tokens.CLOSE_SQUARE)) {
      if (at(Tokens.COLON)) {
        if (!element) {
          none();
        }
        element = false;
        colons++;
        advance();
      } else {
        expression();
        element = true;
        if (!skip(Tokens.COMMA) && !at(Tokens.COLON)) {
          break;
        }
      }
    }
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    literals = before;
    if (colons > 0) {
      for (int i = element ? colons + 1 : colons; i < 3; i++) {
        none();
      }
      node(Kind.SLICE, slice, sliceStart);
    }
    node(Kind.INDEX, mark, start);
  }

  final void arguments() {
    int mark = tree.mark();
    int start = start();
    expect(Tokens.OPEN, "expected \"(\"");
    boolean before = allowLiterals(true);
    while (!at(Tokens.CLOSE)) {
      skipPatternLine();
      argument();
      skipPatternLine();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    skipPatternLine();
    literals = before;
    expect(Tokens.CLOSE, "expected \",\" or \")\"");
    node(Kind.ARGUMENTS, mark, start);
  }

  private void argument() {
    int mark = tree.mark();
    int start = start();
    expression();
    if (at(Tokens.ELLIPSIS)) {
      advance();
      node(Kind.SPREAD, REST, mark, start);
    }
  }

  // ---------------------------------------------------------------- composite literals

  /// Reads the elements of a literal whose type waits since `mark`.
  private void composite(int mark, int start) {
    enter();
    boolean before = allowLiterals(true);
    int elements = tree.mark();
    int elementsStart = start();
    advance();
    while (!at(Tokens.CLOSE_BRACE)) {
      element();
      skipPatternLine();
      if (!skip(Tokens.COMMA)) {
        break;
      }
      skipPatternLine();
    }
    expect(Tokens.CLOSE_BRACE, "expected \",\" or \"}\"");
    literals = before;
    node(Kind.ARGUMENTS, elements, elementsStart);
    none();
    node(Kind.NEW, mark, start);
    leave();
  }

  private void element() {
    int mark = tree.mark();
    int start = start();
    elementValue();
    if (skip(Tokens.COLON)) {
      elementValue();
      node(Kind.PAIR, mark, start);
    }
  }

  private void elementValue() {
    if (at(Tokens.OPEN_BRACE)) {
      int mark = tree.mark();
      int start = start();
      none();
      composite(mark, start);
    } else {
      expression();
    }
  }
}
