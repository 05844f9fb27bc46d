package dev.lockstep.engine.match;

import dev.lockstep.engine.Keyword;
import java.util.Arrays;
import java.util.List;

/// Keywords in chains by what they begin with, and their comparison with the bytes at a place.
final class Candidates {
  /// Bytes that choose a chain; keywords with fewer have chains by their first byte.
  static final int GRAM = 4;

  private static final int NONE = -1;
  private static final int MULTIPLIER = 0x85EBCA6B;
  private static final int CHAINS_SHIFT = 32 - 11;

  private final int[] chains = new int[1 << 11];
  private final int[] shortChains = new int[0x80];
  private final int[] next;
  private final byte[][] texts;

  /// What is set in a byte before it is compared: 0x20 where a letter may be in either case.
  private final byte[][] folds;

  Candidates(List<Keyword> keywords) {
    Arrays.fill(chains, NONE);
    Arrays.fill(shortChains, NONE);
    next = new int[keywords.size()];
    texts = new byte[keywords.size()][];
    folds = new byte[keywords.size()][];
    for (int i = keywords.size() - 1; i >= 0; i--) {
      texts[i] = keywords.get(i).bytes();
      folds[i] = new byte[texts[i].length];
      if (keywords.get(i).anyCase()) {
        fold(texts[i], folds[i]);
      }
      int[] heads = texts[i].length < GRAM ? shortChains : chains;
      int head = texts[i].length < GRAM ? shortChain(texts[i][0]) : chain(gram(texts[i], 0));
      next[i] = heads[head];
      heads[head] = i;
    }
  }

  private static void fold(byte[] text, byte[] fold) {
    for (int i = 0; i < text.length; i++) {
      int lower = text[i] | 0x20;
      if ('a' <= lower && lower <= 'z') {
        text[i] = (byte) lower;
        fold[i] = 0x20;
      }
    }
  }

  /// Four bytes, the first one lowest, with bit 0x20 of each set.
  static int gram(byte[] bytes, int at) {
    int gram = 0;
    for (int i = GRAM - 1; i >= 0; i--) {
      gram = (gram << 8) | (bytes[at + i] & 0xff) | 0x20;
    }
    return gram;
  }

  private static int chain(int gram) {
    return (gram * MULTIPLIER) >>> CHAINS_SHIFT;
  }

  private static int shortChain(byte first) {
    return (first | 0x20) & 0x7f;
  }

  /// The first keyword that may begin with four bytes, given with bit 0x20 of each set; or -1.
  int first(int gram) {
    return chains[chain(gram)];
  }

  /// The first keyword of fewer than four bytes that may begin with a byte, or -1.
  int firstShort(byte first) {
    return shortChains[shortChain(first)];
  }

  /// The keyword after keyword `i`, or -1.
  int next(int i) {
    return next[i];
  }

  /// Whether keyword `i` stands at a place.
  boolean at(int i, byte[] bytes, int at, int length) {
    byte[] text = texts[i];
    byte[] fold = folds[i];
    if (at + text.length > length) {
      return false;
    }
    for (int j = 0; j < text.length; j++) {
      if ((bytes[at + j] | fold[j]) != text[j]) {
        return false;
      }
    }
    return true;
  }
}
