package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads declarations: variables, functions, classes (ECMA-262, sections 14.3 and 15), and
/// TypeScript's interfaces, enums, namespaces and types.
abstract class DeclarationParser extends VariableParser {
  DeclarationParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  /// Reads `import` or `export` if one begins here.
  abstract boolean moduleItem(int mark, int start);

  @Override
  final boolean declaration(int mark, int start) {
    return switch (lexer.kind()) {
      case Tokens.IMPORT, Tokens.EXPORT -> moduleItem(mark, start);
      case Tokens.VAR -> variableStatement();
      case Tokens.CONST -> constant(mark, start);
      case Tokens.FUNCTION -> {
        tree.none(start);
        function(false, mark, start);
        yield true;
      }
      case Tokens.CLASS -> {
        tree.none(start);
        classDefinition(mark, start);
        yield true;
      }
      case Tokens.ENUM -> {
        tree.none(start);
        enumeration(mark, start);
        yield true;
      }
      case Tokens.AT -> decorated(mark, start);
      case Tokens.NAME -> named(mark, start);
      default -> false;
    };
  }

  private boolean variableStatement() {
    variables();
    semicolon();
    return true;
  }

  private boolean constant(int mark, int start) {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    if (at(Tokens.ENUM)) {
      modifier(Words.CONST, start, mark);
      enumeration(mark, start);
      return true;
    }
    lexer.restore(saved);
    return variableStatement();
  }

  /// One modifier whose word ended before the current token.
  private void modifier(int word, int start, int mark) {
    tree.leaf(Kind.MODIFIER, word, start, lastEnd());
    node(Kind.MODIFIERS, mark, start);
  }

  /// Reads a function from its keyword on; its modifiers wait at `mark`.
  final void function(boolean async, int mark, int start) {
    lexer.next();
    boolean generator = at(Tokens.STAR);
    if (generator) {
      lexer.next();
      addGenerator(mark);
    }
    if (atName() || at(Tokens.META_ELLIPSIS)) {
      name();
    } else if (pattern && at(Tokens.SPREAD)) {
      ellipsis();
    } else {
      none();
    }
    signatureAndBody(async, generator);
    node(Kind.FUNCTION, mark, start);
  }

  /// Decorators, then a class; in a pattern they may stand alone.
  private boolean decorated(int mark, int start) {
    decorators();
    if (pattern && at(Tokens.END)) {
      return true;
    }
    if (at(Tokens.EXPORT)) {
      while (tree.mark() > mark) {
        beforeExport.addFirst(tree.pop());
      }
      moduleItem(mark, start);
      beforeExport.clear();
      return true;
    }
    if (atWord(Words.ABSTRACT)) {
      leaf(Kind.MODIFIER, Words.ABSTRACT);
    }
    node(Kind.MODIFIERS, mark, start);
    if (!at(Tokens.CLASS)) {
      throw failed("expected \"class\"");
    }
    classDefinition(mark, start);
    return true;
  }

  /// A declaration that begins with a word that is a name elsewhere.
  private boolean named(int mark, int start) {
    int word = lexer.symbol();
    if (word == Words.ASYNC) {
      return asyncDeclaration(mark, start);
    }
    if (startsVariable()) {
      return variableStatement();
    }
    if (!typed) {
      return false;
    }
    if (word == Words.INTERFACE && nameFollows()) {
      tree.none(start);
      interfaceDefinition(mark, start);
      return true;
    }
    if (word == Words.TYPE && nameFollows()) {
      tree.none(start);
      typeDefinition(mark, start);
      return true;
    }
    if ((word == Words.NAMESPACE || word == Words.MODULE || word == Words.GLOBAL)
        && bodyFollows(word)) {
      tree.none(start);
      namespace(mark, start);
      return true;
    }
    if ((word == Words.DECLARE || word == Words.ABSTRACT) && declarationFollows()) {
      modified(word, mark, start);
      return true;
    }
    return false;
  }

  private boolean asyncDeclaration(int mark, int start) {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    if (at(Tokens.FUNCTION) && !lexer.newline) {
      modifier(Words.ASYNC, start, mark);
      function(true, mark, start);
      return true;
    }
    lexer.restore(saved);
    return false;
  }

  private boolean nameFollows() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean follows = atName() && !lexer.newline;
    lexer.restore(saved);
    return follows;
  }

  private boolean bodyFollows(int word) {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean follows =
        !lexer.newline
            && (word == Words.GLOBAL
                ? at(Tokens.OPEN_BRACE)
                : atName() || word == Words.MODULE && at(Tokens.STRING));
    lexer.restore(saved);
    return follows;
  }

  private boolean declarationFollows() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean follows =
        !lexer.newline && (at(Tokens.NAME) || lexer.kind() >= Tokens.BREAK && !atOperatorWord());
    lexer.restore(saved);
    return follows;
  }

  private boolean atOperatorWord() {
    return at(Tokens.IN) || at(Tokens.INSTANCEOF);
  }

  /// `declare` or `abstract`, then the declaration, which takes the word as its modifier.
  private void modified(int word, int mark, int start) {
    lexer.next();
    int wordEnd = lastEnd();
    int inner = start();
    if (word == Words.ABSTRACT || at(Tokens.CLASS)) {
      tree.leaf(Kind.MODIFIER, word, start, wordEnd);
      if (atWord(Words.ABSTRACT)) {
        leaf(Kind.MODIFIER, Words.ABSTRACT);
      }
      node(Kind.MODIFIERS, mark, start);
      if (!at(Tokens.CLASS)) {
        throw failed("expected \"class\"");
      }
      classDefinition(mark, start);
      return;
    }
    if (!declaration(mark, inner)) {
      throw failed("expected a declaration");
    }
    for (int i = mark; i < tree.mark(); i++) {
      tree.span(tree.at(i), start, tree.endOf(tree.at(i)));
    }
  }

  // ---------------------------------------------------------------- TypeScript

  private void interfaceDefinition(int mark, int start) {
    lexer.next();
    name();
    typeParameters();
    int bases = tree.mark();
    int basesStart = start();
    if (at(Tokens.EXTENDS)) {
      lexer.next();
      baseList(Words.EXTENDS);
    }
    node(Kind.ARGUMENTS, bases, Math.min(basesStart, lastEnd()));
    if (at(Tokens.OPEN_BRACE)) {
      int body = tree.mark();
      int bodyStart = start();
      memberList();
      node(Kind.BLOCK, body, bodyStart);
    } else if (pattern) {
      none();
    } else {
      throw failed("expected \"{\"");
    }
    none();
    node(Kind.CLASS, Words.INTERFACE, mark, start);
  }

  private void typeDefinition(int mark, int start) {
    lexer.next();
    name();
    typeParameters();
    expect(Tokens.ASSIGN, "expected \"=\"");
    type();
    semicolon();
    node(Kind.TYPE_DEFINITION, Words.TYPE, mark, start);
  }

  private void namespace(int mark, int start) {
    int symbol = lexer.symbol();
    if (symbol == Words.GLOBAL) {
      name();
    } else {
      lexer.next();
      namespaceName();
    }
    if (at(Tokens.OPEN_BRACE)) {
      block();
    } else {
      none();
      semicolon();
    }
    node(Kind.NAMESPACE, symbol, mark, start);
  }

  private void namespaceName() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.STRING)) {
      leaf(Kind.STRING, lexer.symbol());
      return;
    }
    name();
    while (skip(Tokens.DOT)) {
      checkHeight();
      wordLike();
      node(Kind.MEMBER, Words.DOT, mark, start);
    }
  }

  /// Reads an enum from its keyword on; its modifiers wait at `mark`.
  private void enumeration(int mark, int start) {
    lexer.next();
    name();
    none();
    tree.leaf(Kind.ARGUMENTS, Symbols.EMPTY, lastEnd(), lastEnd());
    int body = tree.mark();
    int bodyStart = start();
    enter();
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        enumMember();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
    leave();
    node(Kind.BLOCK, body, bodyStart);
    none();
    node(Kind.CLASS, Words.ENUM, mark, start);
  }

  private void enumMember() {
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
}
