package dev.lockstep.source.python;

import dev.lockstep.source.tree.Symbols;

/// Reads an operator or bracket, and says its token and symbol.
final class Operators {
  private static final int SIGNS = 128;
  private static final int[] SINGLE_KINDS = new int[SIGNS];
  private static final int[] SINGLE_SYMBOLS = new int[SIGNS];

  static {
    String signs = "()[]{},:;!`=@*+-%&^|<>~/";
    int[] kinds = {
      Tokens.OPEN, Tokens.CLOSE, Tokens.OPEN_SQUARE, Tokens.CLOSE_SQUARE, Tokens.OPEN_BRACE,
      Tokens.CLOSE_BRACE, Tokens.COMMA, Tokens.COLON, Tokens.SEMICOLON, Tokens.BANG,
      Tokens.BACKQUOTE, Tokens.ASSIGN, Tokens.AT, Tokens.STAR, Tokens.PLUS_MINUS,
      Tokens.PLUS_MINUS, Tokens.TERM, Tokens.AMPERSAND, Tokens.CARET, Tokens.BAR,
      Tokens.COMPARISON, Tokens.COMPARISON, Tokens.TILDE, Tokens.SLASH
    };
    for (int i = 0; i < kinds.length; i++) {
      int sign = signs.charAt(i);
      SINGLE_KINDS[sign] = kinds[i];
      SINGLE_SYMBOLS[sign] = Math.max(0, Symbols.ROOT.find(signs.substring(i, i + 1)));
    }
  }

  private static final int EQUAL = Symbols.word("==");
  private static final int NOT_EQUAL = Symbols.word("!=");
  private static final int AT_MOST = Symbols.word("<=");
  private static final int AT_LEAST = Symbols.word(">=");
  private static final int POWER = Symbols.word("**");
  private static final int FLOOR = Symbols.word("//");
  private static final int LEFT = Symbols.word("<<");
  private static final int RIGHT = Symbols.word(">>");
  private static final int WALRUS = Symbols.word(":=");

  /// Of the operator read last.
  int kind;

  int symbol;

  /// Reads the operator at an offset.
  ///
  /// @return its length
  int read(byte[] source, int at) {
    int first = source[at];
    if (first < 0 || SINGLE_KINDS[first] == 0) {
      return is(Tokens.BAD, Symbols.EMPTY, 1);
    }
    int second = at + 1 < source.length ? source[at + 1] : 0;
    int third = at + 2 < source.length ? source[at + 2] : 0;
    int length = longer(first, second, third);
    return length > 0 ? length : is(SINGLE_KINDS[first], SINGLE_SYMBOLS[first], 1);
  }

  private int longer(int first, int second, int third) {
    return switch (first) {
      case '=' -> second == '=' ? is(Tokens.COMPARISON, EQUAL, 2) : 0;
      case '!' -> second == '=' ? is(Tokens.COMPARISON, NOT_EQUAL, 2) : 0;
      case ':' -> second == '=' ? is(Tokens.WALRUS, WALRUS, 2) : 0;
      case '<' -> less(second, third);
      case '>' ->
          second == '=' ? is(Tokens.COMPARISON, AT_LEAST, 2) : doubled(first, second, third);
      case '-' -> second == '>' ? is(Tokens.ARROW, Symbols.EMPTY, 2) : assigning(first, second);
      case '*', '/' -> doubled(first, second, third);
      case '+', '%', '&', '|', '^', '@' -> assigning(first, second);
      default -> 0;
    };
  }

  private int less(int second, int third) {
    return switch (second) {
      case '=' -> is(Tokens.COMPARISON, AT_MOST, 2);
      case '>' -> is(Tokens.COMPARISON, NOT_EQUAL, 2);
      default -> doubled('<', second, third);
    };
  }

  private int doubled(int first, int second, int third) {
    if (second != first) {
      return first == '<' || first == '>' ? 0 : assigning(first, second);
    }
    if (third == '=') {
      return is(Tokens.AUGMENTED, symbolOf(first, true), 3);
    }
    return switch (first) {
      case '*' -> is(Tokens.POWER, POWER, 2);
      case '/' -> is(Tokens.TERM, FLOOR, 2);
      case '<' -> is(Tokens.SHIFT, LEFT, 2);
      default -> is(Tokens.SHIFT, RIGHT, 2);
    };
  }

  private int assigning(int first, int second) {
    return second == '=' ? is(Tokens.AUGMENTED, symbolOf(first, false), 2) : 0;
  }

  private static int symbolOf(int sign, boolean twice) {
    String text = String.valueOf((char) sign);
    return Symbols.word((twice ? text + text : text) + "=");
  }

  private int is(int kind, int symbol, int length) {
    this.kind = kind;
    this.symbol = symbol;
    return length;
  }
}
