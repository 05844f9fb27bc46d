package dev.lockstep.source.python;

import dev.lockstep.source.tree.Symbols;

/// The kinds of Python's tokens, as small numbers, and the symbols of its operators.
final class Tokens {
  static final int END = 0;
  static final int NEWLINE = 1;
  static final int INDENT = 2;
  static final int DEDENT = 3;
  static final int NAME = 4;
  static final int META = 5;
  static final int META_ELLIPSIS = 6;
  static final int NUMBER = 7;
  static final int STRING = 8;

  /// The start of a string with interpolated parts.
  static final int TEMPLATE = 9;

  static final int ELLIPSIS = 10;
  static final int DEEP_OPEN = 11;
  static final int DEEP_CLOSE = 12;
  static final int BAD = 13;

  static final int OPEN = 14;
  static final int CLOSE = 15;
  static final int OPEN_SQUARE = 16;
  static final int CLOSE_SQUARE = 17;
  static final int OPEN_BRACE = 18;
  static final int CLOSE_BRACE = 19;
  static final int COMMA = 20;
  static final int COLON = 21;
  static final int SEMICOLON = 22;
  static final int DOT = 23;
  static final int ARROW = 24;
  static final int BANG = 25;
  static final int BACKQUOTE = 26;
  static final int WALRUS = 27;
  static final int ASSIGN = 28;

  /// `+=` and the like.
  static final int AUGMENTED = 29;

  // Binary operators without a role of their own come in groups of one precedence.
  static final int AT = 30;
  static final int STAR = 31;
  static final int POWER = 32;
  static final int PLUS_MINUS = 33;
  static final int TERM = 34;
  static final int SHIFT = 35;
  static final int AMPERSAND = 36;
  static final int CARET = 37;
  static final int BAR = 38;
  static final int COMPARISON = 39;
  static final int TILDE = 40;
  static final int SLASH = 41;

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

  private static final String[] KEYWORDS = {
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "False", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "None", "nonlocal", "not", "or", "pass", "raise", "return", "True", "try", "while",
    "with", "yield"
  };

  private static final byte[] KEYWORD_OF = keywords();

  private Tokens() {}

  private static byte[] keywords() {
    byte[] kinds = new byte[Symbols.ROOT.size()];
    for (int i = 0; i < KEYWORDS.length; i++) {
      kinds[word(KEYWORDS[i])] = (byte) (AND + i);
    }
    return kinds;
  }

  /// The token of an identifier's symbol: a keyword, or [#NAME].
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
