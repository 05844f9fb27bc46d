package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads imports and exports (ECMA-262, section 16.2), and TypeScript's declarations.
abstract class ModuleParser extends StatementParser {
  ModuleParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  @Override
  final boolean declaration(int mark, int start) {
    switch (lexer.kind) {
      case Tokens.IMPORT -> {
        return attempt(() -> imported(mark, start));
      }
      case Tokens.EXPORT -> {
        exported(mark, start);
        return true;
      }
      case Tokens.AT -> {
        decorators();
        takeExport(mark, start);
        modifiedDeclaration(mark, start);
        return true;
      }
      case Tokens.ENUM -> {
        tree.none(start);
        enumeration(mark, start);
        return true;
      }
      case Tokens.NAME -> {
        return isDeclarationWord(lexer.symbol) && attempt(() -> typeDeclaration(mark, start));
      }
      default -> {
        return false;
      }
    }
  }

  private static boolean isDeclarationWord(int word) {
    return word == Words.INTERFACE
        || word == Words.TYPE
        || word == Words.NAMESPACE
        || word == Words.MODULE
        || word == Words.GLOBAL
        || word == Words.ABSTRACT
        || word == Words.DECLARE;
  }

  private boolean typeDeclaration(int mark, int start) {
    while (atWord(Words.DECLARE) || atWord(Words.ABSTRACT)) {
      leaf(Kind.MODIFIER, lexer.symbol);
      if (lexer.newline) {
        return false;
      }
    }
    if (tree.mark() == mark) {
      tree.none(start);
    } else {
      node(Kind.MODIFIERS, mark, start);
    }
    return typeDeclarationBehindModifiers(mark, start);
  }

  private boolean typeDeclarationBehindModifiers(int mark, int start) {
    switch (lexer.kind) {
      case Tokens.CLASS -> classDefinition(mark, start);
      case Tokens.FUNCTION -> function(false, mark, start);
      case Tokens.ENUM -> enumeration(mark, start);
      case Tokens.CONST, Tokens.VAR -> ambientVariables(mark, start);
      case Tokens.NAME -> {
        int word = lexer.symbol;
        if (word == Words.LET) {
          ambientVariables(mark, start);
          return true;
        }
        lexer.next();
        return wordDeclaration(word, mark, start);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean wordDeclaration(int word, int mark, int start) {
    if (word == Words.GLOBAL && at(Tokens.OPEN_BRACE)) {
      tree.leaf(Kind.NAME, Words.GLOBAL, start, lastEnd());
      block();
      node(Kind.NAMESPACE, Words.GLOBAL, mark, start);
      return true;
    }
    boolean module = word == Words.MODULE || word == Words.NAMESPACE;
    if (lexer.newline || !atName() && !(module && at(Tokens.STRING))) {
      return false;
    }
    if (word == Words.INTERFACE) {
      interfaceDefinition(mark, start);
    } else if (word == Words.TYPE) {
      name();
      typeParameters();
      expect(Tokens.ASSIGN, "expected \"=\"");
      type();
      semicolon();
      node(Kind.TYPE_DEFINITION, Words.TYPE, mark, start);
    } else if (module) {
      namespace(word, mark, start);
    } else {
      return false;
    }
    return true;
  }

  private void namespace(int word, int mark, int start) {
    int nameStart = start();
    int name = tree.mark();
    if (at(Tokens.STRING)) {
      leaf(Kind.STRING, lexer.symbol);
    } else {
      name();
    }
    while (skip(Tokens.DOT)) {
      wordLike();
      node(Kind.MEMBER, Words.DOT, name, nameStart);
    }
    if (at(Tokens.OPEN_BRACE)) {
      block();
    } else {
      none();
      semicolon();
    }
    node(Kind.NAMESPACE, word, mark, start);
  }

  private void interfaceDefinition(int mark, int start) {
    name();
    typeParameters();
    int bases = tree.mark();
    int basesStart = start();
    if (skip(Tokens.EXTENDS)) {
      baseList(Words.EXTENDS);
    }
    node(Kind.ARGUMENTS, bases, Math.min(basesStart, lastEnd()));
    int body = tree.mark();
    int bodyStart = start();
    if (!at(Tokens.OPEN_BRACE)) {
      throw failed("expected \"{\"");
    }
    memberList();
    node(Kind.BLOCK, body, bodyStart);
    none();
    node(Kind.CLASS, Words.INTERFACE, mark, start);
  }

  private void enumeration(int mark, int start) {
    lexer.next();
    name();
    none();
    tree.leaf(Kind.ARGUMENTS, Symbols.EMPTY, lastEnd(), lastEnd());
    int body = tree.mark();
    int bodyStart = start();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        enumConstant();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
    node(Kind.BLOCK, body, bodyStart);
    none();
    node(Kind.CLASS, Words.ENUM, mark, start);
  }

  private void enumConstant() {
    int start = start();
    int mark = tree.mark();
    none();
    propertyName();
    none();
    if (skip(Tokens.ASSIGN)) {
      assignment();
    } else {
      none();
    }
    node(Kind.VARIABLE, Words.ENUM, mark, start);
  }

  /// Variables behind modifiers, which only the first keeps.
  private void ambientVariables(int mark, int start) {
    Lexer.Saved saved = lexer.save();
    boolean constant = skip(Tokens.CONST);
    if (constant && at(Tokens.ENUM)) {
      enumeration(mark, start);
      return;
    }
    lexer.restore(saved);
    int modifiers = tree.pop();
    variables(tree.mark(), start);
    replaceModifiers(mark, modifiers);
  }

  private void replaceModifiers(int mark, int modifiers) {
    int variable = tree.at(mark);
    int target = tree.siblingOf(tree.firstChildOf(variable));
    int type = tree.siblingOf(target);
    int value = tree.siblingOf(type);
    int[] later = new int[tree.mark() - mark - 1];
    for (int i = later.length - 1; i >= 0; i--) {
      later[i] = tree.pop();
    }
    tree.pop();
    tree.push(modifiers);
    tree.push(target);
    tree.push(type);
    tree.push(value);
    tree.node(
        Kind.VARIABLE,
        tree.symbolOf(variable),
        mark,
        tree.startOf(variable),
        tree.endOf(variable));
    for (int each : later) {
      tree.push(each);
    }
  }

  // ---------------------------------------------------------------- imports

  private boolean imported(int mark, int start) {
    lexer.next();
    if (at(Tokens.OPEN) || at(Tokens.DOT)) {
      return false;
    }
    if (at(Tokens.STRING)) {
      leaf(Kind.STRING, lexer.symbol);
      attributes();
      semicolon();
      node(Kind.IMPORT, mark, start);
      return true;
    }
    int symbol = Words.FROM;
    if (atWord(Words.TYPE) && typeImport()) {
      symbol = Words.TYPE;
    }
    boolean whole = false;
    if (atName()) {
      int item = tree.mark();
      int itemStart = start();
      tree.leaf(Kind.NAME, Words.DEFAULT, itemStart, itemStart);
      name();
      node(Kind.IMPORTED, item, itemStart);
      if (at(Tokens.ASSIGN)) {
        return importEquals(mark, start);
      }
      skip(Tokens.COMMA);
    }
    if (at(Tokens.STAR)) {
      whole = tree.mark() == mark;
      int item = tree.mark();
      int itemStart = start();
      lexer.next();
      tree.none(itemStart);
      if (!skipWord(Words.AS)) {
        return false;
      }
      name();
      node(Kind.IMPORTED, item, itemStart);
    } else if (at(Tokens.OPEN_BRACE)) {
      specifiers();
    } else {
      openPart();
    }
    if (!skipWord(Words.FROM)) {
      return false;
    }
    moduleThenItems(mark);
    attributes();
    semicolon();
    node(Kind.IMPORT, whole ? Symbols.EMPTY : symbol, mark, start);
    return true;
  }

  private boolean typeImport() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean type =
        at(Tokens.OPEN_BRACE) || at(Tokens.STAR) || atName() && !atWord(Words.FROM);
    if (!type) {
      lexer.restore(saved);
    }
    return type;
  }

  private boolean importEquals(int mark, int start) {
    lexer.next();
    if (atWord(Words.REQUIRE)) {
      lexer.next();
      expect(Tokens.OPEN, "expected \"(\"");
      moduleThenItems(mark);
      expect(Tokens.CLOSE, "expected \")\"");
    } else {
      leftHandSide();
      tree.moveTo(mark);
    }
    semicolon();
    node(Kind.IMPORT, mark, start);
    return true;
  }

  private void moduleThenItems(int mark) {
    if (at(Tokens.STRING)) {
      leaf(Kind.STRING, lexer.symbol);
    } else if (!openPart()) {
      name();
    }
    tree.moveTo(mark);
  }

  private void attributes() {
    if (at(Tokens.WITH) && !lexer.newline) {
      lexer.next();
      objectLiteral();
      tree.pop();
    }
  }

  private void specifiers() {
    lexer.next();
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        specifier();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
  }

  private void specifier() {
    int start = start();
    int mark = tree.mark();
    if (atWord(Words.TYPE)) {
      Lexer.Saved saved = lexer.save();
      lexer.next();
      if (!atWordLike() || atWord(Words.AS)) {
        lexer.restore(saved);
      }
    }
    specifierName();
    if (skipWord(Words.AS)) {
      specifierName();
    } else {
      none();
    }
    node(Kind.IMPORTED, mark, start);
  }

  private void specifierName() {
    if (at(Tokens.STRING)) {
      leaf(Kind.STRING, lexer.symbol);
    } else {
      wordLike();
    }
  }

  // ---------------------------------------------------------------- exports

  private void exported(int mark, int start) {
    lexer.next();
    switch (lexer.kind) {
      case Tokens.DEFAULT -> exportedDefault(mark, start);
      case Tokens.STAR -> {
        lexer.next();
        if (skipWord(Words.AS)) {
          specifierName();
          tree.pop();
        }
        exportedFrom(Words.STAR, mark, start);
      }
      case Tokens.OPEN_BRACE -> exportedNames(mark, start);
      case Tokens.ASSIGN -> {
        lexer.next();
        expression();
        semicolon();
        none();
        node(Kind.EXPORT, Words.ASSIGN, mark, start);
      }
      case Tokens.IMPORT -> {
        if (!imported(mark, start)) {
          throw failed("expected a module");
        }
      }
      default -> {
        if (atWord(Words.TYPE) && attempt(() -> exportedTypes(mark, start))) {
          return;
        }
        if (skipWord(Words.AS)) {
          lexer.next();
          wordLike();
          semicolon();
          none();
          node(Kind.EXPORT, mark, start);
          return;
        }
        tree.leaf(Kind.MODIFIER, Words.EXPORT, start, lastEnd());
        decorators();
        modifiedDeclaration(mark, start);
      }
    }
  }

  private boolean exportedTypes(int mark, int start) {
    lexer.next();
    if (at(Tokens.STAR)) {
      lexer.next();
      if (skipWord(Words.AS)) {
        wordLike();
        tree.pop();
      }
      exportedFrom(Words.STAR, mark, start);
      return true;
    }
    if (!at(Tokens.OPEN_BRACE)) {
      return false;
    }
    exportedNames(mark, start);
    return true;
  }

  private void exportedFrom(int symbol, int mark, int start) {
    none();
    if (!skipWord(Words.FROM)) {
      throw failed("expected \"from\"");
    }
    specifierName();
    attributes();
    semicolon();
    node(Kind.EXPORT, symbol, mark, start);
  }

  private void exportedNames(int mark, int start) {
    specifiers();
    if (skipWord(Words.FROM)) {
      moduleThenItems(mark);
      attributes();
    } else {
      tree.none(start);
      tree.moveTo(mark);
    }
    tree.none(start);
    tree.moveTo(mark);
    semicolon();
    node(Kind.EXPORT, mark, start);
  }

  private void exportedDefault(int mark, int start) {
    lexer.next();
    int declaration = tree.mark();
    int declarationStart = start();
    boolean statement =
        switch (lexer.kind) {
          case Tokens.FUNCTION, Tokens.CLASS, Tokens.AT, Tokens.ENUM -> true;
          default ->
              atWord(Words.ABSTRACT) || atWord(Words.INTERFACE) || atWord(Words.ASYNC);
        };
    if (!statement || !attempt(() -> declaredDefault(declaration, declarationStart))) {
      if (!openPart()) {
        assignment();
      }
      semicolon();
    }
    none();
    node(Kind.EXPORT, Words.DEFAULT, mark, start);
  }

  private boolean declaredDefault(int mark, int start) {
    statement();
    return !tree.is(tree.top(), Kind.EXPRESSION_STATEMENT) && start >= 0 && mark >= 0;
  }

  private void takeExport(int mark, int start) {
    if (at(Tokens.EXPORT)) {
      leaf(Kind.MODIFIER, Words.EXPORT);
      if (at(Tokens.DEFAULT)) {
        leaf(Kind.MODIFIER, Words.DEFAULT);
      }
    }
    if (tree.mark() == mark) {
      tree.none(start);
    }
  }

  /// A declaration whose modifiers wait since `mark`, one by one.
  private void modifiedDeclaration(int mark, int start) {
    boolean async = false;
    while (atWord(Words.DECLARE) || atWord(Words.ABSTRACT) || atWord(Words.ASYNC)) {
      async |= atWord(Words.ASYNC);
      leaf(Kind.MODIFIER, lexer.symbol);
    }
    node(Kind.MODIFIERS, mark, start);
    if (pattern && at(Tokens.END)) {
      return;
    }
    if (at(Tokens.FUNCTION)) {
      function(async, mark, start);
    } else if (!typeDeclarationBehindModifiers(mark, start)) {
      throw failed("expected a declaration");
    }
  }
}
