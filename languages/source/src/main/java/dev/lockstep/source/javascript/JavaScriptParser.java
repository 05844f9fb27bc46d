package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// Reads a whole file or pattern.
final class JavaScriptParser extends ModuleParser {
  private final Language language;

  JavaScriptParser(byte[] source, Symbols symbols, Language language, boolean pattern) {
    super(source, symbols, language == Language.TYPESCRIPT, pattern);
    this.language = language;
  }

  Tree file() {
    lexer.next();
    while (!at(Tokens.END)) {
      int before = lexer.start;
      guarded();
      if (lexer.start == before && at(Tokens.CLOSE_BRACE)) {
        tree.error(tree.mark(), lexer.start, lexer.end, "unexpected \"}\"");
        lexer.next();
      }
    }
    return tree.finish(language);
  }

  Tree pattern() {
    lexer.next();
    boolean statement = at(Tokens.FUNCTION) || at(Tokens.CLASS) || atWord(Words.ASYNC);
    boolean read =
        !statement && attempt(this::wholeExpression)
            || attempt(this::part)
            || attempt(this::methodPart);
    return read ? tree.finish(language) : file();
  }

  private boolean wholeExpression() {
    expression();
    return at(Tokens.END);
  }

  private boolean part() {
    int start = start();
    int mark = tree.mark();
    switch (lexer.kind) {
      case Tokens.CATCH -> catchClause();
      case Tokens.FINALLY -> finallyClause();
      case Tokens.CASE, Tokens.DEFAULT -> switchCase();
      case Tokens.AT -> {
        decorators();
        if (!at(Tokens.END)) {
          return false;
        }
      }
      case Tokens.NAME, Tokens.META, Tokens.STRING -> {
        propertyName();
        if (!skip(Tokens.COLON)) {
          return false;
        }
        assignment();
        node(Kind.PAIR, mark, start);
      }
      default -> {
        return false;
      }
    }
    return at(Tokens.END) && tree.unreadCount() == 0;
  }

  private boolean methodPart() {
    if (at(Tokens.FUNCTION) || at(Tokens.CLASS) || at(Tokens.IF) || at(Tokens.FOR)) {
      return false;
    }
    member(tree.mark(), start());
    return at(Tokens.END)
        && tree.unreadCount() == 0
        && (tree.is(tree.top(), Kind.FUNCTION) || lexer.source[0] == '@');
  }
}
