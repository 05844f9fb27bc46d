package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads TypeScript's types (its handbook, and the grammar of its own parser).
abstract class TypeParser extends TypeMemberParser {
  TypeParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  /// Reads `: T` if it is there.
  @Override
  final void annotation() {
    if (skip(Tokens.COLON)) {
      type();
    } else {
      none();
    }
  }

  /// Reads `: T` or `: x is T` of a function.
  @Override
  final void returnType() {
    if (skip(Tokens.COLON)) {
      predicateOrType();
    } else {
      none();
    }
  }

  private void predicateOrType() {
    int start = start();
    int mark = tree.mark();
    if (atWord(Words.ASSERTS) && attempt(() -> asserts(mark, start))) {
      return;
    }
    if ((atName() || at(Tokens.THIS)) && attempt(() -> predicate(mark, start))) {
      return;
    }
    type();
  }

  private boolean asserts(int mark, int start) {
    lexer.next();
    if (lexer.newline || !atName() && !at(Tokens.THIS)) {
      return false;
    }
    wordLike();
    if (skipWord(Words.IS)) {
      type();
    }
    node(Kind.TYPE, Words.ASSERTS, mark, start);
    return true;
  }

  private boolean predicate(int mark, int start) {
    wordLike();
    if (!atWord(Words.IS) || lexer.newline) {
      return false;
    }
    lexer.next();
    type();
    node(Kind.TYPE, Words.IS, mark, start);
    return true;
  }

  @Override
  final void type() {
    int start = start();
    int mark = tree.mark();
    enter();
    if (startsFunctionType()) {
      functionType(mark, start);
    } else {
      union();
      if (!noConditional && at(Tokens.EXTENDS) && !lexer.newline) {
        conditional(mark, start);
      }
    }
    leave();
  }

  private void conditional(int mark, int start) {
    lexer.next();
    boolean before = noConditional;
    noConditional = true;
    type();
    noConditional = before;
    expect(Tokens.QUESTION, "expected \"?\"");
    noConditional = false;
    type();
    expect(Tokens.COLON, "expected \":\"");
    type();
    noConditional = before;
    node(Kind.TYPE, Words.CONDITIONAL, mark, start);
  }

  // ---------------------------------------------------------------- function types

  private boolean startsFunctionType() {
    if (at(Tokens.LESS) || at(Tokens.NEW)) {
      return true;
    }
    if (atWord(Words.ABSTRACT)) {
      Lexer.Saved saved = lexer.save();
      lexer.next();
      boolean constructs = at(Tokens.NEW);
      lexer.restore(saved);
      return constructs;
    }
    return at(Tokens.OPEN) && parenthesesHoldParameters();
  }

  private boolean parenthesesHoldParameters() {
    State state = save();
    try {
      lexer.next();
      return at(Tokens.CLOSE) && closesBeforeArrow() || firstIsParameter();
    } catch (SyntaxFailure notParameters) {
      return false;
    } finally {
      restore(state);
    }
  }

  private boolean closesBeforeArrow() {
    lexer.next();
    return at(Tokens.ARROW);
  }

  private boolean firstIsParameter() {
    if (at(Tokens.SPREAD)) {
      return true;
    }
    if (at(Tokens.OPEN_SQUARE) || at(Tokens.OPEN_BRACE)) {
      skipBrackets();
    } else if (atName() || at(Tokens.THIS)) {
      lexer.next();
    } else {
      return false;
    }
    return switch (lexer.kind()) {
      case Tokens.COLON, Tokens.COMMA, Tokens.ASSIGN -> true;
      case Tokens.QUESTION -> true;
      case Tokens.CLOSE -> closesBeforeArrow();
      default -> false;
    };
  }

  private void skipBrackets() {
    int open = 0;
    do {
      switch (lexer.kind()) {
        case Tokens.OPEN_SQUARE, Tokens.OPEN_BRACE, Tokens.OPEN -> open++;
        case Tokens.CLOSE_SQUARE, Tokens.CLOSE_BRACE, Tokens.CLOSE -> open--;
        case Tokens.END -> {
          return;
        }
        default -> {}
      }
      lexer.next();
    } while (open > 0);
  }

  private void functionType(int mark, int start) {
    boolean isAbstract = skipWord(Words.ABSTRACT);
    boolean constructs = skip(Tokens.NEW) || isAbstract;
    if (at(Tokens.LESS)) {
      typeParameters();
    }
    parameters();
    expect(Tokens.ARROW, "expected \"=>\"");
    predicateOrType();
    node(Kind.TYPE, constructs ? Words.NEW : Words.ARROW, mark, start);
  }

  // ---------------------------------------------------------------- operators

  private void union() {
    int start = start();
    int mark = tree.mark();
    skip(Tokens.BAR);
    intersection();
    if (at(Tokens.BAR)) {
      while (skip(Tokens.BAR)) {
        intersection();
      }
      node(Kind.TYPE, Words.BAR, mark, start);
    }
  }

  private void intersection() {
    int start = start();
    int mark = tree.mark();
    skip(Tokens.AMPERSAND);
    operator();
    if (at(Tokens.AMPERSAND)) {
      while (skip(Tokens.AMPERSAND)) {
        operator();
      }
      node(Kind.TYPE, Words.AMPERSAND, mark, start);
    }
  }

  private void operator() {
    int start = start();
    int mark = tree.mark();
    int word = at(Tokens.NAME) ? lexer.symbol() : Symbols.EMPTY;
    boolean prefix = word == Words.KEYOF || word == Words.UNIQUE || word == Words.READONLY;
    if (startsFunctionType()) {
      functionType(mark, start);
    } else if (prefix && startsTypeBehindWord()) {
      enter();
      lexer.next();
      operator();
      leave();
      node(Kind.TYPE, word, mark, start);
    } else if (word == Words.INFER && startsTypeBehindWord()) {
      infer(mark, start);
    } else {
      postfix();
    }
  }

  private boolean startsTypeBehindWord() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean starts =
        switch (lexer.kind()) {
          case Tokens.NAME,
              Tokens.META,
              Tokens.OPEN,
              Tokens.OPEN_SQUARE,
              Tokens.OPEN_BRACE,
              Tokens.STRING,
              Tokens.NUMBER,
              Tokens.BACKQUOTE,
              Tokens.TYPEOF,
              Tokens.IMPORT,
              Tokens.THIS,
              Tokens.VOID,
              Tokens.NULL ->
              true;
          default -> false;
        };
    lexer.restore(saved);
    return starts;
  }

  private void infer(int mark, int start) {
    lexer.next();
    name();
    if (at(Tokens.EXTENDS)) {
      attempt(this::inferConstraint);
    }
    node(Kind.TYPE, Words.INFER, mark, start);
  }

  private boolean inferConstraint() {
    lexer.next();
    boolean before = noConditional;
    noConditional = true;
    try {
      type();
    } finally {
      noConditional = before;
    }
    return noConditional || !at(Tokens.QUESTION);
  }

  private void postfix() {
    int start = start();
    int mark = tree.mark();
    primary();
    while (at(Tokens.OPEN_SQUARE) && !lexer.newline) {
      checkHeight();
      lexer.next();
      if (!at(Tokens.CLOSE_SQUARE)) {
        type();
      }
      expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
      node(Kind.TYPE, Words.INDEXED, mark, start);
    }
    if (at(Tokens.BANG) && !lexer.newline) {
      lexer.next();
    }
  }

  // ---------------------------------------------------------------- primary types

  private void primary() {
    int start = start();
    int mark = tree.mark();
    switch (lexer.kind()) {
      case Tokens.OPEN -> {
        boolean before = noConditional;
        noConditional = false;
        lexer.next();
        type();
        expect(Tokens.CLOSE, "expected \")\"");
        noConditional = before;
        tree.span(tree.top(), start, lastEnd());
      }
      case Tokens.OPEN_SQUARE -> tuple(mark, start);
      case Tokens.OPEN_BRACE -> members(mark, start);
      case Tokens.STRING -> literal(Kind.STRING, mark, start);
      case Tokens.NUMBER -> literal(Kind.NUMBER, mark, start);
      case Tokens.PLUS_MINUS -> {
        lexer.next();
        literal(Kind.NUMBER, mark, start);
      }
      case Tokens.BACKQUOTE -> {
        template();
        node(Kind.TYPE, Words.LITERAL, mark, start);
      }
      case Tokens.TRUE, Tokens.FALSE -> literal(Kind.BOOLEAN, mark, start);
      case Tokens.NULL, Tokens.VOID, Tokens.THIS -> leaf(Kind.NAME, lexer.symbol());
      case Tokens.TYPEOF -> {
        lexer.next();
        reference();
        node(Kind.TYPE, Words.TYPEOF, mark, start);
      }
      case Tokens.SPREAD -> {
        if (!pattern) {
          throw failed("expected a type");
        }
        ellipsis();
      }
      case Tokens.STAR, Tokens.QUESTION -> jsDocType(mark, start);
      default -> reference();
    }
  }

  /// `?T` and `*`, which Flow and JSDoc have.
  private void jsDocType(int mark, int start) {
    boolean question = at(Tokens.QUESTION);
    lexer.next();
    if (question) {
      enter();
      operator();
      leave();
      node(Kind.TYPE, Words.QUESTION, mark, start);
    } else {
      tree.leaf(Kind.NAME, Words.STAR, start, lastEnd());
    }
  }

  private void literal(Kind kind, int mark, int start) {
    leaf(kind, lexer.symbol());
    node(Kind.TYPE, Words.LITERAL, mark, start);
  }

  /// A name with its qualifiers and type arguments, or `import("m").x`.
  private void reference() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.IMPORT)) {
      leaf(Kind.NAME, Words.IMPORT);
      arguments();
      none();
      node(Kind.CALL, mark, start);
    } else if (at(Tokens.THIS)) {
      leaf(Kind.SELF, Words.THIS);
    } else if (at(Tokens.DEEP_OPEN) || !atName()) {
      throw failed("expected a type");
    } else {
      name();
    }
    while (at(Tokens.DOT)) {
      checkHeight();
      lexer.next();
      wordLike();
      node(Kind.MEMBER, Words.DOT, mark, start);
    }
    if (!lexer.newline && (at(Tokens.LESS) || at(Tokens.SHIFT))) {
      typeArgumentList();
      node(Kind.TYPE, Words.GENERIC, mark, start);
    }
  }

  @Override
  final void typeArguments() {
    int start = start();
    int mark = tree.mark();
    typeArgumentList();
    node(Kind.TYPE, Words.GENERIC, mark, start);
  }

  private void typeArgumentList() {
    enter();
    if (at(Tokens.SHIFT)) {
      lexer.moveTo(lexer.start() + 1);
    }
    lexer.next();
    while (!at(Tokens.GREATER)) {
      if (!openPart()) {
        type();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.GREATER, "expected \">\"");
    leave();
  }

  private void tuple(int mark, int start) {
    lexer.next();
    while (!at(Tokens.CLOSE_SQUARE)) {
      tupleElement();
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    node(Kind.TYPE, Words.TUPLE, mark, start);
  }

  private void tupleElement() {
    int start = start();
    int mark = tree.mark();
    boolean rest = skip(Tokens.SPREAD);
    if (!atWordLike() || !attempt(this::tupleLabel)) {
      type();
    }
    if (skip(Tokens.QUESTION)) {
      node(Kind.TYPE, Words.QUESTION, mark, start);
    }
    if (rest) {
      node(Kind.TYPE, Words.DOTS, mark, start);
    }
  }

  private boolean tupleLabel() {
    lexer.next();
    skip(Tokens.QUESTION);
    if (!skip(Tokens.COLON)) {
      return false;
    }
    type();
    return true;
  }
}
