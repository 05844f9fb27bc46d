package dev.lockstep.engine.match;

import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.MalformedFact;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the keywords of several owners in one pass over the bytes.
///
/// A filter says of each four bytes, letters in either case being one, whether a keyword may have
/// them at its [rarest][Grams] place: a bit in a table of 128 KiB. Eight places share one branch,
// which is hardly ever
/// taken; only then keywords are compared. Keywords of fewer than three bytes ask for a second,
/// smaller table.
///
/// Immutable and thread-safe.
public final class KeywordAutomaton {
  private static final int VERSION = 1;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// Sets the bit that tells ASCII's upper from lower case, and digits and most punctuation have.
  private static final long FOLD = 0x2020202020202020L;

  private static final int MULTIPLIER = 0x9E3779B1;
  private static final int FILTER_SHIFT = 32 - 20;

  /// Places that share a branch.
  private static final int STRIDE = 8;

  /// Bytes that are read for them.
  private static final int READ = 16;

  private final int owners;
  private final List<Target> targets;
  private final Candidates candidates;

  /// How far behind its first byte a keyword may be found.
  private final int furthest;

  /// The owners of each target, where the scan needs them.
  private final int[][] told;

  private final long[] filter = new long[1 << 14];

  /// Where there are keywords of fewer than three bytes: a bit for each two bytes they begin with.
  private final long[] pairs;

  /// A keyword and who asked for it.
  ///
  /// @param owners by pairs: an owner, and the keyword's number with it
  private record Target(Keyword keyword, List<Integer> owners) {}

  private KeywordAutomaton(int owners, List<Target> targets) {
    this.owners = owners;
    this.targets = targets;
    told = new int[targets.size()][];
    for (int i = 0; i < told.length; i++) {
      told[i] = targets.get(i).owners.stream().mapToInt(Integer::intValue).toArray();
    }
    List<Keyword> keywords = targets.stream().map(Target::keyword).toList();
    candidates = new Candidates(keywords);
    furthest = candidates.furthest();
    boolean anyShort = false;
    for (Keyword keyword : keywords) {
      anyShort |= keyword.bytes().length < Grams.LENGTH - 1;
    }
    pairs = new long[anyShort ? 1 << 10 : 0];
    keywords.forEach(this::open);
  }

  /// @param owners the keywords of each owner; a keyword's number is its index in its owner's list
  public static KeywordAutomaton of(List<List<Keyword>> owners) {
    Map<Keyword, List<Integer>> byKeyword = new LinkedHashMap<>();
    for (int owner = 0; owner < owners.size(); owner++) {
      List<Keyword> keywords = owners.get(owner);
      for (int number = 0; number < keywords.size(); number++) {
        List<Integer> places =
            byKeyword.computeIfAbsent(keywords.get(number), key -> new ArrayList<>());
        places.add(owner);
        places.add(number);
      }
    }
    List<Target> targets = new ArrayList<>();
    byKeyword.forEach((keyword, places) -> targets.add(new Target(keyword, List.copyOf(places))));
    return new KeywordAutomaton(owners.size(), List.copyOf(targets));
  }

  /// What [#toBytes()] wrote.
  ///
  /// @throws MalformedFact where the bytes are no automaton of this version
  public static KeywordAutomaton fromBytes(byte[] compiled) {
    FactReader in = new FactReader(compiled, 0, compiled.length);
    if (in.integer() != VERSION) {
      throw new MalformedFact("an automaton of another version");
    }
    int owners = in.integer();
    List<Target> targets = new ArrayList<>();
    while (in.hasNext()) {
      String text = in.text();
      if (text.isEmpty()) {
        throw new MalformedFact("an empty keyword");
      }
      Keyword keyword = new Keyword(text, in.integer() != 0);
      List<Integer> places = new ArrayList<>();
      for (int left = in.integer(); left > 0; left--) {
        int owner = in.integer();
        if (owner >= owners) {
          throw new MalformedFact("a keyword of owner " + owner + " of " + owners);
        }
        places.add(owner);
        places.add(in.integer());
      }
      targets.add(new Target(keyword, List.copyOf(places)));
    }
    return new KeywordAutomaton(owners, List.copyOf(targets));
  }

  public byte[] toBytes() {
    FactWriter out = new FactWriter();
    out.number(VERSION);
    out.number(owners);
    for (Target target : targets) {
      out.text(target.keyword.text());
      out.number(target.keyword.anyCase() ? 1 : 0);
      out.number(target.owners.size() / 2);
      target.owners.forEach(out::number);
    }
    return out.toByteArray();
  }

  /// Opens the filter for the bytes by which a keyword is found.
  private void open(Keyword keyword) {
    byte[] bytes = keyword.bytes();
    if (bytes.length >= Grams.LENGTH) {
      open(Grams.at(bytes, Grams.rarest(bytes)));
    } else if (bytes.length == 3) {
      byte[] begun = Arrays.copyOf(bytes, Grams.LENGTH);
      for (int last = 0; last < 0x100; last++) {
        begun[3] = (byte) last;
        open(Grams.at(begun, 0));
      }
    } else {
      int first = (bytes[0] & 0xff) | 0x20;
      for (int value = 0; value < 0x100; value++) {
        int second = (bytes.length == 2 ? bytes[1] & 0xff : value) | 0x20;
        int pair = first | (second << 8);
        pairs[pair >>> 6] |= 1L << pair;
      }
    }
  }

  private void open(int gram) {
    int bit = (gram * MULTIPLIER) >>> FILTER_SHIFT;
    filter[bit >>> 6] |= 1L << bit;
  }

  /// Adds each occurrence whose first byte lies in `[from, to)` and whose last lies before
  /// `length` to the hits of each owner of the keyword: in the order of first bytes, those of one
  /// place in the order of their numbers.
  ///
  /// @param hits one for each owner
  public void scan(byte[] bytes, int length, int from, int to, Hits[] hits) {
    if (hits.length != owners) {
      throw new IllegalArgumentException(hits.length + " hits for " + owners + " owners");
    }
    int behind = Math.min(length, to + furthest);
    int last = Math.min(behind, length - READ + 1);
    int at = from;
    while (true) {
      at = pairs.length == 0 ? quiet(bytes, at, last) : quietWithPairs(bytes, at, last);
      if (at >= last) {
        break;
      }
      lookAtOpen(bytes, length, at, from, to, hits);
      at += STRIDE;
    }
    for (at = Math.max(at, from); at < behind; at++) {
      lookAtEnd(bytes, length, at, from, to, hits);
    }
  }

  /// The first place from which the filter lets something of eight pass; `last` or a little behind
  /// it where there is none.
  private int quiet(byte[] bytes, int from, int last) {
    long[] filter = this.filter;
    int at = from;
    while (at < last) {
      long low = (long) LONGS.get(bytes, at) | FOLD;
      long high = (long) LONGS.get(bytes, at + 4) | FOLD;
      long open =
          bit(filter, (int) low)
              | bit(filter, (int) (low >>> 8))
              | bit(filter, (int) (low >>> 16))
              | bit(filter, (int) (low >>> 24))
              | bit(filter, (int) high)
              | bit(filter, (int) (high >>> 8))
              | bit(filter, (int) (high >>> 16))
              | bit(filter, (int) (high >>> 24));
      if ((open & 1) != 0) {
        return at;
      }
      at += STRIDE;
    }
    return at;
  }

  private int quietWithPairs(byte[] bytes, int from, int last) {
    long[] filter = this.filter;
    long[] pairs = this.pairs;
    int at = from;
    while (at < last) {
      long low = (long) LONGS.get(bytes, at) | FOLD;
      long high = (long) LONGS.get(bytes, at + 4) | FOLD;
      long open =
          bit(filter, (int) low)
              | bit(filter, (int) (low >>> 8))
              | bit(filter, (int) (low >>> 16))
              | bit(filter, (int) (low >>> 24))
              | bit(filter, (int) high)
              | bit(filter, (int) (high >>> 8))
              | bit(filter, (int) (high >>> 16))
              | bit(filter, (int) (high >>> 24))
              | pair(pairs, (int) low)
              | pair(pairs, (int) (low >>> 8))
              | pair(pairs, (int) (low >>> 16))
              | pair(pairs, (int) (low >>> 24))
              | pair(pairs, (int) high)
              | pair(pairs, (int) (high >>> 8))
              | pair(pairs, (int) (high >>> 16))
              | pair(pairs, (int) (high >>> 24));
      if ((open & 1) != 0) {
        return at;
      }
      at += STRIDE;
    }
    return at;
  }

  private static long bit(long[] filter, int gram) {
    int bit = (gram * MULTIPLIER) >>> FILTER_SHIFT;
    return filter[bit >>> 6] >>> bit;
  }

  private static long pair(long[] pairs, int gram) {
    return pairs[(gram & 0xFFFF) >>> 6] >>> gram;
  }

  /// Compares keywords at those of eight places that the filter lets pass.
  private void lookAtOpen(byte[] bytes, int length, int at, int from, int to, Hits[] hits) {
    long[] filter = this.filter;
    for (int half = at; half < at + STRIDE; half += STRIDE / 2) {
      long word = (long) LONGS.get(bytes, half) | FOLD;
      for (int i = half; i < half + STRIDE / 2; i++) {
        int gram = (int) word;
        if ((bit(filter, gram) & 1) != 0 || (pairs.length != 0 && (pair(pairs, gram) & 1) != 0)) {
          lookAt(gram, bytes, length, i, from, to, hits);
        }
        word >>>= 8;
      }
    }
  }

  private void lookAt(int gram, byte[] bytes, int length, int at, int from, int to, Hits[] hits) {
    long head = (long) LONGS.get(bytes, at);
    for (int i = candidates.first(gram); i >= 0; i = candidates.next(i)) {
      if (candidates.isLike(i, head)) {
        tell(i, bytes, length, at, from, to, hits);
      }
    }
    if (at >= to) {
      return;
    }
    for (int i = candidates.firstTriple(gram); i >= 0; i = candidates.next(i)) {
      if (candidates.isLike(i, head)) {
        tell(i, bytes, length, at, from, to, hits);
      }
    }
    if (pairs.length != 0) {
      tellAll(candidates.firstShort(bytes[at]), bytes, length, at, from, to, hits);
    }
  }

  /// Compares keywords at a place so near the end that eight bytes cannot be read there.
  private void lookAtEnd(byte[] bytes, int length, int at, int from, int to, Hits[] hits) {
    if (length - at >= Grams.LENGTH) {
      int gram = Grams.at(bytes, at);
      tellAll(candidates.first(gram), bytes, length, at, from, to, hits);
      tellAll(candidates.firstTriple(gram), bytes, length, at, from, to, hits);
    } else if (length - at == 3) {
      int gram = Grams.at(Arrays.copyOfRange(bytes, at, at + Grams.LENGTH), 0);
      tellAll(candidates.firstTriple(gram), bytes, length, at, from, to, hits);
    }
    tellAll(candidates.firstShort(bytes[at]), bytes, length, at, from, to, hits);
  }

  private void tellAll(int first, byte[] bytes, int length, int at, int from, int to, Hits[] hits) {
    for (int i = first; i >= 0; i = candidates.next(i)) {
      tell(i, bytes, length, at, from, to, hits);
    }
  }

  /// Tells of a keyword where it has the bytes by which it is found at a place, and the rest beside
  /// them.
  private void tell(int keyword, byte[] bytes, int length, int at, int from, int to, Hits[] hits) {
    int begin = at - candidates.offset(keyword);
    if (begin < from || begin >= to || !candidates.at(keyword, bytes, begin, length)) {
      return;
    }
    int[] places = told[keyword];
    for (int p = 0; p < places.length; p += 2) {
      hits[places[p]].insert(begin, places[p + 1]);
    }
  }
}
