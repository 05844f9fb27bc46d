package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads expressions with operators (Java Language Specification, chapter 15).
abstract class ExpressionParser extends TypeParser {
  private static final int SHIFT = Symbols.word(">>");
  private static final int LOGICAL_SHIFT = Symbols.word(">>>");
  private static final int SHIFT_ASSIGN = Symbols.word(">>=");
  private static final int LOGICAL_SHIFT_ASSIGN = Symbols.word(">>>=");
  private static final int NOT = Symbols.word("!");
  private static final int COMPLEMENT = Symbols.word("~");
  private static final int PLUS = Symbols.word("+");
  private static final int MINUS = Symbols.word("-");
  private static final int INCREMENT_BEFORE = Symbols.word("++x");
  private static final int DECREMENT_BEFORE = Symbols.word("--x");
  private static final int CAST_WORD = Symbols.word("()");
  private static final int ARROW_WORD = Symbols.word("->");
  private static final int INSTANCEOF_LEVEL = 7;

  /// Tokens that the operator found last consists of.
  private int operatorLength;

  /// Whether the place is in a label, where an arrow ends the expression.
  boolean inLabel;

  ExpressionParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  abstract void block();

  abstract void primary(int mark, int start);

  abstract void casePattern();

  abstract void lambdaParameters();

  /// Reads an expression with assignment and lambdas.
  final void expression() {
    enter();
    if (startsLambda()) {
      lambda();
    } else {
      assignment();
    }
    leave();
  }

  private boolean startsLambda() {
    if (at(Tokens.OPEN)) {
      return partner[here] >= 0 && kinds[partner[here] + 1] == Tokens.ARROW;
    }
    return kinds[here] != Tokens.END
        && kindAt(1) == Tokens.ARROW
        && (atName() || pattern && at(Tokens.META_ELLIPSIS));
  }

  private void lambda() {
    int mark = tree.mark();
    int start = start();
    none();
    lambdaParameters();
    expect(Tokens.ARROW, "expected \"->\"");
    none();
    if (at(Tokens.OPEN_BRACE)) {
      block();
    } else {
      expression();
    }
    node(Kind.LAMBDA, ARROW_WORD, mark, start);
  }

  private void assignment() {
    int mark = tree.mark();
    int start = start();
    conditional();
    int operator = assignmentOperator();
    if (operator >= 0) {
      goTo(here + operatorLength);
      expression();
      node(Kind.ASSIGN, operator, mark, start);
    }
  }

  private int assignmentOperator() {
    operatorLength = 1;
    if (at(Tokens.ASSIGN) || at(Tokens.AUGMENTED)) {
      return symbol();
    }
    if (at(Tokens.GREATER)) {
      int shifts = shifts();
      if (kinds[here + shifts] == Tokens.GREATER_EQUAL && isAdjacent(here + shifts)) {
        operatorLength = shifts + 1;
        return shifts == 1 ? SHIFT_ASSIGN : LOGICAL_SHIFT_ASSIGN;
      }
    }
    return -1;
  }

  /// How many `>` stand here without space between them, at most three.
  private int shifts() {
    int count = 1;
    while (count < 3 && kinds[here + count] == Tokens.GREATER && isAdjacent(here + count)) {
      count++;
    }
    return count;
  }

  private boolean isAdjacent(int token) {
    return starts[token] == ends[token - 1];
  }

  /// Reads an expression without assignment.
  final void conditional() {
    int mark = tree.mark();
    int start = start();
    binary(1);
    if (at(Tokens.QUESTION)) {
      advance();
      expression();
      expect(Tokens.COLON, "expected \":\"");
      if (startsLambda()) {
        expression();
      } else {
        enter();
        conditional();
        leave();
      }
      node(Kind.CONDITIONAL, mark, start);
    }
  }

  private void binary(int loosest) {
    int mark = tree.mark();
    int start = start();
    unary();
    while (true) {
      if (at(Tokens.INSTANCEOF)) {
        if (INSTANCEOF_LEVEL < loosest) {
          return;
        }
        advance();
        casePattern();
        node(Kind.TYPE_TEST, mark, start);
        continue;
      }
      int operator = binaryOperator();
      int level = operator < 0 ? 0 : Tokens.level(operator);
      if (level < loosest || level == 0) {
        return;
      }
      checkHeight();
      goTo(here + operatorLength);
      binary(level + 1);
      node(Kind.BINARY, operator, mark, start);
    }
  }

  private int binaryOperator() {
    operatorLength = 1;
    switch (kind) {
      case Tokens.LESS -> {
        return pattern && kindAt(1) == Tokens.ELLIPSIS && isAdjacent(here + 1) ? -1 : symbol();
      }
      case Tokens.OPERATOR, Tokens.GREATER_EQUAL -> {
        return symbol();
      }
      case Tokens.GREATER -> {
        int shifts = shifts();
        if (kinds[here + shifts] == Tokens.GREATER_EQUAL && isAdjacent(here + shifts)) {
          return -1;
        }
        operatorLength = shifts;
        return shifts == 1 ? symbol() : shifts == 2 ? SHIFT : LOGICAL_SHIFT;
      }
      default -> {
        return -1;
      }
    }
  }

  private void unary() {
    int mark = tree.mark();
    int start = start();
    int operator =
        switch (kind) {
          case Tokens.BANG -> NOT;
          case Tokens.TILDE -> COMPLEMENT;
          case Tokens.OPERATOR -> symbol() == PLUS || symbol() == MINUS ? symbol() : -1;
          case Tokens.STEP -> tree.source()[start] == '+' ? INCREMENT_BEFORE : DECREMENT_BEFORE;
          default -> -1;
        };
    if (operator >= 0) {
      Kind made = at(Tokens.STEP) ? Kind.UPDATE : Kind.UNARY;
      enter();
      advance();
      unary();
      leave();
      node(made, operator, mark, start);
    } else if (at(Tokens.OPEN) && startsTypedMeta()) {
      typedMeta(mark, start);
    } else if (at(Tokens.OPEN) && startsCast()) {
      cast(mark, start);
    } else {
      primary(mark, start);
    }
  }

  /// Whether `(T $X)` stands here, in a pattern.
  final boolean startsTypedMeta() {
    if (!pattern || partner[here] < 0) {
      return false;
    }
    int behind = behindType(here + 1);
    return behind >= 0 && kinds[behind] == Tokens.META && behind + 1 == partner[here];
  }

  private void typedMeta(int mark, int start) {
    advance();
    type();
    name();
    tree.moveTo(mark);
    expect(Tokens.CLOSE, "expected \")\"");
    node(Kind.TYPED_META, mark, start);
    primary(mark, start);
  }

  private boolean startsCast() {
    int behind = behindType(here + 1);
    while (behind >= 0 && kinds[behind] == Tokens.OPERATOR && symbolOf[behind] == AMPERSAND) {
      behind = behindType(behind + 1);
    }
    if (behind < 0 || kinds[behind] != Tokens.CLOSE || behind != partner[here]) {
      return false;
    }
    if (kinds[here + 1] == Tokens.PRIMITIVE && kinds[behind - 1] == Tokens.PRIMITIVE) {
      return true;
    }
    return switch (kinds[behind + 1]) {
      case Tokens.NAME,
          Tokens.META,
          Tokens.NUMBER,
          Tokens.STRING,
          Tokens.CHARACTER,
          Tokens.TRUE,
          Tokens.FALSE,
          Tokens.NULL,
          Tokens.THIS,
          Tokens.SUPER,
          Tokens.NEW,
          Tokens.SWITCH,
          Tokens.OPEN,
          Tokens.BANG,
          Tokens.TILDE,
          Tokens.PRIMITIVE ->
          true;
      case Tokens.ELLIPSIS -> pattern;
      default -> kinds[behind - 1] == Tokens.CLOSE_SQUARE && kinds[here + 1] == Tokens.PRIMITIVE;
    };
  }

  private void cast(int mark, int start) {
    enter();
    advance();
    joined(AMPERSAND);
    expect(Tokens.CLOSE, "expected \")\"");
    if (startsLambda() && !inLabel) {
      expression();
    } else {
      unary();
    }
    leave();
    node(Kind.CAST, CAST_WORD, mark, start);
  }
}
