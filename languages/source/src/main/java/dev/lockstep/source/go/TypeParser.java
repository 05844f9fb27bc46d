package dev.lockstep.source.go;

import dev.lockstep.source.token.TokenParser;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads types (Go specification, "Types").
abstract class TypeParser extends TokenParser {
  static final int DOT_WORD = Tokens.word(".");
  static final int GENERIC = Tokens.word("<>");
  private static final int POINTER = Tokens.word("*");
  private static final int SQUARES = Tokens.word("[]");
  private static final int MAP_WORD = Tokens.word("map");
  private static final int CHAN_WORD = Tokens.word("chan");
  private static final int FUNC_WORD = Tokens.word("func");
  private static final int STRUCT_WORD = Tokens.word("struct");
  private static final int INTERFACE_WORD = Tokens.word("interface");
  private static final int EXTENDS_WORD = Tokens.word("extends");
  private static final int PARENTHESES = Tokens.word("()");
  private static final int REST = Tokens.word("...");
  private static final int BAR = Tokens.word("|");
  private static final int TILDE_WORD = Tokens.word("~");
  private static final int VAR_WORD = Tokens.word("var");

  TypeParser(byte[] source, Symbols symbols, boolean pattern) {
    super(new Lexer(source, symbols, pattern).run(), source, symbols, pattern);
  }

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

  // ---------------------------------------------------------------- signatures

  /// Reads parameters and the result, which is absent where there is none.
  final void signature() {
    parameters();
    result();
  }

  private void result() {
    if (at(Tokens.OPEN)) {
      int mark = tree.mark();
      int start = start();
      parameters();
      simplify(mark, start);
    } else if (startsType(here)) {
      type();
    } else {
      none();
    }
  }

  /// Makes one type of results in parentheses.
  private void simplify(int mark, int start) {
    int list = tree.pop();
    boolean single = false;
    for (int each = tree.firstChildOf(list); each >= 0; ) {
      int next = tree.siblingOf(each);
      single = next < 0 && tree.mark() == mark;
      tree.push(isUnnamed(each) ? typeOf(each) : each);
      each = next;
    }
    if (!single || tree.is(tree.top(), Kind.PARAMETER)) {
      node(Kind.TYPE, PARENTHESES, mark, start);
    }
  }

  private boolean isUnnamed(int parameter) {
    return tree.is(parameter, Kind.PARAMETER)
        && tree.is(tree.siblingOf(tree.firstChildOf(parameter)), Kind.NONE);
  }

  private int typeOf(int parameter) {
    return tree.siblingOf(tree.siblingOf(tree.firstChildOf(parameter)));
  }

  /// Reads `(a, b int, c ...T)`, each parameter with its type.
  final void parameters() {
    enter();
    int mark = tree.mark();
    int start = start();
    if (!at(Tokens.OPEN)) {
      throw failed("expected \"(\"");
    }
    boolean named = hasNames();
    advance();
    while (!at(Tokens.CLOSE)) {
      skipPatternLine();
      parameter(named);
      skipPatternLine();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    skipPatternLine();
    expect(Tokens.CLOSE, "expected \",\" or \")\"");
    node(Kind.PARAMETERS, mark, start);
    leave();
  }

  /// Steps over a semicolon that a line's end behind an ellipsis implied.
  final void skipPatternLine() {
    if (pattern && at(Tokens.SEMICOLON)) {
      advance();
    }
  }

  /// Whether parameters have names: one entry at least is a name with a type behind it.
  private boolean hasNames() {
    int close = partner[here];
    int at = here + 1;
    while (at < close) {
      if (isNameAt(at) && startsNamed(at + 1)) {
        return true;
      }
      at = behindEntry(at, close);
    }
    return false;
  }

  private int behindEntry(int token, int close) {
    int at = token;
    while (at < close && kinds[at] != Tokens.COMMA) {
      at = partner[at] > at ? partner[at] + 1 : at + 1;
    }
    return at + 1;
  }

  /// Whether a type begins behind a name, not type arguments or a qualified name.
  private boolean startsNamed(int token) {
    if (kinds[token] == Tokens.ELLIPSIS) {
      return kinds[token + 1] != Tokens.COMMA && kinds[token + 1] != Tokens.CLOSE;
    }
    if (kinds[token] != Tokens.OPEN_SQUARE) {
      return startsType(token);
    }
    int close = partner[token];
    return close >= 0 && startsType(close + 1);
  }

  private void parameter(boolean named) {
    boolean lone =
        kindAt(1) == Tokens.COMMA || kindAt(1) == Tokens.CLOSE || kindAt(1) == Tokens.SEMICOLON;
    if (lone && ellipsis()) {
      return;
    }
    int mark = tree.mark();
    int start = start();
    none();
    int symbol = Symbols.EMPTY;
    if (!named) {
      none();
      symbol = rest();
      type();
    } else {
      name();
      if (at(Tokens.COMMA)) {
        int behind = here;
        goTo(sharedType());
        rest();
        type();
        goTo(behind);
      } else if (at(Tokens.CLOSE)) {
        none();
      } else {
        symbol = rest();
        type();
      }
    }
    none();
    node(Kind.PARAMETER, symbol, mark, start);
  }

  private int rest() {
    return skip(Tokens.ELLIPSIS) ? REST : Symbols.EMPTY;
  }

  /// The type that follows the last of several names.
  private int sharedType() {
    int at = here + 1;
    while (isNameAt(at) && kinds[at + 1] == Tokens.COMMA) {
      at += 2;
    }
    return isNameAt(at) ? at + 1 : here;
  }

  /// Reads `[T any, K ~int | string]`, or nothing.
  final void typeParameters() {
    if (!at(Tokens.OPEN_SQUARE)) {
      none();
      return;
    }
    int mark = tree.mark();
    int start = start();
    advance();
    while (!at(Tokens.CLOSE_SQUARE)) {
      int each = tree.mark();
      int eachStart = start();
      name();
      if (at(Tokens.COMMA)) {
        int behind = here;
        goTo(sharedType());
        union();
        goTo(behind);
      } else if (at(Tokens.CLOSE_SQUARE)) {
        none();
      } else {
        union();
      }
      none();
      node(Kind.TYPE_PARAMETER, each, eachStart);
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    node(Kind.TYPE_PARAMETERS, mark, start);
  }
}
