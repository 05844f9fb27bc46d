package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads modifiers, annotations, variables and methods (Java Language Specification, chapters 8 and
/// 9).
abstract class DeclarationParser extends SwitchParser {
  private static final int CONSTRUCTOR = Symbols.word("constructor");
  private static final int REST = Symbols.word("...");
  private static final int SEALED = Symbols.word("sealed");
  private static final int NON = -2;
  private static final int FINAL = Symbols.word("final");
  private static final int MINUS = Symbols.word("-");
  private static final int NON_SEALED = Symbols.word("non-sealed");

  private final int nonWord;

  DeclarationParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
    int found = symbols.find("non");
    nonWord = found < 0 ? NON : found;
  }

  // ---------------------------------------------------------------- modifiers

  @Override
  final int behindModifiers(int token) {
    int at = token;
    while (true) {
      int length = modifierLength(at);
      if (length > 0) {
        at += length;
      } else if (kinds[at] == Tokens.AT && isNameAt(at + 1)) {
        int behind = behindAnnotation(at);
        if (behind < 0) {
          return at;
        }
        at = behind;
      } else {
        return at;
      }
    }
  }

  private int behindAnnotation(int token) {
    int at = token + 2;
    while (kinds[at] == Tokens.DOT && isNameAt(at + 1)) {
      at += 2;
    }
    if (kinds[at] == Tokens.OPEN) {
      return partner[at] < 0 ? -1 : partner[at] + 1;
    }
    return at;
  }

  /// How many tokens the modifier keyword at a token has; zero where none stands.
  private int modifierLength(int token) {
    switch (kinds[token]) {
      case Tokens.MODIFIER, Tokens.STATIC -> {
        return kinds[token] == Tokens.STATIC && kinds[token + 1] == Tokens.OPEN_BRACE ? 0 : 1;
      }
      case Tokens.SYNCHRONIZED -> {
        return kinds[token + 1] == Tokens.OPEN ? 0 : 1;
      }
      case Tokens.DEFAULT -> {
        return kinds[token + 1] == Tokens.COLON || kinds[token + 1] == Tokens.ARROW ? 0 : 1;
      }
      case Tokens.NAME -> {
        int next = kinds[token + 1];
        if (symbolOf[token] == SEALED) {
          boolean declares =
              next == Tokens.CLASS
                  || next == Tokens.INTERFACE
                  || next == Tokens.MODIFIER
                  || next == Tokens.STATIC;
          return declares ? 1 : 0;
        }
        boolean nonSealed =
            symbolOf[token] == nonWord
                && next == Tokens.OPERATOR
                && symbolOf[token + 1] == MINUS
                && symbolOf[token + 2] == SEALED;
        return nonSealed ? 3 : 0;
      }
      default -> {
        return 0;
      }
    }
  }

  @Override
  final void modifiers(boolean finalOnly) {
    int mark = tree.mark();
    int start = start();
    while (true) {
      int length = modifierLength(here);
      if (length > 0 && !(finalOnly && symbol() != FINAL)) {
        int from = start();
        int symbol = length == 3 ? NON_SEALED : symbol();
        goTo(here + length);
        tree.leaf(Kind.MODIFIER, symbol, from, lastEnd());
      } else if (at(Tokens.AT) && isNameAt(here + 1)) {
        annotation();
      } else {
        break;
      }
    }
    if (tree.mark() == mark) {
      none();
    } else {
      node(Kind.MODIFIERS, mark, start);
    }
  }

  @Override
  final void annotation() {
    enter();
    int mark = tree.mark();
    int start = start();
    advance();
    int nameStart = start();
    name();
    while (at(Tokens.DOT) && isNameAt(here + 1)) {
      advance();
      name();
      node(Kind.MEMBER, DOT_WORD, mark, nameStart);
    }
    if (at(Tokens.OPEN)) {
      annotationArguments();
      none();
      node(Kind.CALL, mark, nameStart);
    }
    node(Kind.DECORATOR, mark, start);
    leave();
  }

  private void annotationArguments() {
    int mark = tree.mark();
    int start = start();
    advance();
    while (!at(Tokens.CLOSE)) {
      int argument = tree.mark();
      int argumentStart = start();
      if (atName() && kindAt(1) == Tokens.ASSIGN) {
        name();
        advance();
        annotationValue();
        node(Kind.NAMED_ARGUMENT, argument, argumentStart);
      } else {
        annotationValue();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \",\" or \")\"");
    node(Kind.ARGUMENTS, mark, start);
  }

  private void annotationValue() {
    if (at(Tokens.AT)) {
      annotation();
    } else if (at(Tokens.OPEN_BRACE)) {
      int mark = tree.mark();
      int start = start();
      advance();
      while (!at(Tokens.CLOSE_BRACE)) {
        enter();
        annotationValue();
        leave();
        if (!skip(Tokens.COMMA)) {
          break;
        }
      }
      expect(Tokens.CLOSE_BRACE, "expected \",\" or \"}\"");
      node(Kind.ARRAY, mark, start);
    } else {
      expression();
    }
  }

  // ---------------------------------------------------------------- variables

  /// Reads `final T a = 1, b`, each variable with the modifiers and the type anew.
  @Override
  final void variables(boolean oneOnly) {
    int first = here;
    int start = start();
    while (true) {
      int mark = tree.mark();
      int behind = here;
      goTo(first);
      modifiers(false);
      int typeMark = tree.mark();
      int typeStart = start();
      type();
      if (behind > first) {
        goTo(behind);
      }
      variable(typeMark, typeStart);
      node(Kind.VARIABLE, mark, start);
      if (oneOnly || !at(Tokens.COMMA)) {
        return;
      }
      advance();
    }
  }

  private void variable(int typeMark, int typeStart) {
    name();
    int name = tree.pop();
    dimensions(typeMark, typeStart);
    tree.push(name);
    tree.moveTo(typeMark);
    if (skip(Tokens.ASSIGN)) {
      variableValue();
    } else {
      none();
    }
  }

  // ---------------------------------------------------------------- methods

  /// The token of a method's name, if one begins at a token behind its modifiers; else -1.
  final int methodName(int token) {
    int behind = behindType(token);
    if (behind >= 0
        && isNameAt(behind)
        && kinds[behind + 1] == Tokens.OPEN
        && partner[behind + 1] >= 0) {
      return behind;
    }
    return -1;
  }

  /// Whether a constructor begins at a token behind its modifiers.
  final boolean isConstructor(int token, boolean modified) {
    if (!isNameAt(token) || kinds[token + 1] != Tokens.OPEN || partner[token + 1] < 0) {
      return false;
    }
    int behind = kinds[partner[token + 1] + 1];
    return behind == Tokens.OPEN_BRACE || behind == Tokens.THROWS || modified;
  }

  /// Reads a method, whose modifiers wait since `mark`, up to its end.
  final void method(int mark, int start) {
    int typeParameters = tree.mark();
    typeParameters();
    int result = tree.mark();
    type();
    name();
    tree.moveTo(typeParameters);
    int returnType = returnType(result);
    parameters();
    int resultStart = tree.startOf(returnType);
    tree.push(returnType);
    dimensions(tree.mark() - 1, resultStart);
    end(Symbols.EMPTY, mark, start);
  }

  /// Takes the result's type away, which waits behind the name and the type parameters.
  private int returnType(int result) {
    int type = tree.pop();
    if (tree.mark() != result + 1) {
      throw failed("expected a method");
    }
    return type;
  }

  final void constructor(int mark, int start) {
    typeParameters();
    name();
    tree.moveTo(tree.mark() - 2);
    parameters();
    none();
    end(CONSTRUCTOR, mark, start);
  }

  /// Reads a record's constructor without parameters.
  final void compactConstructor(int mark, int start) {
    name();
    none();
    int parameters = tree.mark();
    node(Kind.PARAMETERS, parameters, lastEnd());
    none();
    end(CONSTRUCTOR, mark, start);
  }

  /// Reads what follows a method's parameters and result.
  private void end(int symbol, int mark, int start) {
    if (skip(Tokens.THROWS)) {
      int thrown = tree.mark();
      do {
        type();
      } while (skip(Tokens.COMMA));
      drop(thrown);
    }
    if (at(Tokens.DEFAULT)) {
      int value = tree.mark();
      advance();
      annotationValue();
      drop(value);
    }
    if (at(Tokens.OPEN_BRACE)) {
      block();
    } else {
      none();
      semicolon();
    }
    none();
    node(Kind.FUNCTION, symbol, mark, start);
  }

  /// Reads `<T extends A & B>`, or nothing.
  final void typeParameters() {
    if (!at(Tokens.LESS)) {
      none();
      return;
    }
    int mark = tree.mark();
    int start = start();
    advance();
    while (!at(Tokens.GREATER)) {
      typeParameter();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.GREATER, "expected \">\"");
    node(Kind.TYPE_PARAMETERS, mark, start);
  }

  private void typeParameter() {
    if (ellipsis()) {
      return;
    }
    skipAnnotations();
    int mark = tree.mark();
    int start = start();
    name();
    if (skip(Tokens.EXTENDS)) {
      joined(AMPERSAND);
    } else {
      none();
    }
    none();
    node(Kind.TYPE_PARAMETER, mark, start);
  }

  /// Reads `(int a, T... b)`.
  final void parameters() {
    int mark = tree.mark();
    int start = start();
    expect(Tokens.OPEN, "expected \"(\"");
    while (!at(Tokens.CLOSE)) {
      parameter();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \",\" or \")\"");
    node(Kind.PARAMETERS, mark, start);
  }

  private void parameter() {
    if (ellipsis()) {
      return;
    }
    int mark = tree.mark();
    int start = start();
    modifiers(true);
    if (atName() && (kindAt(1) == Tokens.COMMA || kindAt(1) == Tokens.CLOSE)) {
      name();
      none();
      none();
      node(Kind.PARAMETER, mark, start);
      return;
    }
    int typeMark = tree.mark();
    int typeStart = start();
    type();
    skipAnnotations();
    int symbol = skip(Tokens.ELLIPSIS) ? REST : Symbols.EMPTY;
    parameterName();
    int name = tree.pop();
    dimensions(typeMark, typeStart);
    tree.push(name);
    tree.moveTo(typeMark);
    none();
    node(Kind.PARAMETER, symbol, mark, start);
  }

  /// Reads a parameter's name, which may be that of a receiver, `A.this`.
  private void parameterName() {
    if (at(Tokens.THIS)) {
      leaf(Kind.SELF, symbol());
      return;
    }
    int mark = tree.mark();
    int start = start();
    name();
    while (at(Tokens.DOT)) {
      advance();
      if (at(Tokens.THIS)) {
        leaf(Kind.NAME, symbol());
      } else {
        name();
      }
      node(Kind.MEMBER, DOT_WORD, mark, start);
    }
  }

  @Override
  final void lambdaParameters() {
    if (at(Tokens.OPEN)) {
      parameters();
      return;
    }
    int mark = tree.mark();
    int start = start();
    if (!ellipsis()) {
      none();
      name();
      none();
      none();
      node(Kind.PARAMETER, mark, start);
    }
    node(Kind.PARAMETERS, mark, start);
  }
}
