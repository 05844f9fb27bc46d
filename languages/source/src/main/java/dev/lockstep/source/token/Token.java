package dev.lockstep.source.token;

/// The kinds of tokens that languages share, as small numbers; each inherits them and adds its own
/// from [#FIRST_OF_LANGUAGE] on.
public abstract class Token {
  /// The end of the file; several stand at the end of a table.
  public static final int END = 0;

  public static final int NAME = 1;

  /// `$X`.
  public static final int META = 2;

  /// `$...X`.
  public static final int META_ELLIPSIS = 3;

  public static final int NUMBER = 4;
  public static final int STRING = 5;
  public static final int CHARACTER = 6;
  public static final int ELLIPSIS = 7;

  /// Bytes that are no token.
  public static final int BAD = 8;

  public static final int OPEN = 9;
  public static final int CLOSE = 10;
  public static final int OPEN_SQUARE = 11;
  public static final int CLOSE_SQUARE = 12;
  public static final int OPEN_BRACE = 13;
  public static final int CLOSE_BRACE = 14;
  public static final int SEMICOLON = 15;
  public static final int COMMA = 16;
  public static final int DOT = 17;

  /// The first number that a language may give to a kind of its own.
  public static final int FIRST_OF_LANGUAGE = 18;

  protected Token() {}
}
