package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads what names are bound by: parameters, and patterns that destructure (ECMA-262, sections
/// 14.3.3 and 15.1).
abstract class BindingParser extends TextParser {
  BindingParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  // ---------------------------------------------------------------- parameters

  @Override
  final void parameters() {
    int start = start();
    int mark = tree.mark();
    enter();
    expect(Tokens.OPEN, "expected \"(\"");
    while (!at(Tokens.CLOSE)) {
      if (!openPart()) {
        parameter();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \")\"");
    leave();
    node(Kind.PARAMETERS, mark, start);
  }

  private void parameter() {
    int start = start();
    int mark = tree.mark();
    parameterModifiers();
    int symbol = skip(Tokens.SPREAD) ? Words.DOTS : Symbols.EMPTY;
    if (at(Tokens.THIS)) {
      leaf(Kind.NAME, Words.THIS);
    } else {
      bindingTarget();
    }
    if (skip(Tokens.QUESTION)) {
      symbol = Words.QUESTION;
    }
    annotation();
    if (skip(Tokens.ASSIGN)) {
      assignment();
    } else {
      none();
    }
    node(Kind.PARAMETER, symbol, mark, start);
  }

  private void parameterModifiers() {
    int start = start();
    int mark = tree.mark();
    decorators();
    while (at(Tokens.NAME) && isParameterModifier(lexer.symbol()) && modifies()) {
      leaf(Kind.MODIFIER, lexer.symbol());
    }
    if (tree.mark() == mark) {
      tree.none(start);
    } else {
      node(Kind.MODIFIERS, mark, start);
    }
  }

  private static boolean isParameterModifier(int word) {
    return word == Words.PUBLIC
        || word == Words.PRIVATE
        || word == Words.PROTECTED
        || word == Words.READONLY
        || word == Words.OVERRIDE;
  }

  private boolean modifies() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean modifies = atName() || at(Tokens.OPEN_BRACE) || at(Tokens.OPEN_SQUARE);
    lexer.restore(saved);
    return modifies;
  }

  // ---------------------------------------------------------------- binding targets

  /// Reads a name, or a pattern that destructures.
  final void bindingTarget() {
    switch (lexer.kind()) {
      case Tokens.OPEN_BRACE -> objectTarget();
      case Tokens.OPEN_SQUARE -> arrayTarget();
      default -> name();
    }
  }

  private void objectTarget() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        targetProperty();
      }
      if (!skip(Tokens.COMMA) && !(pattern && at(Tokens.SPREAD))) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
    leave();
    node(Kind.OBJECT, mark, start);
  }

  private void targetProperty() {
    int start = start();
    int mark = tree.mark();
    if (skip(Tokens.SPREAD)) {
      bindingTarget();
      node(Kind.SPREAD, Words.DOTS, mark, start);
      return;
    }
    boolean name = atName();
    propertyName();
    if (skip(Tokens.COLON)) {
      targetWithDefault();
      node(Kind.PAIR, mark, start);
    } else if (!name) {
      throw failed("expected \":\"");
    } else if (skip(Tokens.ASSIGN)) {
      assignment();
      node(Kind.ASSIGN, Words.ASSIGN, mark, start);
    } else {
      shorthand(mark, start);
    }
  }

  /// `{a}` is `{a: a}`; a metavariable stays alone.
  final void shorthand(int mark, int start) {
    int name = tree.top();
    if (pattern && tree.is(name, Kind.META)) {
      return;
    }
    tree.leaf(Kind.NAME, tree.symbolOf(name), start, tree.endOf(name));
    node(Kind.PAIR, mark, start);
  }

  private void targetWithDefault() {
    int start = start();
    int mark = tree.mark();
    if (openPart()) {
      return;
    }
    bindingTarget();
    if (skip(Tokens.ASSIGN)) {
      assignment();
      node(Kind.ASSIGN, Words.ASSIGN, mark, start);
    }
  }

  private void arrayTarget() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE_SQUARE)) {
      if (at(Tokens.COMMA)) {
        none();
      } else if (!openPart()) {
        targetElement();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    leave();
    node(Kind.ARRAY, mark, start);
  }

  private void targetElement() {
    int start = start();
    int mark = tree.mark();
    if (skip(Tokens.SPREAD)) {
      bindingTarget();
      node(Kind.SPREAD, Words.DOTS, mark, start);
    } else {
      targetWithDefault();
    }
  }
}
