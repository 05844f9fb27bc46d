package dev.lockstep.source.java;

import dev.lockstep.source.token.Token;
import dev.lockstep.source.token.WordTable;

/// The kinds of Java's tokens, as small numbers, and how tightly operators bind.
final class Tokens extends Token {
  static final int AT = 18;
  static final int COLON = 19;
  static final int DOUBLE_COLON = 20;
  static final int QUESTION = 21;
  static final int ARROW = 22;
  static final int ASSIGN = 23;

  /// `+=` and the like, but those of right shifts, which are several tokens.
  static final int AUGMENTED = 24;

  static final int LESS = 25;

  /// `>`: right shifts are several of them, since generic types end alike.
  static final int GREATER = 26;

  static final int GREATER_EQUAL = 27;

  /// A binary operator; its symbol says which.
  static final int OPERATOR = 28;

  static final int BANG = 29;
  static final int TILDE = 30;

  /// `++` or `--`.
  static final int STEP = 31;

  /// A keyword that only stands in front of declarations.
  static final int MODIFIER = 32;

  /// A primitive type or `void`.
  static final int PRIMITIVE = 33;

  static final int ASSERT = 40;
  static final int BREAK = 41;
  static final int CASE = 42;
  static final int CATCH = 43;
  static final int CLASS = 44;
  static final int CONTINUE = 45;
  static final int DEFAULT = 46;
  static final int DO = 47;
  static final int ELSE = 48;
  static final int ENUM = 49;
  static final int EXTENDS = 50;
  static final int FALSE = 51;
  static final int FINALLY = 52;
  static final int FOR = 53;
  static final int IF = 54;
  static final int IMPLEMENTS = 55;
  static final int IMPORT = 56;
  static final int INSTANCEOF = 57;
  static final int INTERFACE = 58;
  static final int NEW = 59;
  static final int NULL = 60;
  static final int PACKAGE = 61;
  static final int RETURN = 62;
  static final int STATIC = 63;
  static final int SUPER = 64;
  static final int SWITCH = 65;
  static final int SYNCHRONIZED = 66;
  static final int THIS = 67;
  static final int THROW = 68;
  static final int THROWS = 69;
  static final int TRUE = 70;
  static final int TRY = 71;
  static final int WHILE = 72;

  private static final WordTable KEYWORDS =
      new WordTable()
          .counted(
              ASSERT,
              "assert",
              "break",
              "case",
              "catch",
              "class",
              "continue",
              "default",
              "do",
              "else",
              "enum",
              "extends",
              "false",
              "finally",
              "for",
              "if",
              "implements",
              "import",
              "instanceof",
              "interface",
              "new",
              "null",
              "package",
              "return",
              "static",
              "super",
              "switch",
              "synchronized",
              "this",
              "throw",
              "throws",
              "true",
              "try",
              "while")
          .alike(
              MODIFIER,
              "public",
              "private",
              "protected",
              "abstract",
              "final",
              "native",
              "transient",
              "volatile",
              "strictfp")
          .alike(
              PRIMITIVE, "boolean", "byte", "char", "double", "float", "int", "long", "short",
              "void");

  /// Operators from the loosest to the tightest.
  private static final WordTable LEVELS =
      new WordTable()
          .alike(1, "||")
          .alike(2, "&&")
          .alike(3, "|")
          .alike(4, "^")
          .alike(5, "&")
          .alike(6, "==", "!=")
          .alike(7, "<", ">", "<=", ">=", "instanceof")
          .alike(8, "<<", ">>", ">>>")
          .alike(9, "+", "-")
          .alike(10, "*", "/", "%");

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
