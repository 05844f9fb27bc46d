package dev.lockstep.engine.match;

import dev.lockstep.engine.Keyword;
import java.util.Arrays;
import java.util.List;

/// Keywords in chains by four of their bytes, and their comparison with the bytes at a place.
final class Candidates {
  /// Bytes of a keyword that are compared at once, from those that choose its chain on.
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

  /// Where in each keyword the bytes lie that choose its chain.
  private final int[] offsets;

  /// The bytes of each keyword from there on, the first one lowest.
  private final long[] heads;

  /// Which bits of them count: not 0x20 where a letter may be in either case.
  private final long[] masks;

  private final boolean[] anyCase;
  private int furthest;

  Candidates(List<Keyword> keywords) {
    Arrays.fill(chains, NONE);
    Arrays.fill(triples, NONE);
    Arrays.fill(shortChains, NONE);
    int count = keywords.size();
    next = new int[count];
    texts = new byte[count][];
    offsets = new int[count];
    heads = new long[count];
    masks = new long[count];
    anyCase = new boolean[count];
    for (int i = count - 1; i >= 0; i--) {
      byte[] text = keywords.get(i).bytes();
      int offset = text.length < Grams.LENGTH ? 0 : Grams.rarest(text);
      texts[i] = text;
      offsets[i] = offset;
      furthest = Math.max(furthest, offset);
      anyCase[i] = keywords.get(i).anyCase();
      for (int j = 0; j < Math.min(HEAD, text.length - offset); j++) {
        heads[i] |= (text[offset + j] & 0xffL) << (8 * j);
        masks[i] |= (long) mask(i, offset + j) << (8 * j);
      }
      link(i);
    }
  }

  private void link(int keyword) {
    byte[] text = texts[keyword];
    int[] links = text.length >= Grams.LENGTH ? chains : text.length == 3 ? triples : shortChains;
    int link =
        text.length >= Grams.LENGTH
            ? chain(Grams.at(text, offsets[keyword]))
            : text.length == 3
                ? triple(Grams.at(Arrays.copyOf(text, Grams.LENGTH), 0))
                : shortChain(text[0]);
    next[keyword] = links[link];
    links[link] = keyword;
  }

  /// Which bits of a keyword's byte count.
  private int mask(int keyword, int at) {
    int lower = texts[keyword][at] | 0x20;
    return anyCase[keyword] && 'a' <= lower && lower <= 'z' ? 0xDF : 0xFF;
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

  /// The first keyword that may have four bytes, given with bit 0x20 of each set; or -1.
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

  /// Where in keyword `i` the bytes lie by which it is found.
  int offset(int i) {
    return offsets[i];
  }

  /// The furthest of these.
  int furthest() {
    return furthest;
  }

  /// Whether the bytes by which keyword `i` is found, and what follows them, are like `head`.
  ///
  /// @param head eight bytes, the first one lowest
  boolean isLike(int i, long head) {
    return ((head ^ heads[i]) & masks[i]) == 0;
  }

  /// Whether keyword `i` begins at a place, which may lie outside of the bytes.
  boolean at(int i, byte[] bytes, int at, int length) {
    byte[] text = texts[i];
    if (at < 0 || at + text.length > length) {
      return false;
    }
    for (int j = 0; j < text.length; j++) {
      if (((bytes[at + j] ^ text[j]) & mask(i, j)) != 0) {
        return false;
      }
    }
    return true;
  }
}
