package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads classes, interfaces, enums, records and annotation types, and their members.
abstract class ClassParser extends DeclarationParser {
  private static final int CLASS_WORD = Symbols.word("class");
  private static final int INTERFACE_WORD = Symbols.word("interface");
  private static final int ENUM_WORD = Symbols.word("enum");
  private static final int RECORD_WORD = Symbols.word("record");
  private static final int ANNOTATION_WORD = Symbols.word("annotation");
  private static final int EXTENDS_WORD = Symbols.word("extends");
  private static final int IMPLEMENTS_WORD = Symbols.word("implements");
  private static final int PERMITS_WORD = Symbols.word("permits");
  private static final int STATIC_WORD = Symbols.word("static");
  private static final int INIT_WORD = Symbols.word("init");
  private static final int SEMICOLON_WORD = Symbols.word(";");

  ClassParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  @Override
  final boolean startsClass(int token) {
    return switch (kinds[token]) {
      case Tokens.CLASS, Tokens.INTERFACE, Tokens.ENUM -> isNameAt(token + 1);
      case Tokens.AT -> kinds[token + 1] == Tokens.INTERFACE;
      case Tokens.NAME ->
          symbolOf[token] == RECORD_WORD
              && isNameAt(token + 1)
              && (kinds[token + 2] == Tokens.OPEN || kinds[token + 2] == Tokens.LESS)
              && !isMethodNamedRecord(token);
      default -> false;
    };
  }

  /// Whether `record` is rather a method's result type.
  private boolean isMethodNamedRecord(int token) {
    int open = token + 2;
    if (kinds[open] != Tokens.OPEN || partner[open] < 0) {
      return false;
    }
    int behind = kinds[partner[open] + 1];
    return !(behind == Tokens.OPEN_BRACE
        || behind == Tokens.IMPLEMENTS
        || pattern && behind == Tokens.END);
  }

  @Override
  final void classDeclaration() {
    enter();
    int mark = tree.mark();
    int start = start();
    modifiers(false);
    int symbol = classWord();
    int nameSymbol = symbol();
    name();
    typeParameters();
    int components = -1;
    if (symbol == RECORD_WORD) {
      parameters();
      components = tree.pop();
    }
    bases();
    if (at(Tokens.OPEN_BRACE)) {
      if (symbol == ENUM_WORD) {
        enumBody(nameSymbol);
      } else {
        classBody(nameSymbol);
      }
    } else if (pattern) {
      none();
    } else {
      throw failed("expected \"{\"");
    }
    if (components >= 0) {
      tree.push(components);
    } else {
      none();
    }
    node(Kind.CLASS, symbol, mark, start);
    leave();
  }

  private int classWord() {
    int symbol =
        switch (kind) {
          case Tokens.CLASS -> CLASS_WORD;
          case Tokens.INTERFACE -> INTERFACE_WORD;
          case Tokens.ENUM -> ENUM_WORD;
          case Tokens.AT -> ANNOTATION_WORD;
          default -> RECORD_WORD;
        };
    if (at(Tokens.AT)) {
      advance();
    }
    advance();
    return symbol;
  }

  private void bases() {
    int mark = tree.mark();
    int start = lastEnd();
    while (true) {
      if (at(Tokens.EXTENDS)) {
        bases(EXTENDS_WORD);
      } else if (at(Tokens.IMPLEMENTS)) {
        bases(IMPLEMENTS_WORD);
      } else if (atWord(PERMITS_WORD)) {
        bases(PERMITS_WORD);
      } else {
        node(Kind.ARGUMENTS, mark, start);
        return;
      }
    }
  }

  private void bases(int word) {
    advance();
    do {
      int mark = tree.mark();
      int start = start();
      if (!ellipsis()) {
        type();
        node(Kind.BASE, word, mark, start);
      }
    } while (skip(Tokens.COMMA));
  }

  @Override
  final void classBody(int nameSymbol) {
    enter();
    int mark = tree.mark();
    int start = start();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    members(nameSymbol);
    closeBrace();
    node(Kind.BLOCK, mark, start);
    leave();
  }

  private void enumBody(int nameSymbol) {
    enter();
    int mark = tree.mark();
    int start = start();
    advance();
    while (!at(Tokens.SEMICOLON) && !at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      constant();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    if (skip(Tokens.SEMICOLON) || !at(Tokens.CLOSE_BRACE)) {
      members(nameSymbol);
    }
    closeBrace();
    node(Kind.BLOCK, mark, start);
    leave();
  }

  private void constant() {
    if (ellipsis()) {
      return;
    }
    int mark = tree.mark();
    int start = start();
    modifiers(false);
    name();
    none();
    int value = tree.mark();
    int valueStart = start();
    if (at(Tokens.OPEN)) {
      arguments();
    } else {
      none();
    }
    if (at(Tokens.OPEN_BRACE)) {
      int arguments = tree.pop();
      none();
      tree.push(arguments);
      classBody(Symbols.EMPTY);
      node(Kind.NEW, value, valueStart);
    }
    node(Kind.VARIABLE, ENUM_WORD, mark, start);
  }

  private void members(int nameSymbol) {
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      guardedMember(nameSymbol);
    }
  }

  /// Reads a member, or what can be read of it.
  final void guardedMember(int nameSymbol) {
    int mark = tree.mark();
    int first = here;
    int depth = depth();
    try {
      if (!member(nameSymbol, false)) {
        if (!pattern) {
          throw failed("expected a member");
        }
        statement();
      }
    } catch (SyntaxFailure failure) {
      String reason = failure.reason();
      depth(depth);
      recover(mark, first, reason);
    }
  }

  /// Reads a member, if one begins here.
  ///
  /// @param loose whether statements may stand here as well, as in a pattern
  final boolean member(int nameSymbol, boolean loose) {
    int mark = tree.mark();
    int start = start();
    if (at(Tokens.SEMICOLON) && !loose) {
      leaf(Kind.EMPTY, SEMICOLON_WORD);
      return true;
    }
    if (at(Tokens.OPEN_BRACE) && !loose) {
      block();
      tree.become(tree.top(), Kind.BLOCK, INIT_WORD);
      return true;
    }
    if (at(Tokens.STATIC) && kindAt(1) == Tokens.OPEN_BRACE) {
      advance();
      block();
      tree.become(tree.top(), Kind.BLOCK, STATIC_WORD);
      tree.span(tree.top(), start, lastEnd());
      return true;
    }
    int first = behindModifiers(here);
    if (startsClass(first)) {
      classDeclaration();
      return true;
    }
    return methodOrField(first, nameSymbol, mark, start, loose);
  }

  private boolean methodOrField(int first, int nameSymbol, int mark, int start, boolean loose) {
    if (kinds[first] == Tokens.LESS && kinds[first + 1] != Tokens.ELLIPSIS) {
      modifiers(false);
      if (isConstructor(behindTypeParameters(first), true)
          && methodName(behindTypeParameters(first)) < 0) {
        constructor(mark, start);
      } else {
        method(mark, start);
      }
      return true;
    }
    int name = methodName(first);
    if (name >= 0 && (!loose || isMethod(name, first > here))) {
      modifiers(false);
      method(mark, start);
      return true;
    }
    boolean modified = first > here || symbolOf[first] == nameSymbol && !loose;
    if (isConstructor(first, modified)) {
      modifiers(false);
      constructor(mark, start);
      return true;
    }
    if (nameSymbol == symbolOf[first] && isNameAt(first) && kinds[first + 1] == Tokens.OPEN_BRACE) {
      modifiers(false);
      compactConstructor(mark, start);
      return true;
    }
    return field(first, mark, loose);
  }

  private boolean field(int first, int mark, boolean loose) {
    boolean declares = loose ? startsVariable() : behindType(first) >= 0;
    if (!declares || pattern && behindType(first) >= 0 && !isNameAt(behindType(first))) {
      return false;
    }
    variables(false);
    semicolonOf(mark);
    return true;
  }

  /// Whether a type, a name and parentheses are a method's head, where statements may stand too.
  private boolean isMethod(int name, boolean modified) {
    return switch (kinds[partner[name + 1] + 1]) {
      case Tokens.OPEN_BRACE, Tokens.THROWS, Tokens.SEMICOLON, Tokens.DEFAULT, Tokens.END -> true;
      default -> modified;
    };
  }

  private int behindTypeParameters(int less) {
    int level = 0;
    int at = less;
    do {
      level += kinds[at] == Tokens.LESS ? 1 : kinds[at] == Tokens.GREATER ? -1 : 0;
      at++;
    } while (level > 0 && kinds[at] != Tokens.END && kinds[at] != Tokens.OPEN_BRACE);
    return at;
  }
}
