package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Symbols;

/// The kinds of tokens, as small numbers.
final class Tokens {
  static final int END = 0;
  static final int NAME = 1;
  static final int META = 2;
  static final int META_ELLIPSIS = 3;
  static final int NUMBER = 4;
  static final int STRING = 5;
  static final int REGEX = 6;
  static final int BACKQUOTE = 7;
  static final int PRIVATE_NAME = 8;
  static final int BAD = 9;
  static final int DEEP_OPEN = 10;
  static final int DEEP_CLOSE = 11;

  static final int OPEN = 12;
  static final int CLOSE = 13;
  static final int OPEN_SQUARE = 14;
  static final int CLOSE_SQUARE = 15;
  static final int OPEN_BRACE = 16;
  static final int CLOSE_BRACE = 17;
  static final int COMMA = 18;
  static final int SEMICOLON = 19;
  static final int COLON = 20;
  static final int DOT = 21;
  static final int SPREAD = 22;
  static final int QUESTION = 23;
  static final int QUESTION_DOT = 24;
  static final int ARROW = 25;
  static final int AT = 26;
  static final int BANG = 27;
  static final int TILDE = 28;
  static final int UPDATE = 29;

  /// `=`.
  static final int ASSIGN = 30;

  /// `+=` and the like, but not those that begin with `>`.
  static final int AUGMENTED = 31;

  // Binary operators, by precedence. A `>` is always read alone.
  static final int COALESCE = 32;
  static final int OR = 33;
  static final int AND = 34;
  static final int BAR = 35;
  static final int CARET = 36;
  static final int AMPERSAND = 37;
  static final int EQUALITY = 38;
  static final int LESS = 39;
  static final int AT_MOST = 40;
  static final int GREATER = 41;
  static final int SHIFT = 42;
  static final int PLUS_MINUS = 43;
  static final int STAR = 44;
  static final int SLASH = 45;
  static final int PERCENT = 46;
  static final int POWER = 47;

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

  private static final String[] KEYWORDS = {
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
    "with"
  };

  private static final byte[] KEYWORD_OF = keywords();

  private Tokens() {}

  private static byte[] keywords() {
    byte[] kinds = new byte[Symbols.ROOT.size()];
    for (int i = 0; i < KEYWORDS.length; i++) {
      kinds[word(KEYWORDS[i])] = (byte) (BREAK + i);
    }
    return kinds;
  }

  /// The token of an identifier's symbol: a reserved word, or [#NAME].
  static int ofIdentifier(int symbol) {
    int keyword = symbol < KEYWORD_OF.length ? KEYWORD_OF[symbol] : 0;
    return keyword == 0 ? NAME : keyword;
  }

  /// The symbol of a word that all tables hold.
  static int word(String text) {
    int found = Symbols.ROOT.find(text);
    if (found < 0) {
      throw new IllegalArgumentException("no common word: " + text);
    }
    return found;
  }
}
