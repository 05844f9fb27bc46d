package dev.lockstep.engine.match;

import dev.lockstep.engine.Keyword;
import java.util.Arrays;
import java.util.List;

/// Keywords in chains by what they begin with, and their comparison with the bytes at a place.
final class Candidates {
  /// Bytes that choose a chain; shorter keywords have chains by three bytes or by one.
  static final int GRAM = 4;

  /// Bytes of a keyword that are compared at once.
  private static final int HEAD = 8;

  private static final int NONE = -1;
  private static final int MULTIPLIER = 0x85EBCA6B;
  private static final int CHAINS_SHIFT = 32 - 12;
  private static final int TRIPLES_SHIFT = 32 - 8;
  private static final int TRIPLE = 0xFFFFFF;

  private final int[] chains = new int[1 << 12];
  private final int[] triples = new int[1 << 8];
  private final int[] shortChains = new int[0x80];
  private final int[] next;
  private final byte[][] texts;

  /// The first bytes of each keyword, the first one lowest.
  private final long[] heads;

  /// Which bits of them count: not 0x20 where a letter may be in either case.
  private final long[] masks;

  private final boolean[] anyCase;

  Candidates(List<Keyword> keywords) {
    Arrays.fill(chains, NONE);
    Arrays.fill(triples, NONE);
    Arrays.fill(shortChains, NONE);
    int count = keywords.size();
    next = new int[count];
    texts = new byte[count][];
    heads = new long[count];
    masks = new long[count];
    anyCase = new boolean[count];
    for (int i = count - 1; i >= 0; i--) {
      texts[i] = keywords.get(i).bytes();
      anyCase[i] = keywords.get(i).anyCase();
      for (int j = 0; j < Math.min(HEAD, texts[i].length); j++) {
        heads[i] |= (texts[i][j] & 0xffL) << (8 * j);
        masks[i] |= (long) mask(i, j) << (8 * j);
      }
      link(i);
    }
  }

  private void link(int keyword) {
    byte[] text = texts[keyword];
    int[] links = text.length >= GRAM ? chains : text.length == 3 ? triples : shortChains;
    int link =
        text.length >= GRAM
            ? chain(gram(text, 0))
            : text.length == 3 ? triple(gram(Arrays.copyOf(text, GRAM), 0)) : shortChain(text[0]);
    next[keyword] = links[link];
    links[link] = keyword;
  }

  /// Which bits of a keyword's byte count.
  private int mask(int keyword, int at) {
    int lower = texts[keyword][at] | 0x20;
    return anyCase[keyword] && 'a' <= lower && lower <= 'z' ? 0xDF : 0xFF;
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

  private static int triple(int gram) {
    return ((gram & TRIPLE) * MULTIPLIER) >>> TRIPLES_SHIFT;
  }

  private static int shortChain(byte first) {
    return (first | 0x20) & 0x7f;
  }

  /// The first keyword that may begin with four bytes, given with bit 0x20 of each set; or -1.
  int first(int gram) {
    return chains[chain(gram)];
  }

  /// The first keyword of three bytes that may stand where four bytes, given likewise, begin.
  int firstTriple(int gram) {
    return triples[triple(gram)];
  }

  /// The first keyword of one or two bytes that may begin with a byte, or -1.
  int firstShort(byte first) {
    return shortChains[shortChain(first)];
  }

  /// The keyword after keyword `i`, or -1.
  int next(int i) {
    return next[i];
  }

  /// Whether keyword `i` stands at a place.
  ///
  /// @param head the eight bytes there, the first one lowest
  boolean at(int i, long head, byte[] bytes, int at, int length) {
    return ((head ^ heads[i]) & masks[i]) == 0
        && (texts[i].length <= HEAD || rest(i, HEAD, bytes, at, length));
  }

  /// Whether keyword `i` stands at a place, with fewer than eight bytes behind it.
  boolean at(int i, byte[] bytes, int at, int length) {
    return rest(i, 0, bytes, at, length);
  }

  private boolean rest(int i, int from, byte[] bytes, int at, int length) {
    byte[] text = texts[i];
    if (at + text.length > length) {
      return false;
    }
    for (int j = from; j < text.length; j++) {
      if (((bytes[at + j] ^ text[j]) & mask(i, j)) != 0) {
        return false;
      }
    }
    return true;
  }
}
