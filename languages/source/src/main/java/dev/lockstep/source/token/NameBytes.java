package dev.lockstep.source.token;

/// Which bytes names are made of: letters, digits, a language's own signs, and all beyond ASCII.
public final class NameBytes {
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;

  private final byte[] classes = new byte[256];

  /// @param signs what counts as a letter besides letters
  public NameBytes(String signs) {
    mark('a', 'z', LETTER);
    mark('A', 'Z', LETTER);
    mark('0', '9', DIGIT);
    mark(0x80, 0xFF, LETTER);
    for (int i = 0; i < signs.length(); i++) {
      classes[signs.charAt(i)] = LETTER;
    }
  }

  private void mark(int first, int last, byte mark) {
    for (int octet = first; octet <= last; octet++) {
      classes[octet] = mark;
    }
  }

  /// Whether a byte, with or without its sign, may begin a name.
  public boolean begins(int octet) {
    return classes[octet & 0xFF] == LETTER;
  }

  /// Whether a byte, with or without its sign, may stand in a name.
  public boolean holds(int octet) {
    return classes[octet & 0xFF] != 0;
  }

  /// Whether a byte, with or without its sign, is a decimal digit.
  public boolean isDigit(int octet) {
    return classes[octet & 0xFF] == DIGIT;
  }
}
