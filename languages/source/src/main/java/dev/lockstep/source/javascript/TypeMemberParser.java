package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads the members of interfaces and object types, and type parameters.
abstract class TypeMemberParser extends TokenParser {
  /// Whether `extends` belongs to an `infer` around the place, not to a conditional type.
  boolean noConditional;

  TypeMemberParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  /// Reads `: T`, or nothing.
  abstract void annotation();

  /// Reads `: T` or a predicate behind parameters, or nothing.
  abstract void returnType();

  // ---------------------------------------------------------------- members

  final void members(int mark, int start) {
    memberList();
    node(Kind.TYPE, Words.BRACES, mark, start);
  }

  /// Reads the members of an object type or interface, with their braces.
  final void memberList() {
    enter();
    boolean before = noConditional;
    noConditional = false;
    lexer.next();
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        member();
      }
      if (!skip(Tokens.COMMA) && !skip(Tokens.SEMICOLON)) {
        if (!at(Tokens.CLOSE_BRACE) && !lexer.newline) {
          throw failed("expected \"}\"");
        }
      }
    }
    noConditional = before;
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
    leave();
  }

  private void member() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.SPREAD)) {
      lexer.next();
      type();
      node(Kind.SPREAD, Words.DOTS, mark, start);
      return;
    }
    skipMemberModifiers();
    if (at(Tokens.OPEN) || at(Tokens.LESS)) {
      none();
      none();
      signature(mark, start);
      return;
    }
    if (at(Tokens.NEW) && attempt(() -> constructSignature(mark, start))) {
      return;
    }
    if (at(Tokens.OPEN_SQUARE) && attempt(() -> indexSignature(mark, start))) {
      return;
    }
    none();
    propertyName();
    if (at(Tokens.BANG) || at(Tokens.QUESTION)) {
      lexer.next();
    }
    if (at(Tokens.OPEN) || at(Tokens.LESS)) {
      signature(mark, start);
      return;
    }
    annotation();
    if (skip(Tokens.ASSIGN)) {
      assignment();
    } else {
      none();
    }
    node(Kind.VARIABLE, mark, start);
  }

  private void skipMemberModifiers() {
    while (at(Tokens.NAME)
        && (lexer.symbol() == Words.READONLY
            || lexer.symbol() == Words.GET
            || lexer.symbol() == Words.SET
            || lexer.symbol() == Words.STATIC)) {
      Lexer.Saved saved = lexer.save();
      lexer.next();
      if (lexer.newline || !startsMemberName()) {
        lexer.restore(saved);
        return;
      }
    }
    if (at(Tokens.PLUS_MINUS)) {
      lexer.next();
      skipWord(Words.READONLY);
    }
  }

  private boolean startsMemberName() {
    return atWordLike() || at(Tokens.STRING) || at(Tokens.NUMBER) || at(Tokens.OPEN_SQUARE);
  }

  private boolean constructSignature(int mark, int start) {
    none();
    leaf(Kind.NAME, Words.NEW);
    if (!at(Tokens.OPEN) && !at(Tokens.LESS)) {
      return false;
    }
    signature(mark, start);
    return true;
  }

  /// The rest of a signature behind its modifiers and name.
  private void signature(int mark, int start) {
    typeParameters();
    parameters();
    returnType();
    none();
    none();
    node(Kind.FUNCTION, mark, start);
  }

  /// `[key: T]: U`, and the mapped `[K in T as U]?: V`.
  private boolean indexSignature(int mark, int start) {
    lexer.next();
    if (!atName()) {
      return false;
    }
    name();
    if (at(Tokens.IN)) {
      lexer.next();
      type();
      if (skipWord(Words.AS)) {
        type();
      }
    } else if (skip(Tokens.COLON)) {
      type();
    } else {
      return false;
    }
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    if (at(Tokens.PLUS_MINUS)) {
      lexer.next();
    }
    skip(Tokens.QUESTION);
    annotation();
    node(Kind.TYPE, Words.INDEXED, mark, start);
    return true;
  }

  // ---------------------------------------------------------------- type parameters

  @Override
  final void typeParameters() {
    if (!at(Tokens.LESS)) {
      none();
      return;
    }
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.GREATER)) {
      if (!openPart()) {
        typeParameter();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.GREATER, "expected \">\"");
    leave();
    node(Kind.TYPE_PARAMETERS, mark, start);
  }

  private void typeParameter() {
    int start = start();
    int mark = tree.mark();
    skip(Tokens.CONST);
    skipVariance();
    name();
    if (skip(Tokens.EXTENDS)) {
      type();
    } else if (at(Tokens.COLON)) {
      annotation();
    } else {
      none();
    }
    if (skip(Tokens.ASSIGN)) {
      type();
    } else {
      none();
    }
    node(Kind.TYPE_PARAMETER, mark, start);
  }

  /// `in`, `out`, and Flow's signs.
  private void skipVariance() {
    if (at(Tokens.PLUS_MINUS)) {
      lexer.next();
    }
    skip(Tokens.IN);
    if (atWord(Words.OUT)) {
      Lexer.Saved saved = lexer.save();
      lexer.next();
      if (!atName()) {
        lexer.restore(saved);
      }
    }
  }
}
