package dev.lockstep.source.go;

import dev.lockstep.source.token.TableParser;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads types (Go specification, "Types").
abstract class TypeParser extends TableParser {
  static final int DOT_WORD = Symbols.word(".");
  static final int GENERIC = Symbols.word("<>");
  private static final int POINTER = Symbols.word("*");
  private static final int SQUARES = Symbols.word("[]");
  private static final int MAP_WORD = Symbols.word("map");
  private static final int CHAN_WORD = Symbols.word("chan");
  private static final int FUNC_WORD = Symbols.word("func");
  private static final int STRUCT_WORD = Symbols.word("struct");
  private static final int INTERFACE_WORD = Symbols.word("interface");
  private static final int EXTENDS_WORD = Symbols.word("extends");
  private static final int BAR = Symbols.word("|");
  private static final int TILDE_WORD = Symbols.word("~");
  private static final int VAR_WORD = Symbols.word("var");

  TypeParser(byte[] source, Symbols symbols, boolean pattern) {
    super(new Lexer(source, symbols, pattern).run(), source, symbols, pattern);
  }

  abstract void signature();

  abstract void expression();

  /// Reads an expression in brackets, where composite literals may stand.
  abstract void bracketed();

  /// Whether a type may begin with the token.
  final boolean startsType(int token) {
    return switch (kinds[token]) {
      case Tokens.NAME,
          Tokens.META,
          Tokens.STAR,
          Tokens.OPEN_SQUARE,
          Tokens.MAP,
          Tokens.CHAN,
          Tokens.FUNC,
          Tokens.STRUCT,
          Tokens.INTERFACE,
          Tokens.OPEN,
          Tokens.ARROW ->
          true;
      default -> false;
    };
  }

  final void type() {
    enter();
    int mark = tree.mark();
    int start = start();
    switch (kind) {
      case Tokens.STAR -> {
        advance();
        type();
        node(Kind.TYPE, POINTER, mark, start);
      }
      case Tokens.OPEN -> {
        advance();
        type();
        expect(Tokens.CLOSE, "expected \")\"");
        tree.span(tree.top(), start, lastEnd());
      }
      case Tokens.OPEN_SQUARE -> arrayType(mark, start);
      case Tokens.MAP -> mapType(mark, start);
      case Tokens.CHAN, Tokens.ARROW -> channelType(mark, start);
      case Tokens.FUNC -> {
        advance();
        signature();
        node(Kind.TYPE, FUNC_WORD, mark, start);
      }
      case Tokens.STRUCT -> {
        advance();
        structBody();
        node(Kind.TYPE, STRUCT_WORD, mark, start);
      }
      case Tokens.INTERFACE -> {
        advance();
        interfaceBody();
        node(Kind.TYPE, INTERFACE_WORD, mark, start);
      }
      default -> {
        if (!ellipsis()) {
          named(mark, start);
        }
      }
    }
    leave();
  }

  private void named(int mark, int start) {
    name();
    if (at(Tokens.DOT)) {
      advance();
      name();
      node(Kind.MEMBER, DOT_WORD, mark, start);
    }
    if (at(Tokens.OPEN_SQUARE) && kindAt(1) != Tokens.CLOSE_SQUARE) {
      advance();
      while (!at(Tokens.CLOSE_SQUARE)) {
        type();
        if (!skip(Tokens.COMMA)) {
          break;
        }
      }
      expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
      node(Kind.TYPE, GENERIC, mark, start);
    }
  }

  private void arrayType(int mark, int start) {
    advance();
    if (at(Tokens.CLOSE_SQUARE)) {
      advance();
      type();
    } else {
      if (at(Tokens.ELLIPSIS)) {
        leaf(Kind.ELLIPSIS, Symbols.EMPTY);
      } else {
        bracketed();
      }
      expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
      type();
      tree.moveTo(mark);
    }
    node(Kind.TYPE, SQUARES, mark, start);
  }

  private void mapType(int mark, int start) {
    advance();
    expect(Tokens.OPEN_SQUARE, "expected \"[\"");
    type();
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    type();
    node(Kind.TYPE, MAP_WORD, mark, start);
  }

  private void channelType(int mark, int start) {
    skip(Tokens.ARROW);
    expect(Tokens.CHAN, "expected \"chan\"");
    skip(Tokens.ARROW);
    type();
    node(Kind.TYPE, CHAN_WORD, mark, start);
  }

  /// Reads types of a constraint, joined by `|`, each perhaps behind `~`.
  final void union() {
    int mark = tree.mark();
    int start = start();
    tilde();
    boolean several = false;
    while (at(Tokens.OPERATOR) && symbol() == BAR) {
      advance();
      tilde();
      several = true;
    }
    if (several) {
      node(Kind.TYPE, BAR, mark, start);
    }
  }

  private void tilde() {
    int mark = tree.mark();
    int start = start();
    if (skip(Tokens.TILDE)) {
      type();
      node(Kind.TYPE, TILDE_WORD, mark, start);
    } else {
      type();
    }
  }

  // ---------------------------------------------------------------- members

  /// Reads a struct's fields, leaving them waiting.
  final void structBody() {
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!ellipsis()) {
        field();
      }
      if (!skip(Tokens.SEMICOLON) && !at(Tokens.ELLIPSIS)) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
  }

  private void field() {
    int first = here;
    int start = start();
    boolean embedded =
        !isNameAt(here)
            || kindAt(1) == Tokens.DOT
            || kindAt(1) == Tokens.SEMICOLON
            || kindAt(1) == Tokens.CLOSE_BRACE
            || kindAt(1) == Tokens.STRING
            || kindAt(1) == Tokens.OPEN_SQUARE && embedsGeneric();
    if (embedded) {
      int mark = tree.mark();
      type();
      node(Kind.BASE, EXTENDS_WORD, mark, start);
      skip(Tokens.STRING);
      return;
    }
    int type = first;
    while (kinds[type + 1] == Tokens.COMMA) {
      type += 2;
    }
    for (int each = first; each <= type; each += 2) {
      fieldOf(each, type + 1, start);
    }
  }

  private void fieldOf(int nameToken, int typeToken, int start) {
    int mark = tree.mark();
    goTo(nameToken);
    name();
    goTo(typeToken);
    type();
    none();
    if (at(Tokens.STRING)) {
      int tag = start();
      leaf(Kind.STRING, symbol());
      tree.node(Kind.DECORATOR, Symbols.EMPTY, tree.mark() - 1, tag, lastEnd());
      tree.node(Kind.MODIFIERS, Symbols.EMPTY, tree.mark() - 1, tag, lastEnd());
    } else {
      none();
    }
    tree.moveTo(mark);
    node(Kind.VARIABLE, VAR_WORD, mark, start);
  }

  /// Whether `Name[...]` is an embedded generic type: nothing but the line's end follows.
  private boolean embedsGeneric() {
    int close = partner[here + 1];
    return close > here + 2
        && (kinds[close + 1] == Tokens.SEMICOLON || kinds[close + 1] == Tokens.CLOSE_BRACE);
  }

  /// Reads an interface's methods and types, leaving them waiting.
  final void interfaceBody() {
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!ellipsis()) {
        interfaceMember();
      }
      if (!skip(Tokens.SEMICOLON) && !at(Tokens.ELLIPSIS)) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
  }

  private void interfaceMember() {
    int mark = tree.mark();
    int start = start();
    if (atName() && kindAt(1) == Tokens.OPEN) {
      none();
      name();
      none();
      signature();
      none();
      none();
      node(Kind.FUNCTION, mark, start);
    } else {
      union();
      node(Kind.BASE, EXTENDS_WORD, mark, start);
    }
  }
}
