package dev.lockstep.source.token;

import dev.lockstep.source.tree.Symbols;

/// Small numbers of words and signs that all tables of symbols hold: the tokens of keywords, the
/// levels of operators.
public final class WordTable {
  private final byte[] numbers = new byte[Symbols.ROOT.size()];

  /// Numbers words one after the other.
  public WordTable counted(int first, String... words) {
    for (int i = 0; i < words.length; i++) {
      numbers[Symbols.word(words[i])] = (byte) (first + i);
    }
    return this;
  }

  /// Gives words the same number.
  public WordTable alike(int number, String... words) {
    for (String word : words) {
      numbers[Symbols.word(word)] = (byte) number;
    }
    return this;
  }

  /// The number of a symbol, zero for those without one.
  public int of(int symbol) {
    return symbol < numbers.length ? numbers[symbol] : 0;
  }

  /// The number of a symbol, `other` for those without one.
  public int of(int symbol, int other) {
    int number = of(symbol);
    return number == 0 ? other : number;
  }
}
