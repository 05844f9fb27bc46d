package dev.lockstep.source.go;

import dev.lockstep.source.token.Token;
import dev.lockstep.source.token.WordTable;

/// The kinds of Go's tokens, as small numbers, and how tightly operators bind.
final class Tokens extends Token {
  static final int COLON = 18;
  static final int ASSIGN = 19;
  static final int DEFINE = 20;

  /// `+=` and the like.
  static final int AUGMENTED = 21;

  /// A binary operator but `*`; its symbol says which.
  static final int OPERATOR = 22;

  static final int STAR = 23;

  /// `<-`.
  static final int ARROW = 24;

  static final int BANG = 25;
  static final int TILDE = 26;

  /// `++` or `--`.
  static final int STEP = 27;

  static final int DEEP_OPEN = 28;
  static final int DEEP_CLOSE = 29;

  static final int BREAK = 40;
  static final int CASE = 41;
  static final int CHAN = 42;
  static final int CONST = 43;
  static final int CONTINUE = 44;
  static final int DEFAULT = 45;
  static final int DEFER = 46;
  static final int ELSE = 47;
  static final int FALLTHROUGH = 48;
  static final int FOR = 49;
  static final int FUNC = 50;
  static final int GO = 51;
  static final int GOTO = 52;
  static final int IF = 53;
  static final int IMPORT = 54;
  static final int INTERFACE = 55;
  static final int MAP = 56;
  static final int PACKAGE = 57;
  static final int RANGE = 58;
  static final int RETURN = 59;
  static final int SELECT = 60;
  static final int STRUCT = 61;
  static final int SWITCH = 62;
  static final int TYPE = 63;
  static final int VAR = 64;

  private static final WordTable KEYWORDS =
      new WordTable()
          .counted(
              BREAK,
              "break",
              "case",
              "chan",
              "const",
              "continue",
              "default",
              "defer",
              "else",
              "fallthrough",
              "for",
              "func",
              "go",
              "goto",
              "if",
              "import",
              "interface",
              "map",
              "package",
              "range",
              "return",
              "select",
              "struct",
              "switch",
              "type",
              "var");

  /// Operators from the loosest to the tightest.
  private static final WordTable LEVELS =
      new WordTable()
          .alike(1, "||")
          .alike(2, "&&")
          .alike(3, "==", "!=", "<", "<=", ">", ">=")
          .alike(4, "+", "-", "|", "^")
          .alike(5, "*", "/", "%", "<<", ">>", "&", "&^");

  private Tokens() {}

  /// The token of an identifier's symbol: a keyword, or [#NAME].
  static int ofIdentifier(int symbol) {
    return KEYWORDS.of(symbol, NAME);
  }

  /// How tightly a binary operator binds, from 1; zero for other symbols.
  static int level(int symbol) {
    return LEVELS.of(symbol);
  }
}
