package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import java.util.ArrayList;
import java.util.List;

/// Reads functions and objects' properties (ECMA-262, sections 13.2.5 and 15).
abstract class FunctionParser extends BindingParser {
  /// Whether `await` and `yield` are operators where the parser stands.
  boolean inAsync;

  boolean inGenerator;

  /// Whether `in` belongs to a `for`.
  boolean noIn;

  /// Conditionals between whose `?` and `:` the place is.
  int thens;

  /// Decorators in front of an `export`, which are those of the class behind it.
  final List<Integer> beforeExport = new ArrayList<>();

  /// Functions around the place.
  int functions;

  FunctionParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  // ---------------------------------------------------------------- functions

  /// The rest of a function behind its name: [Kind#FUNCTION]'s roles from its type parameters on.
  final void signatureAndBody(boolean async, boolean generator) {
    typeParameters();
    parameters();
    returnType();
    optionalBody(async, generator);
    none();
  }

  private void optionalBody(boolean async, boolean generator) {
    if (at(Tokens.OPEN_BRACE)) {
      functionBody(async, generator);
    } else {
      none();
      if (!at(Tokens.CLOSE_BRACE)) {
        skip(Tokens.SEMICOLON);
      }
    }
  }

  @Override
  final void functionBody(boolean async, boolean generator) {
    boolean asyncBefore = inAsync;
    boolean generatorBefore = inGenerator;
    int thensBefore = thens;
    boolean inBefore = noIn;
    inAsync = async;
    inGenerator = generator;
    thens = 0;
    noIn = false;
    functions++;
    try {
      block();
    } finally {
      thens = thensBefore;
      noIn = inBefore;
      inAsync = asyncBefore;
      inGenerator = generatorBefore;
      functions--;
    }
  }

  /// `function` as an expression, behind `async` if it was there.
  final void functionExpression(boolean async, int mark, int start) {
    modifiers(async, start);
    lexer.next();
    boolean generator = at(Tokens.STAR);
    if (generator) {
      lexer.next();
      addGenerator(mark);
    }
    int nameMark = tree.mark();
    if (pattern && at(Tokens.SPREAD)) {
      lexer.next();
    }
    boolean named = atName();
    if (named) {
      name();
    }
    typeParameters();
    tree.pop();
    parameters();
    returnType();
    if (at(Tokens.OPEN_BRACE) || !pattern) {
      functionBody(async, generator);
    } else {
      none();
    }
    if (named) {
      moveNameBehind(nameMark);
    } else {
      none();
    }
    node(Kind.LAMBDA, Words.FUNCTION, mark, start);
  }

  /// The name stands behind the other roles of a [Kind#LAMBDA].
  private void moveNameBehind(int nameMark) {
    int body = tree.pop();
    int type = tree.pop();
    int parameters = tree.pop();
    int name = tree.pop();
    tree.push(parameters);
    tree.push(type);
    tree.push(body);
    tree.push(name);
    if (tree.mark() != nameMark + 4) {
      throw new IllegalStateException("roles of a function are amiss");
    }
  }

  private void modifiers(boolean async, int start) {
    if (!async) {
      tree.none(start);
      return;
    }
    int mark = tree.mark();
    tree.leaf(Kind.MODIFIER, Words.ASYNC, start, lastEnd());
    node(Kind.MODIFIERS, mark, start);
  }

  /// Adds `*` to the modifiers that wait at `mark`.
  final void addGenerator(int mark) {
    addModifier(mark, Words.STAR);
  }

  /// Adds a modifier, the token before the current one, to the modifiers that wait at `mark`.
  final void addModifier(int mark, int symbol) {
    int modifiers = tree.pop();
    int start = tree.startOf(modifiers);
    if (tree.is(modifiers, Kind.MODIFIERS)) {
      int child = tree.firstChildOf(modifiers);
      while (child >= 0) {
        int next = tree.siblingOf(child);
        tree.push(child);
        child = next;
      }
    }
    tree.leaf(Kind.MODIFIER, symbol, lastEnd() - 1, lastEnd());
    node(Kind.MODIFIERS, mark, start);
  }

  // ---------------------------------------------------------------- objects

  @Override
  final void propertyName() {
    int start = start();
    int mark = tree.mark();
    switch (lexer.kind()) {
      case Tokens.STRING -> leaf(Kind.STRING, lexer.symbol());
      case Tokens.NUMBER -> leaf(Kind.NUMBER, lexer.symbol());
      case Tokens.OPEN_SQUARE -> {
        enter();
        lexer.next();
        if (!openPart()) {
          expression();
        }
        expect(Tokens.CLOSE_SQUARE, "expected \"]\"");
        leave();
        node(Kind.COMPUTED, mark, start);
      }
      default -> wordLike();
    }
  }

  /// Reads an object literal, which may also turn out to be a target.
  final void objectLiteral() {
    int start = start();
    int mark = tree.mark();
    enter();
    lexer.next();
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        property();
      }
      if (!skip(Tokens.COMMA) && !(pattern && (at(Tokens.SPREAD) || lexer.newline))) {
        break;
      }
    }
    expect(Tokens.CLOSE_BRACE, "expected \"}\"");
    leave();
    node(Kind.OBJECT, mark, start);
  }

  private void property() {
    int start = start();
    int mark = tree.mark();
    if (at(Tokens.SPREAD)) {
      lexer.next();
      assignment();
      node(Kind.SPREAD, Words.DOTS, mark, start);
      return;
    }
    if (at(Tokens.DEEP_OPEN)) {
      assignment();
      return;
    }
    boolean word = atName();
    int accessor = accessorOrModifier();
    if (accessor != Symbols.EMPTY || at(Tokens.STAR)) {
      modifiedMethod(accessor, mark, start);
      return;
    }
    propertyName();
    switch (lexer.kind()) {
      case Tokens.COLON -> {
        lexer.next();
        if (!openPart()) {
          assignment();
        }
        node(Kind.PAIR, mark, start);
      }
      case Tokens.OPEN, Tokens.LESS -> {
        tree.none(start);
        tree.moveTo(mark);
        signatureAndBody(false, false);
        node(Kind.FUNCTION, mark, start);
      }
      case Tokens.ASSIGN -> {
        lexer.next();
        assignment();
        node(Kind.ASSIGN, Words.ASSIGN, mark, start);
      }
      default -> {
        if (!word) {
          throw failed("expected \":\"");
        }
        shorthand(mark, start);
      }
    }
  }

  /// The word `get`, `set` or `async` at hand if it modifies a method, else nothing.
  private int accessorOrModifier() {
    int word = at(Tokens.NAME) ? lexer.symbol() : Symbols.EMPTY;
    if (word != Words.GET && word != Words.SET && word != Words.ASYNC) {
      return Symbols.EMPTY;
    }
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean modifies =
        atWordLike()
            || at(Tokens.STRING)
            || at(Tokens.NUMBER)
            || at(Tokens.OPEN_SQUARE)
            || at(Tokens.PRIVATE_NAME)
            || word == Words.ASYNC && at(Tokens.STAR);
    if (!modifies || word == Words.ASYNC && lexer.newline) {
      lexer.restore(saved);
      return Symbols.EMPTY;
    }
    return word;
  }

  private void modifiedMethod(int word, int mark, int start) {
    boolean async = word == Words.ASYNC;
    modifiers(async, start);
    boolean generator = skip(Tokens.STAR);
    if (generator) {
      addGenerator(mark);
    }
    propertyName();
    signatureAndBody(async, generator);
    node(Kind.FUNCTION, async ? Symbols.EMPTY : word, mark, start);
  }
}
