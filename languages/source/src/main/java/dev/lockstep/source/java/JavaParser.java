package dev.lockstep.source.java;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// Reads compilation units (Java Language Specification, chapter 7) and patterns.
final class JavaParser extends ClassParser {
  private static final int STATIC_WORD = Symbols.word("static");
  private static final int MODULE_WORD = Symbols.word("module");
  private static final int OPEN_WORD = Symbols.word("open");
  private static final int STAR = Symbols.word("*");
  private static final int WITH_WORD = Symbols.word("with");
  private static final int TO_WORD = Symbols.word("to");
  private static final int TRANSITIVE_WORD = Symbols.word("transitive");

  private final Symbols symbols;

  JavaParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
    this.symbols = symbols;
  }

  Tree file() {
    while (!at(Tokens.END)) {
      int mark = tree.mark();
      int first = here;
      try {
        item();
      } catch (SyntaxFailure failure) {
        String reason = failure.reason();
        depth(0);
        if (at(Tokens.CLOSE_BRACE) && here > first) {
          advance();
        }
        recover(mark, first, reason);
      }
    }
    return tree.finish(Language.JAVA);
  }

  private void item() {
    int mark = tree.mark();
    int start = start();
    switch (kind) {
      case Tokens.IMPORT -> importDeclaration(mark, start);
      case Tokens.SEMICOLON -> statement();
      default -> {
        if (kinds[behindModifiers(here)] == Tokens.PACKAGE) {
          packageDeclaration(mark, start);
        } else if (startsModule(behindModifiers(here))) {
          moduleDeclaration(mark, start);
        } else if (pattern) {
          patternItem();
        } else if (at(Tokens.OPEN_BRACE) || !member(Symbols.EMPTY, true)) {
          throw failed("expected a declaration");
        }
      }
    }
  }

  private void packageDeclaration(int mark, int start) {
    modifiers(false);
    drop(mark);
    advance();
    dotted(false);
    semicolon();
    node(Kind.PACKAGE, mark, start);
  }

  /// Reads a dotted name as one leaf, or in a pattern a metavariable.
  ///
  /// @param butLast whether the last part is left
  private void dotted(boolean butLast) {
    if (at(Tokens.META) && kindAt(1) != Tokens.DOT) {
      name();
      return;
    }
    int start = start();
    StringBuilder text = new StringBuilder();
    while (true) {
      if (!atName()) {
        throw failed("expected a name");
      }
      text.append(symbols.text(symbol()));
      advance();
      boolean more = at(Tokens.DOT) && (isNameAt(here + 1) || kindAt(1) == Tokens.ELLIPSIS);
      if (!more || butLast && isLastAt(here + 1)) {
        break;
      }
      advance();
      text.append('.');
    }
    tree.leaf(Kind.NAME, symbols.intern(text.toString()), start, lastEnd());
  }

  private boolean isLastAt(int token) {
    return kinds[token + 1] != Tokens.DOT;
  }

  private void importDeclaration(int mark, int start) {
    advance();
    int symbol = Symbols.EMPTY;
    if (skip(Tokens.STATIC)) {
      symbol = STATIC_WORD;
    } else if (atWord(MODULE_WORD) && isNameAt(here + 1)) {
      advance();
      symbol = MODULE_WORD;
    }
    dotted(symbol != MODULE_WORD);
    if (skip(Tokens.DOT)) {
      int imported = tree.mark();
      int importedStart = start();
      if (at(Tokens.OPERATOR) && symbol() == STAR) {
        leaf(Kind.NAME, STAR);
      } else if (!ellipsis()) {
        name();
      }
      none();
      node(Kind.IMPORTED, imported, importedStart);
    }
    semicolon();
    node(Kind.IMPORT, symbol, mark, start);
  }

  // ---------------------------------------------------------------- modules

  private boolean startsModule(int token) {
    int at = kinds[token] == Tokens.NAME && symbolOf[token] == OPEN_WORD ? token + 1 : token;
    if (kinds[at] != Tokens.NAME || symbolOf[at] != MODULE_WORD || !isNameAt(at + 1)) {
      return false;
    }
    int behind = at + 2;
    while (kinds[behind] == Tokens.DOT && isNameAt(behind + 1)) {
      behind += 2;
    }
    return kinds[behind] == Tokens.OPEN_BRACE;
  }

  private void moduleDeclaration(int mark, int start) {
    modifiers(false);
    if (atWord(OPEN_WORD)) {
      advance();
    }
    advance();
    dotted(false);
    int body = tree.mark();
    int bodyStart = start();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      if (!ellipsis()) {
        directive();
      }
    }
    closeBrace();
    node(Kind.BLOCK, body, bodyStart);
    node(Kind.NAMESPACE, MODULE_WORD, mark, start);
  }

  private void directive() {
    int mark = tree.mark();
    int start = start();
    int word = symbol();
    if (!at(Tokens.NAME)) {
      throw failed("expected a directive");
    }
    advance();
    while (at(Tokens.STATIC) || atWord(TRANSITIVE_WORD) && isNameAt(here + 1)) {
      advance();
    }
    dotted(false);
    if (atWord(TO_WORD) || atWord(WITH_WORD)) {
      do {
        advance();
        dotted(false);
      } while (at(Tokens.COMMA));
    }
    expect(Tokens.SEMICOLON, "expected \";\"");
    node(Kind.KEYWORD_STATEMENT, word, mark, start);
  }

  // ---------------------------------------------------------------- patterns

  /// Reads a declaration, statement, or part of one.
  private void patternItem() {
    switch (kind) {
      case Tokens.CATCH -> catchClause();
      case Tokens.FINALLY -> finallyClause();
      case Tokens.CASE -> caseClause();
      case Tokens.DEFAULT -> {
        if (kindAt(1) == Tokens.COLON || kindAt(1) == Tokens.ARROW) {
          caseClause();
        } else {
          memberOrStatement();
        }
      }
      case Tokens.AT -> {
        if (kinds[behindModifiers(here)] == Tokens.END) {
          int mark = tree.mark();
          modifiers(false);
          unwrap(mark);
        } else {
          memberOrStatement();
        }
      }
      default -> memberOrStatement();
    }
  }

  /// Lets a lone annotation stand by itself.
  private void unwrap(int mark) {
    int modifiers = tree.at(mark);
    int only = tree.firstChildOf(modifiers);
    if (tree.siblingOf(only) < 0) {
      tree.pop();
      tree.push(only);
    }
  }

  private void memberOrStatement() {
    if (!member(Symbols.EMPTY, true)) {
      statement();
    }
  }
}
