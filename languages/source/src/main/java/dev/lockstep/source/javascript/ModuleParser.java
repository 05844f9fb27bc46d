package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// Reads whole files, their imports and exports (ECMA-262, section 16.2), and patterns.
final class ModuleParser extends DeclarationParser {
  private static final int DEFER = Symbols.word("defer");

  ModuleParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  Tree file() {
    begin();
    while (!at(Tokens.END)) {
      statements();
      if (at(Tokens.CLOSE_BRACE)) {
        tree.error(tree.mark(), lexer.start(), lexer.end(), "a brace closes nothing");
        lexer.next();
      }
    }
    return tree.finish(typed ? Language.TYPESCRIPT : Language.JAVASCRIPT);
  }

  private void begin() {
    byte[] source = tree.source();
    if (source.length > 1 && source[0] == '#' && source[1] == '!') {
      int end = 0;
      while (end < source.length && source[end] != '\n') {
        end++;
      }
      lexer.moveTo(end);
    }
    lexer.next();
  }

  // ---------------------------------------------------------------- patterns

  /// Reads a pattern: statements, or a part of one that does not stand alone in code.
  Tree pattern() {
    lexer.next();
    State state = save();
    if (!attempt(this::part)) {
      statements();
      while (at(Tokens.CLOSE_BRACE)) {
        tree.error(tree.mark(), lexer.start(), lexer.end(), "a brace closes nothing");
        lexer.next();
        statements();
      }
      if (tree.unreadCount() > 0) {
        instead(state);
      }
    }
    unwrap();
    return tree.finish(typed ? Language.TYPESCRIPT : Language.JAVASCRIPT);
  }

  private boolean part() {
    switch (lexer.kind()) {
      case Tokens.CATCH -> catchClause();
      case Tokens.FINALLY -> finallyClause();
      case Tokens.CASE -> caseClause();
      case Tokens.OPEN_BRACE -> objectLiteral();
      case Tokens.META, Tokens.NAME, Tokens.STRING -> {
        return pair();
      }
      default -> {
        return false;
      }
    }
    return at(Tokens.END);
  }

  /// `key: value`, which in code is a property or a labelled statement.
  private boolean pair() {
    int start = start();
    int mark = tree.mark();
    propertyName();
    if (!skip(Tokens.COLON)) {
      return false;
    }
    if (!openPart()) {
      assignment();
    }
    node(Kind.PAIR, mark, start);
    return at(Tokens.END);
  }

  /// What is no statement may be the member of a class or object; else the statements' own failure
  /// stands.
  private void instead(State state) {
    State failed = save();
    Lexer.Saved end = lexer.save();
    restore(state);
    if (!attempt(this::memberAlone)) {
      lexer.restore(end);
      tree.error(tree.mark(), 0, tree.source().length, "no pattern of this language");
    }
    depth(failed.depth());
  }

  private boolean memberAlone() {
    member(tree.mark(), start());
    return at(Tokens.END) && tree.unreadCount() == 0;
  }

  /// A pattern of one expression, written without a semicolon, is the expression.
  private void unwrap() {
    if (tree.mark() == 1 && tree.is(tree.top(), Kind.EXPRESSION_STATEMENT)) {
      byte[] source = tree.source();
      if (source[tree.endOf(tree.top()) - 1] != ';') {
        tree.push(tree.firstChildOf(tree.pop()));
      }
    }
  }

  // ---------------------------------------------------------------- imports

  @Override
  boolean moduleItem(int mark, int start) {
    if (at(Tokens.EXPORT)) {
      exportDeclaration(mark, start);
      return true;
    }
    Lexer.Saved saved = lexer.save();
    lexer.next();
    if (at(Tokens.OPEN) || at(Tokens.DOT)) {
      lexer.restore(saved);
      return false;
    }
    importDeclaration(mark, start);
    return true;
  }

  private void importDeclaration(int mark, int start) {
    int symbol = Symbols.EMPTY;
    if (at(Tokens.STRING)) {
      module();
      endOfImport();
      node(Kind.IMPORT, symbol, mark, start);
      return;
    }
    if (typed && atWord(Words.TYPE) && typeFollows()) {
      lexer.next();
      symbol = Words.TYPE;
    }
    if (atWord(DEFER) && starFollows()) {
      lexer.next();
    }
    boolean named = false;
    if (atName()) {
      int item = tree.mark();
      int itemStart = start();
      name();
      if (typed && at(Tokens.ASSIGN)) {
        importAssignment(mark, start);
        return;
      }
      tree.leaf(Kind.NAME, Words.DEFAULT, itemStart, itemStart);
      tree.moveTo(item);
      node(Kind.IMPORTED, item, itemStart);
      named = true;
      skip(Tokens.COMMA);
    }
    if (at(Tokens.STAR)) {
      importedModule();
    } else if (at(Tokens.OPEN_BRACE)) {
      importedNames();
      named = true;
    } else if (pattern && at(Tokens.SPREAD)) {
      ellipsis();
      named = true;
    }
    if (symbol == Symbols.EMPTY && named) {
      symbol = Words.FROM;
    }
    if (!skipWord(Words.FROM)) {
      throw failed("expected \"from\"");
    }
    module();
    tree.moveTo(mark);
    endOfImport();
    node(Kind.IMPORT, symbol, mark, start);
  }

  private boolean starFollows() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean follows = at(Tokens.STAR);
    lexer.restore(saved);
    return follows;
  }

  private boolean typeFollows() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean follows = at(Tokens.OPEN_BRACE) || at(Tokens.STAR) || atName() && !atWord(Words.FROM);
    lexer.restore(saved);
    return follows;
  }

  private void module() {
    if (at(Tokens.STRING)) {
      leaf(Kind.STRING, lexer.symbol());
    } else if (pattern && (at(Tokens.META) || at(Tokens.SPREAD))) {
      if (at(Tokens.META)) {
        name();
      } else {
        ellipsis();
      }
    } else {
      throw failed("expected a module's name");
    }
  }

  /// Steps over attributes, `with { type: "json" }`, and the semicolon.
  private void endOfImport() {
    if (at(Tokens.WITH) || atWord(Symbols.word("assert")) && !lexer.newline) {
      lexer.next();
      objectLiteral();
      tree.pop();
    }
    semicolon();
  }

  private void importedModule() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    if (!skipWord(Words.AS)) {
      throw failed("expected \"as\"");
    }
    none();
    name();
    node(Kind.IMPORTED, mark, start);
  }

  private void importedNames() {
    lexer.next();
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        importedName();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
  }

  private void importedName() {
    int start = start();
    int mark = tree.mark();
    if (typed && atWord(Words.TYPE) && typeOfNameFollows()) {
      lexer.next();
    }
    if (at(Tokens.STRING)) {
      leaf(Kind.NAME, lexer.symbol());
    } else {
      wordLike();
    }
    if (skipWord(Words.AS)) {
      if (at(Tokens.STRING)) {
        leaf(Kind.NAME, lexer.symbol());
      } else {
        wordLike();
      }
    } else {
      none();
    }
    node(Kind.IMPORTED, mark, start);
  }

  private boolean typeOfNameFollows() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean follows = atWordLike() && !atWord(Words.AS);
    lexer.restore(saved);
    return follows;
  }

  /// `import a = require("m")` and `import a = b.c`; the name waits.
  private void importAssignment(int mark, int start) {
    tree.none(start);
    tree.moveTo(mark);
    none();
    lexer.next();
    assignment();
    semicolon();
    node(Kind.VARIABLE, Words.CONST, mark, start);
  }

  // ---------------------------------------------------------------- exports

  private void exportDeclaration(int mark, int start) {
    lexer.next();
    switch (lexer.kind()) {
      case Tokens.DEFAULT -> {
        lexer.next();
        defaultValue();
        none();
        node(Kind.EXPORT, Words.DEFAULT, mark, start);
      }
      case Tokens.ASSIGN -> {
        lexer.next();
        expression();
        none();
        semicolon();
        node(Kind.EXPORT, Words.ASSIGN, mark, start);
      }
      case Tokens.STAR -> exportAll(mark, start);
      case Tokens.OPEN_BRACE -> exportNames(mark, start);
      default -> exportOther(mark, start);
    }
  }

  private void exportOther(int mark, int start) {
    if (typed && atWord(Words.TYPE) && exportsTypes()) {
      lexer.next();
      if (at(Tokens.STAR)) {
        exportAll(mark, start);
      } else {
        exportNames(mark, start);
      }
      return;
    }
    if (typed && atWord(Words.AS)) {
      // `export as namespace X`.
      lexer.next();
      lexer.next();
      name();
      none();
      semicolon();
      node(Kind.EXPORT, mark, start);
      return;
    }
    int first = tree.mark();
    int declared = start();
    if (at(Tokens.IMPORT) ? !moduleItem(first, declared) : !declaration(first, declared)) {
      throw failed("expected a declaration");
    }
    if (tree.mark() > first + 1) {
      tree.node(Kind.BLOCK, Symbols.EMPTY, first, declared, lastEnd());
    }
    none();
    node(Kind.EXPORT, mark, start);
  }

  private boolean exportsTypes() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean exports = at(Tokens.OPEN_BRACE) || at(Tokens.STAR);
    lexer.restore(saved);
    return exports;
  }

  private void defaultValue() {
    int start = start();
    int mark = tree.mark();
    boolean declares =
        at(Tokens.FUNCTION)
            || at(Tokens.CLASS)
            || at(Tokens.AT)
            || atWord(Words.ASYNC)
            || typed && (atWord(Words.INTERFACE) || atWord(Words.ABSTRACT));
    if (declares && declaration(mark, start)) {
      return;
    }
    if (!openPart()) {
      assignment();
    }
    semicolon();
  }

  private void exportAll(int mark, int start) {
    tree.none(start);
    int item = tree.mark();
    int itemStart = start();
    leaf(Kind.NAME, Words.STAR);
    if (skipWord(Words.AS)) {
      wordLike();
    } else {
      none();
    }
    node(Kind.IMPORTED, item, itemStart);
    if (!skipWord(Words.FROM)) {
      throw failed("expected \"from\"");
    }
    module();
    tree.moveTo(item);
    endOfImport();
    node(Kind.EXPORT, Words.STAR, mark, start);
  }

  private void exportNames(int mark, int start) {
    tree.none(start);
    int items = tree.mark();
    importedNames();
    if (skipWord(Words.FROM)) {
      module();
      tree.moveTo(items);
      endOfImport();
    } else {
      none();
      tree.moveTo(items);
      semicolon();
    }
    node(Kind.EXPORT, mark, start);
  }
}
