package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads definitions of functions and classes (Python Language Reference, section 8.7).
abstract class DefinitionParser extends StatementParser {
  private static final int ASYNC_WORD = Symbols.word("async");
  private static final int ASYNC_IN = Symbols.word("async in");
  private static final int CLASS_WORD = Symbols.word("class");

  DefinitionParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  @Override
  final void async(int mark, int start) {
    lexer.next();
    switch (lexer.kind()) {
      case Tokens.DEF -> {
        tree.leaf(Kind.MODIFIER, ASYNC_WORD, start, lastEnd());
        node(Kind.MODIFIERS, mark, start);
        function(mark, start);
      }
      case Tokens.FOR -> forStatement(ASYNC_IN, mark, start);
      case Tokens.WITH -> withStatement(ASYNC_WORD, mark, start);
      default -> throw failed("expected \"def\", \"for\" or \"with\"");
    }
  }

  @Override
  final void definition(int mark, int start) {
    if (at(Tokens.AT)) {
      decorators(mark, start);
    } else {
      tree.none(start);
    }
    switch (lexer.kind()) {
      case Tokens.DEF -> function(mark, start);
      case Tokens.CLASS -> classDefinition(mark, start);
      case Tokens.END -> {
        if (!pattern) {
          throw failed("expected \"def\" or \"class\"");
        }
        loneDecorators();
      }
      default -> throw failed("expected \"def\" or \"class\"");
    }
  }

  private void decorators(int mark, int start) {
    while (at(Tokens.AT)) {
      int decoratorStart = start();
      int decorator = tree.mark();
      lexer.next();
      namedTest();
      node(Kind.DECORATOR, decorator, decoratorStart);
      if (!at(Tokens.END)) {
        expect(Tokens.NEWLINE, "expected the line's end");
      }
      while (at(Tokens.NEWLINE)) {
        lexer.next();
      }
      if (pattern && at(Tokens.ELLIPSIS)) {
        ellipsisBetween();
      }
    }
    if (at(Tokens.ASYNC)) {
      leaf(Kind.MODIFIER, ASYNC_WORD);
      if (!at(Tokens.DEF)) {
        throw failed("expected \"def\"");
      }
    }
    compound(Kind.MODIFIERS, Symbols.EMPTY, mark, start);
  }

  private void ellipsisBetween() {
    leaf(Kind.ELLIPSIS);
    skip(Tokens.NEWLINE);
  }

  /// A pattern of a decorator alone: its modifiers' only child, or the modifiers.
  private void loneDecorators() {
    int modifiers = tree.top();
    int only = tree.firstChildOf(modifiers);
    if (tree.siblingOf(only) < 0) {
      tree.pop();
      tree.push(only);
    }
  }

  private void function(int mark, int start) {
    lexer.next();
    name();
    typeParameters();
    parameters();
    if (skip(Tokens.ARROW)) {
      starOrNamed();
    } else {
      none();
    }
    suite();
    tree.none(lastEnd());
    finishDefinition(Kind.FUNCTION, Symbols.EMPTY, mark, start);
  }

  private void finishDefinition(Kind kind, int symbol, int mark, int start) {
    int body = tree.at(tree.mark() - 2);
    int last = tree.pop();
    tree.span(last, tree.endOf(body), tree.endOf(body));
    tree.push(last);
    compound(kind, symbol, mark, start);
  }

  private void parameters() {
    int start = start();
    int mark = tree.mark();
    enter();
    expect(Tokens.OPEN, "expected \"(\"");
    while (!at(Tokens.CLOSE)) {
      parameter(true);
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \")\"");
    leave();
    node(Kind.PARAMETERS, mark, start);
  }

  private void classDefinition(int mark, int start) {
    lexer.next();
    name();
    typeParameters();
    if (at(Tokens.OPEN)) {
      arguments();
    } else {
      tree.leaf(Kind.ARGUMENTS, Symbols.EMPTY, lastEnd(), lastEnd());
    }
    suite();
    tree.none(lastEnd());
    finishDefinition(Kind.CLASS, CLASS_WORD, mark, start);
  }
}
