package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads what holds raw text: template literals (ECMA-262, section 13.2.8) and JSX elements (the
/// JSX
/// specification).
abstract class TextParser extends TypeParser {
  TextParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  // ---------------------------------------------------------------- templates

  /// Reads the template whose first quote is the current token. Without interpolation it is a
  /// string.
  @Override
  final void template() {
    int start = start();
    int mark = tree.mark();
    enter();
    int at = lexer.end();
    while (true) {
      int to = lexer.strings().template(at);
      boolean closed = lexer.strings().closed;
      if (closed && tree.mark() == mark) {
        tree.leaf(Kind.STRING, lexer.strings().symbol, start, to + 1);
        break;
      }
      if (to > at) {
        tree.leaf(Kind.STRING, lexer.strings().symbol, at, to);
      }
      if (closed) {
        tree.node(Kind.TEMPLATE, Words.TEMPLATE, mark, start, to + 1);
        break;
      }
      if (to >= tree.source().length) {
        throw failed("a template is not closed");
      }
      at = interpolation(to);
    }
    leave();
    lexer.moveTo(tree.endOf(tree.top()));
    lexer.next();
  }

  private int interpolation(int sign) {
    int mark = tree.mark();
    lexer.moveTo(sign + 2);
    lexer.next();
    if (!at(Tokens.CLOSE_BRACE)) {
      expression();
    }
    if (!at(Tokens.CLOSE_BRACE)) {
      throw failed("expected \"}\"");
    }
    int end = lexer.end();
    tree.none(end);
    tree.node(Kind.INTERPOLATION, Symbols.EMPTY, mark, sign, end);
    return end;
  }

  // ---------------------------------------------------------------- elements

  /// Reads the element whose `<` is the current token.
  final void element() {
    elementHere();
    lexer.next();
  }

  /// Reads an element; its last `>` stays the current token.
  private void elementHere() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    int name = Symbols.EMPTY;
    if (at(Tokens.GREATER)) {
      none();
      tree.leaf(Kind.ARGUMENTS, Symbols.EMPTY, lastEnd(), lastEnd());
    } else {
      int nameStart = start();
      elementName();
      name = text(nameStart, lastEnd());
      if (typed && (at(Tokens.LESS) || at(Tokens.SHIFT))) {
        typeArguments();
        tree.pop();
      }
      attributes();
      if (at(Tokens.SLASH)) {
        lexer.next();
        closeElement(mark, start);
        return;
      }
    }
    if (!at(Tokens.GREATER)) {
      throw failed("expected \">\"");
    }
    children(name);
    closeElement(mark, start);
  }

  private void closeElement(int mark, int start) {
    if (!at(Tokens.GREATER)) {
      throw failed("expected \">\"");
    }
    tree.node(Kind.ELEMENT, Symbols.EMPTY, mark, start, lexer.end());
    leave();
  }

  private int text(int from, int to) {
    return tree.symbols().intern(tree.source(), from, to);
  }

  private void elementName() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.META)) {
      name();
    } else if (at(Tokens.THIS)) {
      leaf(Kind.SELF, Words.THIS);
    } else {
      simpleName(start);
    }
    while (at(Tokens.DOT)) {
      checkHeight();
      lexer.next();
      int part = start();
      simpleName(part);
      node(Kind.MEMBER, Words.DOT, mark, start);
    }
  }

  /// A name with hyphens, and with a namespace.
  private void simpleName(int start) {
    if (!atWordLike()) {
      throw failed("expected an element's name");
    }
    lexer.elementName();
    lexer.next();
    if (at(Tokens.COLON)) {
      lexer.next();
      if (!atWordLike()) {
        throw failed("expected a name");
      }
      lexer.elementName();
      lexer.next();
    }
    tree.leaf(Kind.NAME, text(start, lastEnd()), start, lastEnd());
  }

  private void attributes() {
    int start = start();
    int mark = tree.mark();
    while (!at(Tokens.GREATER) && !at(Tokens.SLASH)) {
      attribute();
    }
    node(Kind.ARGUMENTS, mark, start);
  }

  private void attribute() {
    int start = start();
    int mark = tree.mark();
    if (pattern && at(Tokens.SPREAD)) {
      ellipsis();
      return;
    }
    if (at(Tokens.META_ELLIPSIS)) {
      name();
      return;
    }
    if (at(Tokens.OPEN_BRACE)) {
      lexer.next();
      if (pattern && at(Tokens.SPREAD) && standsAlone()) {
        ellipsis();
      } else if (at(Tokens.SPREAD)) {
        lexer.next();
        assignment();
        node(Kind.SPREAD, Words.DOTS, mark, start);
      } else {
        assignment();
      }
      expect(Tokens.CLOSE_BRACE, "expected \"}\"");
      return;
    }
    if (at(Tokens.META)) {
      name();
    } else {
      simpleName(start);
    }
    if (at(Tokens.ASSIGN)) {
      lexer.nextAttributeValue();
      attributeValue();
    } else {
      none();
    }
    node(Kind.NAMED_ARGUMENT, mark, start);
  }

  private void attributeValue() {
    switch (lexer.kind()) {
      case Tokens.STRING -> leaf(Kind.STRING, lexer.symbol());
      case Tokens.LESS -> element();
      case Tokens.OPEN_BRACE -> {
        int start = start();
        lexer.next();
        if (pattern && at(Tokens.SPREAD) && standsAlone()) {
          ellipsis();
        } else {
          expression();
        }
        expect(Tokens.CLOSE_BRACE, "expected \"}\"");
        tree.span(tree.top(), start, lastEnd());
      }
      case Tokens.META, Tokens.META_ELLIPSIS -> name();
      case Tokens.SPREAD -> ellipsis();
      default -> throw failed("expected an attribute's value");
    }
  }

  /// Reads children and the closing tag, whose `>` stays the current token. The `>` of the opening
  /// tag is the current token.
  private void children(int name) {
    byte[] source = tree.source();
    int at = lexer.end();
    while (true) {
      int to = at;
      while (to < source.length && source[to] != '<' && source[to] != '{') {
        to++;
      }
      if (to >= source.length) {
        throw failed("an element is not closed");
      }
      text(at, to, source);
      lexer.moveTo(to);
      lexer.next();
      if (at(Tokens.OPEN_BRACE)) {
        at = child();
      } else if (closes(to)) {
        closingTag(name);
        return;
      } else if (at(Tokens.LESS)) {
        elementHere();
        at = lexer.end();
      } else if (at(Tokens.DEEP_OPEN)) {
        assignment();
        at = lastEnd();
      } else {
        throw failed("expected an element");
      }
    }
  }

  private void text(int from, int to, byte[] source) {
    int first = from;
    int last = to;
    while (first < last && source[first] <= ' ' && source[first] >= 0) {
      first++;
    }
    while (last > first && source[last - 1] <= ' ' && source[last - 1] >= 0) {
      last--;
    }
    if (first == last) {
      return;
    }
    boolean dots = last - first == 3 && source[first] == '.' && source[first + 1] == '.';
    if (pattern && dots) {
      tree.leaf(Kind.ELLIPSIS, Symbols.EMPTY, first, last);
    } else if (pattern && isMetavariable(first, last, source)) {
      tree.leaf(Kind.META, text(first, last), first, last);
    } else {
      tree.leaf(Kind.STRING, text(first, last), first, last);
    }
  }

  private static boolean isMetavariable(int from, int to, byte[] source) {
    if (source[from] != '$' || to == from + 1) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      int c = source[i];
      if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
        return false;
      }
    }
    return true;
  }

  private boolean closes(int at) {
    Lexer.Saved saved = lexer.save();
    if (!at(Tokens.LESS)) {
      return false;
    }
    lexer.next();
    boolean closes = at(Tokens.SLASH);
    if (!closes) {
      lexer.restore(saved);
    }
    return closes && at >= 0;
  }

  private void closingTag(int name) {
    lexer.next();
    int nameStart = start();
    if (!at(Tokens.GREATER)) {
      int mark = tree.mark();
      elementName();
      while (tree.mark() > mark) {
        tree.pop();
      }
    }
    int found = at(Tokens.GREATER) && lastEnd() > nameStart ? text(nameStart, lastEnd()) : 0;
    if (found != name) {
      throw failed("expected another closing tag");
    }
  }

  /// Reads `{e}` among children.
  ///
  /// @return the offset behind it
  private int child() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    if (at(Tokens.CLOSE_BRACE)) {
      return lexer.end();
    }
    if (pattern && at(Tokens.SPREAD) && standsAlone()) {
      ellipsis();
    } else if (at(Tokens.SPREAD)) {
      lexer.next();
      assignment();
    } else {
      expression();
    }
    if (!at(Tokens.CLOSE_BRACE)) {
      throw failed("expected \"}\"");
    }
    int end = lexer.end();
    tree.none(end);
    tree.node(Kind.INTERPOLATION, Symbols.EMPTY, mark, start, end);
    return end;
  }
}
