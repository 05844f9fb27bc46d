package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads classes and their members (ECMA-262, section 15.7, and TypeScript's modifiers).
abstract class ClassParser extends FunctionParser {
  ClassParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  abstract void leftHandSide();

  /// Goes on behind what a member could not be read.
  abstract void recoverMember(int mark, int start, String reason);

  @Override
  final void decorators() {
    while (at(Tokens.AT)) {
      int start = start();
      int mark = tree.mark();
      lexer.next();
      enter();
      leftHandSide();
      leave();
      node(Kind.DECORATOR, mark, start);
      if (pattern && at(Tokens.SPREAD) && standsAlone()) {
        ellipsis();
      }
    }
  }

  /// Puts the decorators in front of `export` before the modifiers that wait at `mark`.
  ///
  /// @return where they start, which is where the class starts
  private int takeDecorators(int mark) {
    int modifiers = tree.pop();
    int start = tree.startOf(beforeExport.getFirst());
    beforeExport.forEach(tree::push);
    beforeExport.clear();
    if (tree.is(modifiers, Kind.MODIFIERS)) {
      int child = tree.firstChildOf(modifiers);
      while (child >= 0) {
        int next = tree.siblingOf(child);
        tree.push(child);
        child = next;
      }
    }
    node(Kind.MODIFIERS, mark, start);
    return start;
  }

  /// The rest of a class from `class` on; its modifiers wait at `mark`.
  @Override
  final void classDefinition(int mark, int start) {
    int from = beforeExport.isEmpty() ? start : takeDecorators(mark);
    lexer.next();
    boolean named = atName() && !(atWord(Words.IMPLEMENTS) && implementsFollows());
    if (named) {
      name();
    } else {
      none();
    }
    typeParameters();
    bases();
    if (at(Tokens.OPEN_BRACE)) {
      classBody();
    } else if (pattern) {
      none();
    } else {
      throw failed("expected \"{\"");
    }
    none();
    node(Kind.CLASS, Words.CLASS, mark, from);
  }

  private boolean implementsFollows() {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean follows = atName();
    lexer.restore(saved);
    return follows;
  }

  private void bases() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.EXTENDS)) {
      int base = tree.mark();
      int baseStart = start();
      lexer.next();
      if (!openPart()) {
        enter();
        leftHandSide();
        leave();
        if (at(Tokens.LESS)) {
          baseArguments(base);
        }
        node(Kind.BASE, Words.EXTENDS, base, baseStart);
      }
    }
    if (atWord(Words.IMPLEMENTS)) {
      lexer.next();
      baseList(Words.IMPLEMENTS);
    }
    node(Kind.ARGUMENTS, mark, Math.min(start, Math.max(lastEnd(), 0)));
  }

  /// `extends A<T>`: the type arguments behind the expression.
  private void baseArguments(int base) {
    int start = tree.startOf(tree.top());
    typeArguments();
    int arguments = tree.pop();
    for (int child = tree.firstChildOf(arguments); child >= 0; ) {
      int next = tree.siblingOf(child);
      tree.push(child);
      child = next;
    }
    node(Kind.TYPE, Words.GENERIC, base, start);
  }

  final void baseList(int symbol) {
    do {
      int start = start();
      int mark = tree.mark();
      if (!openPart()) {
        type();
        node(Kind.BASE, symbol, mark, start);
      }
    } while (skip(Tokens.COMMA));
  }

  private void classBody() {
    int start = start();
    int mark = tree.mark();
    boolean asyncBefore = inAsync;
    boolean generatorBefore = inGenerator;
    inAsync = false;
    inGenerator = false;
    functions++;
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      if (pattern && at(Tokens.SPREAD)) {
        ellipsis();
      } else if (!skip(Tokens.SEMICOLON) && !openPart()) {
        guardedMember();
      }
    }
    inAsync = asyncBefore;
    inGenerator = generatorBefore;
    functions--;
    if (at(Tokens.END)) {
      tree.unread(lastEnd(), lastEnd(), "expected \"}\"");
    } else {
      lexer.next();
    }
    leave();
    node(Kind.BLOCK, mark, start);
  }

  private void guardedMember() {
    int start = start();
    int mark = tree.mark();
    int depth = depth();
    boolean async = inAsync;
    int functionsBefore = functions;
    try {
      member(mark, start);
    } catch (SyntaxFailure failure) {
      String reason = failure.reason();
      depth(depth);
      inAsync = async;
      functions = functionsBefore;
      recoverMember(mark, start, reason);
    }
  }

  // ---------------------------------------------------------------- members

  final void member(int mark, int start) {
    decorators();
    boolean async = false;
    int accessor = Symbols.EMPTY;
    while (at(Tokens.NAME) && isModifier(lexer.symbol()) && modifiesMember(lexer.symbol())) {
      int word = lexer.symbol();
      if (word == Words.STATIC && staticBlock(mark, start)) {
        return;
      }
      if (word == Words.GET || word == Words.SET) {
        accessor = word;
        lexer.next();
      } else {
        async |= word == Words.ASYNC;
        leaf(Kind.MODIFIER, word);
      }
    }
    if (at(Tokens.CONST) && modifiesMember(Words.CONST)) {
      leaf(Kind.MODIFIER, Words.CONST);
    }
    boolean generator = at(Tokens.STAR);
    if (generator) {
      leaf(Kind.MODIFIER, Words.STAR);
    }
    if (tree.mark() == mark) {
      tree.none(start);
    } else {
      node(Kind.MODIFIERS, mark, start);
    }
    if (pattern && at(Tokens.END)) {
      return;
    }
    memberBehindModifiers(accessor, async, generator, mark, start);
  }

  private void memberBehindModifiers(
      int accessor, boolean async, boolean generator, int mark, int start) {
    boolean constructor = atWord(Words.CONSTRUCTOR);
    if (at(Tokens.OPEN_SQUARE) && typed && attempt(this::index)) {
      semicolon();
      node(Kind.VARIABLE, mark, start);
      return;
    }
    propertyName();
    if (at(Tokens.QUESTION) || at(Tokens.BANG) && !lexer.newline) {
      lexer.next();
    }
    if (at(Tokens.OPEN) || at(Tokens.LESS)) {
      signatureAndBody(async, generator);
      node(Kind.FUNCTION, constructor ? Words.CONSTRUCTOR : accessor, mark, start);
      return;
    }
    annotation();
    if (skip(Tokens.ASSIGN)) {
      fieldValue();
    } else {
      none();
    }
    int end = lastEnd();
    if (!at(Tokens.COMMA) || !pattern) {
      semicolon();
    }
    tree.node(Kind.VARIABLE, Symbols.EMPTY, mark, start, end);
  }

  private void fieldValue() {
    if (pattern && at(Tokens.SPREAD)) {
      ellipsis();
    } else {
      assignment();
    }
  }

  /// `[key: T]: U` in a class.
  private boolean index() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    if (!atName()) {
      return false;
    }
    name();
    if (!at(Tokens.COLON)) {
      return false;
    }
    annotation();
    expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
    node(Kind.COMPUTED, mark, start);
    annotation();
    none();
    return true;
  }

  private boolean staticBlock(int mark, int start) {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    if (!at(Tokens.OPEN_BRACE)) {
      lexer.restore(saved);
      return false;
    }
    while (tree.mark() > mark) {
      tree.pop();
    }
    block();
    tree.become(tree.top(), Kind.BLOCK, Words.STATIC);
    tree.span(tree.top(), start, lastEnd());
    return true;
  }

  private static boolean isModifier(int word) {
    return word == Words.STATIC
        || word == Words.ASYNC
        || word == Words.GET
        || word == Words.SET
        || word == Words.PUBLIC
        || word == Words.PRIVATE
        || word == Words.PROTECTED
        || word == Words.READONLY
        || word == Words.ABSTRACT
        || word == Words.OVERRIDE
        || word == Words.DECLARE
        || word == Words.ACCESSOR;
  }

  /// Whether the word at hand modifies what follows, and is no member's name.
  private boolean modifiesMember(int word) {
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean modifies =
        switch (lexer.kind()) {
          case Tokens.OPEN,
              Tokens.ASSIGN,
              Tokens.SEMICOLON,
              Tokens.CLOSE_BRACE,
              Tokens.COLON,
              Tokens.QUESTION,
              Tokens.BANG,
              Tokens.LESS,
              Tokens.END,
              Tokens.COMMA ->
              false;
          case Tokens.OPEN_BRACE -> word == Words.STATIC;
          case Tokens.STAR -> word != Words.GET && word != Words.SET;
          default ->
              !lexer.newline || word != Words.ASYNC && word != Words.GET && word != Words.SET;
        };
    lexer.restore(saved);
    return modifies;
  }
}
