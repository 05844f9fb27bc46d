package dev.lockstep.source.go;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// Reads source files and patterns (Go specification, "Declarations and scope", "Packages").
final class GoParser extends CompoundParser {
  private static final int VAR_WORD = Symbols.word("var");
  private static final int CONST_WORD = Symbols.word("const");
  private static final int TYPE_WORD = Symbols.word("type");
  private static final int ALIAS = Symbols.word("=");
  private static final int STRUCT_WORD = Symbols.word("struct");
  private static final int INTERFACE_WORD = Symbols.word("interface");
  private static final int STAR_WORD = Symbols.word("*");

  GoParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  Tree file() {
    while (!at(Tokens.END)) {
      if (skip(Tokens.SEMICOLON)) {
        continue;
      }
      int mark = tree.mark();
      int first = here;
      try {
        item();
        endOfStatement();
      } catch (SyntaxFailure failure) {
        String reason = failure.reason();
        depth(0);
        allowLiterals(true);
        if (at(Tokens.CLOSE_BRACE) && here > first) {
          advance();
        }
        recover(mark, first, reason);
      }
    }
    return tree.finish(Language.GO);
  }

  private void item() {
    int mark = tree.mark();
    int start = start();
    switch (kind) {
      case Tokens.PACKAGE -> {
        advance();
        name();
        node(Kind.PACKAGE, mark, start);
      }
      case Tokens.IMPORT -> group(start);
      case Tokens.CONST, Tokens.VAR, Tokens.TYPE -> declaration();
      case Tokens.CASE, Tokens.DEFAULT -> {
        if (!pattern) {
          throw failed("expected a declaration");
        }
        caseClause();
      }
      // A file may be a piece of one: statements without a function around them.
      default -> statement();
    }
  }

  @Override
  void declaration() {
    if (at(Tokens.FUNC)) {
      function();
    } else {
      group(start());
    }
  }

  /// Reads one specification behind a keyword, or several in parentheses.
  private void group(int start) {
    int keyword = kind;
    advance();
    if (!at(Tokens.OPEN)) {
      specification(keyword, start);
      return;
    }
    advance();
    while (!at(Tokens.CLOSE) && !at(Tokens.END)) {
      if (skip(Tokens.SEMICOLON) || ellipsis()) {
        continue;
      }
      specification(keyword, keyword == Tokens.IMPORT ? start : start());
      if (!skip(Tokens.SEMICOLON)) {
        break;
      }
    }
    expect(Tokens.CLOSE, "expected \")\"");
  }

  private void specification(int keyword, int start) {
    switch (keyword) {
      case Tokens.IMPORT -> importOf(start);
      case Tokens.TYPE -> typeOf(start);
      default -> variables(keyword == Tokens.CONST ? CONST_WORD : VAR_WORD, start);
    }
  }

  private void importOf(int start) {
    int mark = tree.mark();
    int alias = here;
    if (atName() || at(Tokens.DOT)) {
      advance();
    }
    if (at(Tokens.STRING)) {
      leaf(Kind.STRING, symbol());
    } else if (alias == here || !pattern) {
      throw failed("expected a package's path");
    } else {
      goTo(alias);
      name();
      node(Kind.IMPORT, mark, start);
      return;
    }
    int behind = here;
    if (alias + 1 < behind) {
      int imported = tree.mark();
      goTo(alias);
      int aliasStart = start();
      if (at(Tokens.DOT)) {
        leaf(Kind.NAME, STAR_WORD);
        none();
      } else {
        tree.none(aliasStart);
        name();
      }
      node(Kind.IMPORTED, imported, aliasStart);
      goTo(behind);
    }
    node(Kind.IMPORT, mark, start);
  }

  // ---------------------------------------------------------------- types

  private void typeOf(int start) {
    int mark = tree.mark();
    none();
    name();
    if (at(Tokens.OPEN_SQUARE) && startsTypeParameters()) {
      typeParameters();
    } else {
      none();
    }
    int symbol = skip(Tokens.ASSIGN) ? ALIAS : TYPE_WORD;
    boolean isClass = at(Tokens.STRUCT) || at(Tokens.INTERFACE);
    if (isClass && symbol == TYPE_WORD) {
      members(mark, start);
    } else {
      type();
      node(Kind.TYPE_DEFINITION, symbol, mark, start);
    }
  }

  private void members(int mark, int start) {
    int symbol = at(Tokens.STRUCT) ? STRUCT_WORD : INTERFACE_WORD;
    advance();
    int bases = tree.mark();
    tree.node(Kind.ARGUMENTS, Symbols.EMPTY, bases, lastEnd(), lastEnd());
    int body = tree.mark();
    int bodyStart = start();
    if (symbol == STRUCT_WORD) {
      structBody();
    } else {
      interfaceBody();
    }
    node(Kind.BLOCK, body, bodyStart);
    none();
    node(Kind.CLASS, symbol, mark, start);
  }

  /// Whether brackets behind a type's name declare parameters, and are not an array's length.
  private boolean startsTypeParameters() {
    if (!isNameAt(here + 1)) {
      return false;
    }
    return switch (kindAt(2)) {
      case Tokens.NAME,
          Tokens.META,
          Tokens.COMMA,
          Tokens.INTERFACE,
          Tokens.TILDE,
          Tokens.MAP,
          Tokens.CHAN,
          Tokens.FUNC,
          Tokens.OPEN_SQUARE ->
          true;
      case Tokens.STAR -> hasCommaOrUnion();
      case Tokens.OPEN -> partner[here + 2] >= 0 && kinds[partner[here + 2] + 1] == Tokens.COMMA;
      default -> false;
    };
  }

  private boolean hasCommaOrUnion() {
    for (int at = here + 1; at < partner[here]; at++) {
      if (kinds[at] == Tokens.COMMA || kinds[at] == Tokens.INTERFACE) {
        return true;
      }
    }
    return false;
  }

  // ---------------------------------------------------------------- variables and functions

  /// Reads `a, b T = 1, 2`: each variable with its value, or all as a tuple with the only one.
  private void variables(int symbol, int start) {
    int first = here;
    int behindNames = here + 1;
    while (isNameAt(behindNames - 1) && kinds[behindNames] == Tokens.COMMA) {
      behindNames += 2;
    }
    int names = (behindNames - first + 1) / 2;
    goTo(behindNames);
    int typeToken = startsType(here) ? here : -1;
    if (typeToken >= 0) {
      int mark = tree.mark();
      type();
      drop(mark);
    }
    int values = skip(Tokens.ASSIGN) ? here : -1;
    if (names == 1 || values >= 0 && countValues(values) != names) {
      joined(symbol, first, names, typeToken, values, start);
      return;
    }
    int next = values;
    int end = here;
    for (int i = 0; i < names; i++) {
      int mark = tree.mark();
      none();
      goTo(first + 2 * i);
      name();
      typeAt(typeToken);
      if (next >= 0) {
        goTo(next);
        expression();
        end = here;
        next = here + 1;
      } else {
        none();
      }
      node(Kind.VARIABLE, symbol, mark, start);
    }
    goTo(values >= 0 ? end : behindSpecification(behindNames, typeToken));
  }

  private int behindSpecification(int behindNames, int typeToken) {
    if (typeToken < 0) {
      return behindNames;
    }
    int mark = tree.mark();
    goTo(typeToken);
    type();
    drop(mark);
    return here;
  }

  private void typeAt(int typeToken) {
    if (typeToken < 0) {
      none();
      return;
    }
    int behind = here;
    goTo(typeToken);
    type();
    goTo(behind);
  }

  /// One variable, or several that share one value.
  private void joined(int symbol, int first, int names, int typeToken, int values, int start) {
    int behind = here;
    int mark = tree.mark();
    tree.none(start);
    goTo(first);
    int target = tree.mark();
    int targetStart = start();
    for (int i = 0; i < names; i++) {
      goTo(first + 2 * i);
      if (!ellipsis()) {
        name();
      }
    }
    if (names > 1) {
      node(Kind.TUPLE, target, targetStart);
    }
    typeAt(typeToken);
    goTo(behind);
    if (values >= 0) {
      expressions();
    } else {
      none();
    }
    node(Kind.VARIABLE, symbol, mark, start);
  }

  private int countValues(int token) {
    int count = 1;
    int at = token;
    while (kinds[at] != Tokens.SEMICOLON
        && kinds[at] != Tokens.END
        && kinds[at] != Tokens.CLOSE
        && kinds[at] != Tokens.CLOSE_BRACE) {
      if (kinds[at] == Tokens.COMMA) {
        count++;
      }
      at = partner[at] > at ? partner[at] + 1 : at + 1;
    }
    return count;
  }

  private void function() {
    enter();
    int mark = tree.mark();
    int start = start();
    advance();
    none();
    int receiver = -1;
    if (at(Tokens.OPEN)) {
      parameters();
      receiver = tree.pop();
    }
    name();
    typeParameters();
    signature();
    if (at(Tokens.OPEN_BRACE)) {
      block();
    } else {
      none();
    }
    if (receiver >= 0) {
      tree.push(receiver);
    } else {
      none();
    }
    node(Kind.FUNCTION, mark, start);
    leave();
  }
}
