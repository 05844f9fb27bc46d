package dev.lockstep.source.go;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads parameters, results and type parameters (Go specification, "Function types").
abstract class SignatureParser extends TypeParser {
  private static final int PARENTHESES = Symbols.word("()");
  private static final int REST = Symbols.word("...");

  SignatureParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  /// Reads parameters and the result, which is absent where there is none.
  @Override
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
