package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;

/// All entries of a pack as trees: a delta hangs on its base. Entries are numbered by their
/// places in the pack.
///
/// The heaviest child of an entry is its last one. A walk that goes down last children without
/// keeping their parents then holds at most as many contents as the logarithm of a tree's size.
final class DeltaForest {
  static final int NONE = -1;

  /// The base is an object of another pack, or loose.
  private static final int ELSEWHERE = -2;

  private static final int MALFORMED = -3;
  private static final int CHUNK = 1 << 14;

  private final Pack pack;
  private final int count;
  private final int numberBits;
  private final long[] places;
  private final int[] index;
  private final int indexShift;
  private final int[] base;
  private final byte[] code;
  private final int[] firstChild;
  private final int[] nextSibling;
  private final long[] weight;
  private final int[] order;
  private int reached;

  /// @param jobs how many threads read the entries' first bytes
  DeltaForest(Pack pack, int jobs) {
    this.pack = pack;
    count = pack.index().count();
    numberBits = 32 - Integer.numberOfLeadingZeros(count);
    if (64 - Long.numberOfLeadingZeros(pack.end()) + numberBits > 63) {
      throw new GitFailure(GitFailure.Code.OVER_LIMIT, pack.name() + " is too large");
    }
    places = sortedPlaces();
    indexShift = Math.max(0, 64 - Long.numberOfLeadingZeros(pack.end() / (count + 1L)));
    index = indexPlaces();
    base = new int[count];
    code = new byte[count];
    AtomicInteger next = new AtomicInteger();
    Crew.run(jobs, _ -> readEntries(next));
    firstChild = filled(NONE);
    nextSibling = filled(NONE);
    link();
    weight = new long[count];
    order = new int[count];
    weigh();
  }

  private int[] filled(int value) {
    int[] filled = new int[count];
    Arrays.fill(filled, value);
    return filled;
  }

  private long[] sortedPlaces() {
    long[] sorted = new long[count];
    for (int i = 0; i < count; i++) {
      long offset = pack.index().offset(i);
      if (offset < Pack.HEADER || offset >= pack.end()) {
        throw GitFailure.corrupt("the index of " + pack.name() + " points out of the pack");
      }
      sorted[i] = offset << numberBits | i;
    }
    Arrays.parallelSort(sorted);
    return sorted;
  }

  /// For each stretch of the pack the first entry that begins in it or behind it.
  private int[] indexPlaces() {
    int[] first = new int[(int) (pack.end() >>> indexShift) + 2];
    int entry = 0;
    for (int i = 0; i < first.length; i++) {
      while (entry < count && offset(entry) >>> indexShift < i) {
        entry++;
      }
      first[i] = entry;
    }
    return first;
  }

  private void readEntries(AtomicInteger next) {
    PackEntry entry = new PackEntry();
    for (int from = next.getAndAdd(CHUNK);
        from < count && from >= 0;
        from = next.getAndAdd(CHUNK)) {
      for (int i = from; i < Math.min(count, from + CHUNK); i++) {
        try {
          entry.read(pack.file(), offset(i));
          code[i] = (byte) entry.code();
          base[i] = base(entry);
        } catch (GitFailure e) {
          base[i] = MALFORMED;
        }
      }
    }
  }

  private int base(PackEntry entry) {
    if (!entry.isDelta()) {
      return NONE;
    }
    ContentId named = entry.baseId();
    if (named == null) {
      int at = at(entry.base());
      return at < 0 ? MALFORMED : at;
    }
    int number = pack.index().find(named);
    return number < 0 ? ELSEWHERE : at(pack.index().offset(number));
  }

  /// The entry that begins at an offset; [#NONE] where none does.
  private int at(long offset) {
    for (int i = index[(int) (offset >>> indexShift)]; i < count; i++) {
      long begins = offset(i);
      if (begins >= offset) {
        return begins == offset ? i : NONE;
      }
    }
    return NONE;
  }

  private void link() {
    for (int i = count - 1; i >= 0; i--) {
      if (base[i] >= 0) {
        nextSibling[i] = firstChild[base[i]];
        firstChild[base[i]] = i;
      }
    }
  }

  /// Goes through all trees from the roots on, and back to add up the weights.
  private void weigh() {
    for (int i = 0; i < count; i++) {
      if (base[i] == NONE || base[i] == ELSEWHERE) {
        order[reached++] = i;
      }
    }
    for (int at = 0; at < reached; at++) {
      for (int child = firstChild[order[at]]; child != NONE; child = nextSibling[child]) {
        order[reached++] = child;
      }
    }
    for (int at = reached - 1; at >= 0; at--) {
      int entry = order[at];
      weight[entry] += end(entry) - offset(entry);
      if (base[entry] >= 0) {
        weight[base[entry]] += weight[entry];
      }
      moveHeaviestBack(entry);
    }
  }

  private void moveHeaviestBack(int entry) {
    int heaviest = firstChild[entry];
    int beforeHeaviest = NONE;
    int before = NONE;
    int last = NONE;
    for (int child = firstChild[entry]; child != NONE; child = nextSibling[child]) {
      if (weight[child] > weight[heaviest]) {
        heaviest = child;
        beforeHeaviest = before;
      }
      before = child;
      last = child;
    }
    if (heaviest == last) {
      return;
    }
    if (beforeHeaviest == NONE) {
      firstChild[entry] = nextSibling[heaviest];
    } else {
      nextSibling[beforeHeaviest] = nextSibling[heaviest];
    }
    nextSibling[last] = heaviest;
    nextSibling[heaviest] = NONE;
  }

  Pack pack() {
    return pack;
  }

  int count() {
    return count;
  }

  long offset(int entry) {
    return places[entry] >>> numberBits;
  }

  long end(int entry) {
    return entry + 1 < count ? offset(entry + 1) : pack.end();
  }

  /// The entry's number in the index.
  int number(int entry) {
    return (int) (places[entry] & (1L << numberBits) - 1);
  }

  ContentId id(int entry) {
    return pack.index().id(number(entry));
  }

  int firstChild(int entry) {
    return firstChild[entry];
  }

  int nextSibling(int entry) {
    return nextSibling[entry];
  }

  /// How many bytes of the pack the entry and all that hang on it take.
  long weight(int entry) {
    return weight[entry];
  }

  /// Whether the entry's base lies outside of this pack.
  boolean isGraft(int entry) {
    return base[entry] == ELSEWHERE;
  }

  /// The roots of a type, the heaviest first; those whose base lies elsewhere are among them,
  /// whatever they are.
  int[] roots(ObjectType type) {
    long[] sorted = new long[reached];
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (base[i] == ELSEWHERE || (base[i] == NONE && ObjectType.ofCode(code[i]) == type)) {
        // A pack's bytes times its entries fit a long, as places do.
        sorted[found++] = (pack.end() - weight[i]) << numberBits | i;
      }
    }
    Arrays.parallelSort(sorted, 0, found);
    int[] roots = new int[found];
    for (int i = 0; i < found; i++) {
      roots[i] = (int) (sorted[i] & (1L << numberBits) - 1);
    }
    return roots;
  }

  /// Some entries, and all that they are made from.
  BitSet withBases(BitSet some) {
    BitSet all = (BitSet) some.clone();
    for (int at = reached - 1; at >= 0; at--) {
      int entry = order[at];
      if (all.get(entry) && base[entry] >= 0) {
        all.set(base[entry]);
      }
    }
    return all;
  }

  /// Entries that hang on no root: malformed ones, and deltas that lead to each other.
  int[] unreached() {
    boolean[] seen = new boolean[count];
    for (int at = 0; at < reached; at++) {
      seen[order[at]] = true;
    }
    int[] lost = new int[count - reached];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (!seen[i]) {
        lost[size++] = i;
      }
    }
    return lost;
  }
}
