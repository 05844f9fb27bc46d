package dev.lockstep.source.python;

import dev.lockstep.source.token.StreamParser;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import java.nio.charset.StandardCharsets;

/// Reads strings, adjacent ones as one, and the parts of those with interpolation (PEP 498, 701,
/// 750).
abstract class StringParser extends StreamParser<Lexer> {
  private static final int FORMATTED = Symbols.word("f");
  private static final int TEMPLATED = Symbols.word("t");
  private static final int NO_CONVERSION = Symbols.EMPTY;

  StringParser(byte[] source, Symbols symbols, boolean pattern) {
    super(new Lexer(source, symbols, pattern));
  }

  abstract void testList();

  /// Reads the string at the current token and those that follow it.
  final void strings() {
    int start = start();
    int mark = tree.mark();
    boolean interpolated = false;
    while (at(Tokens.STRING) || at(Tokens.TEMPLATE)) {
      if (at(Tokens.STRING)) {
        leaf(Kind.STRING, lexer.symbol());
      } else {
        interpolated = true;
        template();
      }
    }
    if (tree.mark() == mark + 1) {
      return;
    }
    if (interpolated) {
      node(Kind.TEMPLATE, mark, start);
    } else {
      join(mark, start);
    }
  }

  /// Makes one string of the adjacent strings that wait since `mark`, which become its parts.
  private void join(int mark, int start) {
    StringBuilder value = new StringBuilder();
    for (int i = mark; i < tree.mark(); i++) {
      value.append(tree.symbols().text(tree.symbolOf(tree.at(i))));
    }
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    int symbol = tree.symbols().intern(bytes, 0, bytes.length);
    node(Kind.STRING, symbol, mark, start);
  }

  private int prefixAt(int offset) {
    int first = tree.source()[offset] | 0x20;
    int second = tree.source()[offset + 1] | 0x20;
    return first == 't' || second == 't' ? 't' : 'f';
  }

  /// Reads one string with interpolation.
  private void template() {
    enter();
    int start = start();
    int mark = tree.mark();
    int prefix = prefixAt(start) == 't' ? TEMPLATED : FORMATTED;
    int nesting = lexer.nesting;
    parts(lexer.position(), false);
    lexer.nesting = nesting;
    int end = lexer.position();
    lexer.moveTo(end);
    lexer.next();
    leave();
    tree.node(Kind.TEMPLATE, prefix, mark, start, end);
  }

  /// Reads literal text and interpolations until the quotes, or the brace that ends a format.
  private void parts(int from, boolean format) {
    Strings strings = lexer.strings();
    int at = from;
    while (true) {
      int next = strings.part(at, format);
      int textEnd = strings.closed ? next - closing(strings) : next;
      if (textEnd > at) {
        tree.leaf(Kind.STRING, strings.symbol, at, textEnd);
      }
      lexer.position(next);
      if (strings.closed) {
        if (format) {
          throw failed("expected \"}\"");
        }
        return;
      }
      byte ended = next < tree.source().length ? tree.source()[next] : 0;
      if (format && ended == '}') {
        return;
      }
      if (ended != '{') {
        throw failed("a string is not closed");
      }
      at = interpolation(next);
      lexer.position(at);
    }
  }

  private static int closing(Strings strings) {
    return strings.opened().triple() ? 3 : 1;
  }

  /// Reads an interpolation whose brace stands at an offset.
  ///
  /// @return the offset behind its closing brace
  private int interpolation(int brace) {
    int mark = tree.mark();
    enter();
    Strings.Open open = lexer.strings().opened();
    lexer.position(brace + 1);
    lexer.nesting++;
    lexer.next();
    testList();
    skip(Tokens.ASSIGN);
    int conversion = NO_CONVERSION;
    if (at(Tokens.BANG)) {
      int sign = lexer.start();
      lexer.next();
      conversion = tree.symbols().intern(tree.source(), sign, lexer.end());
      lexer.next();
    }
    lexer.strings().reopen(open);
    format();
    int end = lexer.position();
    lexer.nesting--;
    leave();
    tree.node(Kind.INTERPOLATION, conversion, mark, brace, end);
    return end;
  }

  private void format() {
    if (at(Tokens.COLON) || at(Tokens.WALRUS)) {
      int from = lexer.start() + 1;
      int mark = tree.mark();
      parts(from, true);
      int end = lexer.position();
      if (tree.mark() == mark + 1 && tree.is(tree.top(), Kind.STRING)) {
        // stands as it is
      } else {
        tree.node(Kind.TEMPLATE, FORMATTED, mark, from, end);
      }
      lexer.position(end + 1);
    } else if (at(Tokens.CLOSE_BRACE)) {
      none();
      lexer.position(lexer.end());
      lexer.nesting++;
    } else {
      throw failed("expected \"}\"");
    }
  }
}
