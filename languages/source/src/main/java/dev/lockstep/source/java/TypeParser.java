package dev.lockstep.source.java;

import dev.lockstep.source.token.TableParser;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads types (Java Language Specification, chapter 4), and looks ahead whether tokens are one.
abstract class TypeParser extends TableParser {
  /// Tokens of the longest type that is looked for where an expression may stand as well.
  private static final int LONGEST = 2_000;

  static final int DOT_WORD = Symbols.word(".");
  static final int SQUARES = Symbols.word("[]");
  static final int GENERIC = Symbols.word("<>");
  static final int WILDCARD = Symbols.word("?");
  static final int AMPERSAND = Symbols.word("&");
  private static final int EXTENDS_WORD = Symbols.word("extends");
  private static final int SUPER_WORD = Symbols.word("super");

  TypeParser(byte[] source, Symbols symbols, boolean pattern) {
    super(new Lexer(source, symbols, pattern).run(), source, symbols, pattern);
  }

  /// Reads annotations, which stand in front of types too.
  abstract void annotation();

  /// Reads annotations that have no place in the tree.
  final void skipAnnotations() {
    while (at(Tokens.AT) && kindAt(1) != Tokens.INTERFACE) {
      int mark = tree.mark();
      annotation();
      drop(mark);
    }
  }

  /// Reads a type with its dimensions.
  final void type() {
    enter();
    skipAnnotations();
    int mark = tree.mark();
    int start = start();
    if (at(Tokens.PRIMITIVE)) {
      leaf(Kind.NAME, symbol());
    } else if (at(Tokens.QUESTION)) {
      wildcard();
    } else if (!ellipsis()) {
      named(mark, start);
    }
    dimensions(mark, start);
    leave();
  }

  private void wildcard() {
    int mark = tree.mark();
    int start = start();
    advance();
    if (at(Tokens.EXTENDS) || at(Tokens.SUPER)) {
      int bound = start();
      int word = at(Tokens.EXTENDS) ? EXTENDS_WORD : SUPER_WORD;
      advance();
      int base = tree.mark();
      type();
      node(Kind.BASE, word, base, bound);
    }
    node(Kind.TYPE, WILDCARD, mark, start);
  }

  /// Reads a name with qualifiers and type arguments.
  private void named(int mark, int start) {
    name();
    typeArguments(mark, start);
    while (at(Tokens.DOT) && (isNameAt(here + 1) || kindAt(1) == Tokens.AT)) {
      advance();
      skipAnnotations();
      name();
      node(Kind.MEMBER, DOT_WORD, mark, start);
      checkHeight();
      typeArguments(mark, start);
    }
  }

  private void typeArguments(int mark, int start) {
    if (at(Tokens.LESS)) {
      typeArgumentList();
      node(Kind.TYPE, GENERIC, mark, start);
    }
  }

  /// Reads `<A, B>`, leaving the arguments waiting.
  final void typeArgumentList() {
    expect(Tokens.LESS, "expected \"<\"");
    while (!at(Tokens.GREATER)) {
      type();
      while (at(Tokens.OPERATOR) && symbol() == AMPERSAND) {
        advance();
        type();
      }
      if (!skip(Tokens.COMMA)) {
        break;
      }
    }
    expect(Tokens.GREATER, "expected \">\"");
  }

  /// Reads `[]` behind a type that waits since `mark`.
  final void dimensions(int mark, int start) {
    while (true) {
      int before = here;
      if (at(Tokens.AT)) {
        skipAnnotations();
      }
      if (!at(Tokens.OPEN_SQUARE) || kindAt(1) != Tokens.CLOSE_SQUARE) {
        goTo(before);
        return;
      }
      advance();
      advance();
      node(Kind.TYPE, SQUARES, mark, start);
      checkHeight();
    }
  }

  /// Reads types joined by `&` or `|`.
  final void joined(int operator) {
    int mark = tree.mark();
    int start = start();
    type();
    boolean several = false;
    while (at(Tokens.OPERATOR) && symbol() == operator) {
      advance();
      type();
      several = true;
    }
    if (several) {
      node(Kind.TYPE, operator, mark, start);
    }
  }

  // ---------------------------------------------------------------- looking ahead

  /// The token behind the type that begins at a token; -1 where none does.
  final int behindType(int token) {
    return behindType(token, token + LONGEST, 0);
  }

  private int behindType(int token, int limit, int level) {
    int at = behindAnnotations(token);
    if (at < 0 || at > limit || level > 100) {
      return -1;
    }
    if (kinds[at] == Tokens.PRIMITIVE) {
      at++;
    } else if (kinds[at] == Tokens.QUESTION) {
      at++;
      if (kinds[at] == Tokens.EXTENDS || kinds[at] == Tokens.SUPER) {
        return behindType(at + 1, limit, level + 1);
      }
      return at;
    } else {
      at = behindNames(at, limit, level);
    }
    return at < 0 ? -1 : behindDimensions(at);
  }

  private int behindNames(int token, int limit, int level) {
    int at = token;
    while (true) {
      at = behindAnnotations(at);
      if (at < 0 || !isNameAt(at)) {
        return -1;
      }
      at++;
      if (kinds[at] == Tokens.LESS) {
        at = behindTypeArguments(at, limit, level);
        if (at < 0) {
          return -1;
        }
      }
      boolean more = kinds[at] == Tokens.DOT && (isNameAt(at + 1) || kinds[at + 1] == Tokens.AT);
      if (!more) {
        return at;
      }
      at++;
    }
  }

  private int behindTypeArguments(int less, int limit, int level) {
    int at = less + 1;
    while (at <= limit && kinds[at] != Tokens.GREATER) {
      if (pattern && (kinds[at] == Tokens.ELLIPSIS || kinds[at] == Tokens.META_ELLIPSIS)) {
        at++;
      } else {
        at = behindType(at, limit, level + 1);
        if (at < 0) {
          return -1;
        }
      }
      if (kinds[at] == Tokens.COMMA) {
        at++;
      } else if (kinds[at] != Tokens.GREATER) {
        return -1;
      }
    }
    return kinds[at] == Tokens.GREATER ? at + 1 : -1;
  }

  private int behindDimensions(int token) {
    int at = token;
    while (true) {
      int square = kinds[at] == Tokens.AT ? behindAnnotations(at) : at;
      if (square < 0
          || kinds[square] != Tokens.OPEN_SQUARE
          || kinds[square + 1] != Tokens.CLOSE_SQUARE) {
        return at;
      }
      at = square + 2;
    }
  }

  private int behindAnnotations(int token) {
    int at = token;
    while (kinds[at] == Tokens.AT && isNameAt(at + 1)) {
      at += 2;
      while (kinds[at] == Tokens.DOT && isNameAt(at + 1)) {
        at += 2;
      }
      if (kinds[at] == Tokens.OPEN) {
        if (partner[at] < 0) {
          return -1;
        }
        at = partner[at] + 1;
      }
    }
    return at;
  }
}
