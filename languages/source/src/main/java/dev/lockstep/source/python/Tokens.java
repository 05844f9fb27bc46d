package dev.lockstep.source.python;

import dev.lockstep.source.token.Token;
import dev.lockstep.source.token.WordTable;

/// The kinds of Python's tokens, as small numbers, and the symbols of its operators.
final class Tokens extends Token {
  static final int NEWLINE = 18;
  static final int INDENT = 19;
  static final int DEDENT = 20;

  /// The start of a string with interpolated parts.
  static final int TEMPLATE = 21;

  static final int DEEP_OPEN = 22;
  static final int DEEP_CLOSE = 23;

  static final int COLON = 24;
  static final int ARROW = 25;
  static final int BANG = 26;
  static final int BACKQUOTE = 27;
  static final int WALRUS = 28;
  static final int ASSIGN = 29;

  /// `+=` and the like.
  static final int AUGMENTED = 30;

  // Binary operators without a role of their own come in groups of one precedence.
  static final int AT = 31;
  static final int STAR = 32;
  static final int POWER = 33;
  static final int PLUS_MINUS = 34;
  static final int TERM = 35;
  static final int SHIFT = 36;
  static final int AMPERSAND = 37;
  static final int CARET = 38;
  static final int BAR = 39;
  static final int COMPARISON = 40;
  static final int TILDE = 41;
  static final int SLASH = 42;

  static final int AND = 50;
  static final int AS = 51;
  static final int ASSERT = 52;
  static final int ASYNC = 53;
  static final int AWAIT = 54;
  static final int BREAK = 55;
  static final int CLASS = 56;
  static final int CONTINUE = 57;
  static final int DEF = 58;
  static final int DEL = 59;
  static final int ELIF = 60;
  static final int ELSE = 61;
  static final int EXCEPT = 62;
  static final int FALSE = 63;
  static final int FINALLY = 64;
  static final int FOR = 65;
  static final int FROM = 66;
  static final int GLOBAL = 67;
  static final int IF = 68;
  static final int IMPORT = 69;
  static final int IN = 70;
  static final int IS = 71;
  static final int LAMBDA = 72;
  static final int NONE = 73;
  static final int NONLOCAL = 74;
  static final int NOT = 75;
  static final int OR = 76;
  static final int PASS = 77;
  static final int RAISE = 78;
  static final int RETURN = 79;
  static final int TRUE = 80;
  static final int TRY = 81;
  static final int WHILE = 82;
  static final int WITH = 83;
  static final int YIELD = 84;

  private static final WordTable KEYWORDS =
      new WordTable()
          .counted(
              AND,
              "and",
              "as",
              "assert",
              "async",
              "await",
              "break",
              "class",
              "continue",
              "def",
              "del",
              "elif",
              "else",
              "except",
              "False",
              "finally",
              "for",
              "from",
              "global",
              "if",
              "import",
              "in",
              "is",
              "lambda",
              "None",
              "nonlocal",
              "not",
              "or",
              "pass",
              "raise",
              "return",
              "True",
              "try",
              "while",
              "with",
              "yield");

  private Tokens() {}

  /// The token of an identifier's symbol: a keyword, or [#NAME].
  static int ofIdentifier(int symbol) {
    return KEYWORDS.of(symbol, NAME);
  }
}
