package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Symbols;

/// Reads an operator or bracket, and says its token and symbol.
final class Operators {
  private static final int SIGNS = 128;
  private static final int LONGEST = 4;
  private static final int[] SINGLE_KINDS = new int[SIGNS];
  private static final int[] SINGLE_SYMBOLS = new int[SIGNS];

  static {
    String signs = "()[]{},;:?@!~=|^&<>+-*/%";
    int[] kinds = {
      Tokens.OPEN,
      Tokens.CLOSE,
      Tokens.OPEN_SQUARE,
      Tokens.CLOSE_SQUARE,
      Tokens.OPEN_BRACE,
      Tokens.CLOSE_BRACE,
      Tokens.COMMA,
      Tokens.SEMICOLON,
      Tokens.COLON,
      Tokens.QUESTION,
      Tokens.AT,
      Tokens.BANG,
      Tokens.TILDE,
      Tokens.ASSIGN,
      Tokens.BAR,
      Tokens.CARET,
      Tokens.AMPERSAND,
      Tokens.LESS,
      Tokens.GREATER,
      Tokens.PLUS_MINUS,
      Tokens.PLUS_MINUS,
      Tokens.STAR,
      Tokens.SLASH,
      Tokens.PERCENT
    };
    for (int i = 0; i < kinds.length; i++) {
      int sign = signs.charAt(i);
      SINGLE_KINDS[sign] = kinds[i];
      SINGLE_SYMBOLS[sign] = Math.max(0, Symbols.ROOT.find(signs.substring(i, i + 1)));
    }
  }

  // Operators of more than one sign, packed by their bytes, the longest first.
  private static final String[] LONG = {
    "**=", "<<=", "&&=", "||=", "??=", "===", "!==", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
    "==", "!=", "=>", "<=", "<<", "&&", "||", "??", "**", "++", "--"
  };
  private static final int[] LONG_KINDS = new int[LONG.length];
  private static final int[] LONG_SYMBOLS = new int[LONG.length];
  private static final int[] LONG_CODES = new int[LONG.length];

  static {
    for (int i = 0; i < LONG.length; i++) {
      LONG_KINDS[i] = kindOf(LONG[i]);
      LONG_SYMBOLS[i] = Math.max(0, Symbols.ROOT.find(LONG[i]));
      LONG_CODES[i] = code(LONG[i]);
    }
  }

  private static final String[] GREATER = {">>>=", ">>>", ">>=", ">>", ">=", ">"};
  private static final int[] GREATER_SYMBOLS = new int[GREATER.length];

  static {
    for (int i = 0; i < GREATER.length; i++) {
      GREATER_SYMBOLS[i] = Symbols.word(GREATER[i]);
    }
  }

  private static final int OPTIONAL = Symbols.word("?.");

  private static int kindOf(String sign) {
    return switch (sign) {
      case "===", "!==", "==", "!=" -> Tokens.EQUALITY;
      case "=>" -> Tokens.ARROW;
      case "<=" -> Tokens.AT_MOST;
      case "<<" -> Tokens.SHIFT;
      case "&&" -> Tokens.AND;
      case "||" -> Tokens.OR;
      case "??" -> Tokens.COALESCE;
      case "**" -> Tokens.POWER;
      case "++", "--" -> Tokens.UPDATE;
      default -> Tokens.AUGMENTED;
    };
  }

  private static int code(String sign) {
    int code = 0;
    for (int i = 0; i < sign.length(); i++) {
      code = code << 8 | sign.charAt(i);
    }
    return code;
  }

  /// Of the operator read last.
  int kind;

  int symbol;

  /// Reads the operator at an offset; a `>` alone.
  ///
  /// @return its length
  int read(byte[] source, int at) {
    int first = source[at];
    if (first < 0 || SINGLE_KINDS[first] == 0) {
      return is(Tokens.BAD, Symbols.EMPTY, 1);
    }
    int second = at + 1 < source.length ? source[at + 1] : 0;
    int third = at + 2 < source.length ? source[at + 2] : 0;
    if (first == '?' && second == '.' && !(third >= '0' && third <= '9')) {
      return is(Tokens.QUESTION_DOT, OPTIONAL, 2);
    }
    if (first != '>' && mayGrow(second)) {
      int three = (first << 8 | second) << 8 | third;
      int two = first << 8 | second;
      for (int i = 0; i < LONG.length; i++) {
        if (LONG_CODES[i] == three || LONG_CODES[i] == two) {
          return is(LONG_KINDS[i], LONG_SYMBOLS[i], LONG[i].length());
        }
      }
    }
    return is(SINGLE_KINDS[first], SINGLE_SYMBOLS[first], 1);
  }

  private static boolean mayGrow(int second) {
    return switch (second) {
      case '=', '>', '<', '&', '|', '?', '*', '+', '-' -> true;
      default -> false;
    };
  }

  /// Reads the longest operator that begins with the `>` at an offset.
  int readGreater(byte[] source, int at) {
    for (int i = 0; i < GREATER.length; i++) {
      if (matches(source, at, GREATER[i])) {
        boolean assigns = GREATER[i].length() > 2 && GREATER[i].endsWith("=");
        boolean shifts = GREATER[i].startsWith(">>");
        int kindHere = assigns ? Tokens.AUGMENTED : shifts ? Tokens.SHIFT : Tokens.GREATER;
        return is(kindHere, GREATER_SYMBOLS[i], GREATER[i].length());
      }
    }
    return is(Tokens.GREATER, GREATER_SYMBOLS[GREATER.length - 1], 1);
  }

  private static boolean matches(byte[] source, int at, String sign) {
    for (int i = 0; i < sign.length(); i++) {
      if (at + i >= source.length || source[at + i] != sign.charAt(i)) {
        return false;
      }
    }
    return sign.length() <= LONGEST;
  }

  private int is(int kind, int symbol, int length) {
    this.kind = kind;
    this.symbol = symbol;
    return length;
  }
}
