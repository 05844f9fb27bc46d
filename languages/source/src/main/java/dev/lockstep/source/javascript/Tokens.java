package dev.lockstep.source.javascript;

import dev.lockstep.source.token.Token;
import dev.lockstep.source.token.WordTable;

/// The kinds of tokens, as small numbers.
final class Tokens extends Token {
  static final int SPREAD = ELLIPSIS;

  static final int REGEX = 18;
  static final int BACKQUOTE = 19;
  static final int PRIVATE_NAME = 20;
  static final int DEEP_OPEN = 21;
  static final int DEEP_CLOSE = 22;

  static final int COLON = 23;
  static final int QUESTION = 24;
  static final int QUESTION_DOT = 25;
  static final int ARROW = 26;
  static final int AT = 27;
  static final int BANG = 28;
  static final int TILDE = 29;
  static final int UPDATE = 30;

  /// `=`.
  static final int ASSIGN = 31;

  /// `+=` and the like, but not those that begin with `>`.
  static final int AUGMENTED = 32;

  // Binary operators, by precedence. A `>` is always read alone.
  static final int COALESCE = 33;
  static final int OR = 34;
  static final int AND = 35;
  static final int BAR = 36;
  static final int CARET = 37;
  static final int AMPERSAND = 38;
  static final int EQUALITY = 39;
  static final int LESS = 40;
  static final int AT_MOST = 41;
  static final int GREATER = 42;
  static final int SHIFT = 43;
  static final int PLUS_MINUS = 44;
  static final int STAR = 45;
  static final int SLASH = 46;
  static final int PERCENT = 47;
  static final int POWER = 48;

  static final int BREAK = 60;
  static final int CASE = 61;
  static final int CATCH = 62;
  static final int CLASS = 63;
  static final int CONST = 64;
  static final int CONTINUE = 65;
  static final int DEBUGGER = 66;
  static final int DEFAULT = 67;
  static final int DELETE = 68;
  static final int DO = 69;
  static final int ELSE = 70;
  static final int ENUM = 71;
  static final int EXPORT = 72;
  static final int EXTENDS = 73;
  static final int FALSE = 74;
  static final int FINALLY = 75;
  static final int FOR = 76;
  static final int FUNCTION = 77;
  static final int IF = 78;
  static final int IMPORT = 79;
  static final int IN = 80;
  static final int INSTANCEOF = 81;
  static final int NEW = 82;
  static final int NULL = 83;
  static final int RETURN = 84;
  static final int SUPER = 85;
  static final int SWITCH = 86;
  static final int THIS = 87;
  static final int THROW = 88;
  static final int TRUE = 89;
  static final int TRY = 90;
  static final int TYPEOF = 91;
  static final int VAR = 92;
  static final int VOID = 93;
  static final int WHILE = 94;
  static final int WITH = 95;

  private static final WordTable KEYWORDS =
      new WordTable()
          .counted(
              BREAK,
              "break",
              "case",
              "catch",
              "class",
              "const",
              "continue",
              "debugger",
              "default",
              "delete",
              "do",
              "else",
              "enum",
              "export",
              "extends",
              "false",
              "finally",
              "for",
              "function",
              "if",
              "import",
              "in",
              "instanceof",
              "new",
              "null",
              "return",
              "super",
              "switch",
              "this",
              "throw",
              "true",
              "try",
              "typeof",
              "var",
              "void",
              "while",
              "with");

  private Tokens() {}

  /// The token of an identifier's symbol: a reserved word, or [#NAME].
  static int ofIdentifier(int symbol) {
    return KEYWORDS.of(symbol, NAME);
  }
}
