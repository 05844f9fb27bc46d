package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Parting;
import dev.lockstep.engine.git.object.CopiedRanges;
import java.util.Arrays;

/// The places of a content whose surroundings are wholly copied from its base, as intervals in
/// rising order; between them is what must be examined again. Reused from content to content.
final class Seams {
  private final int before;
  private final int after;
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int[] shift = new int[16];
  private int[] sourceFrom = new int[16];
  private int[] sourceTo = new int[16];
  private int size;
  private int length;
  private boolean cut;

  /// @param before bytes before a place that decide about it
  /// @param after bytes from a place on that decide about it
  Seams(int before, int after) {
    this.before = before;
    this.after = after;
  }

  /// Where a copy reaches to an end of both contents, nothing lies beyond in either: places count
  /// as surrounded there. The place behind the last byte counts as one.
  void set(CopiedRanges copies, int length, int baseLength) {
    this.length = length;
    size = 0;
    for (int i = 0; i < copies.size(); i++) {
      int begin = copies.from(i);
      int source = copies.base(i);
      int end = begin + copies.length(i);
      boolean first = begin == 0 && source == 0;
      boolean last = end == length && source + copies.length(i) == baseLength;
      long low = first ? 0 : (long) begin + before;
      long high = last ? length + 1L : (long) end - after + 1;
      if (low < high) {
        add((int) low, (int) high, begin - source);
        sourceFrom[size - 1] = first ? Integer.MIN_VALUE : source;
        sourceTo[size - 1] = last ? Integer.MAX_VALUE : source + copies.length(i);
      }
    }
  }

  /// As [#set(CopiedRanges, int, int)], with gaps that end where nothing depends on both sides, if
  /// that is sooner.
  void set(CopiedRanges copies, int baseLength, byte[] bytes, int length, Parting parting) {
    this.length = length;
    size = 0;
    cut = false;
    for (int i = 0; i < copies.size(); i++) {
      int begin = copies.from(i);
      int source = copies.base(i);
      int end = begin + copies.length(i);
      boolean first = begin == 0 && source == 0;
      boolean last = end == length && source + copies.length(i) == baseLength;
      long low = first ? 0 : partedBehind(begin, end, bytes, length, parting);
      if (low >= end && !last) {
        continue;
      }
      long high =
          last ? length + 1L : partedBefore(Math.max(begin + 1, low), end, bytes, length, parting);
      if (low < high) {
        add((int) low, (int) high, begin - source);
        sourceFrom[size - 1] = first ? Integer.MIN_VALUE : source;
        sourceTo[size - 1] = last ? Integer.MAX_VALUE : source + copies.length(i);
      }
    }
  }

  private long partedBehind(int begin, int end, byte[] bytes, int length, Parting parting) {
    long most = (long) begin + before;
    int to = (int) Math.min(end - 1, most);
    int at = begin + 2 < to ? parting.next(bytes, length, begin + 2, to) : to;
    cut |= at == to && most < end;
    return at < to ? at : Math.max(most, to);
  }

  private long partedBefore(long low, int end, byte[] bytes, int length, Parting parting) {
    long least = (long) end - after + 1;
    int from = (int) Math.max(low, least);
    int at = from < end - 2 ? parting.last(bytes, length, from, end - 2) : from;
    cut |= at == from && least > low;
    return at > from ? at : least;
  }

  /// Whether a gap ends where only the reach says so, see [#set(CopiedRanges, int, byte[], int,
  /// Parting)].
  boolean isCut() {
    return cut;
  }

  /// Whether interval `i` was copied together with `[low, high)` of the base, around it.
  boolean holds(int i, int low, int high) {
    return sourceFrom[i] <= low && high <= sourceTo[i];
  }

  /// Nothing is copied.
  void clear(int length) {
    this.length = length;
    cut = false;
    size = 0;
  }

  private void add(int low, int high, int distance) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
      shift = Arrays.copyOf(shift, size * 2);
      sourceFrom = Arrays.copyOf(sourceFrom, size * 2);
      sourceTo = Arrays.copyOf(sourceTo, size * 2);
    }
    from[size] = low;
    to[size] = high;
    shift[size++] = distance;
  }

  /// How many intervals there are.
  int size() {
    return size;
  }

  int from(int i) {
    return from[i];
  }

  /// The first place behind interval `i`; one behind the content's length for the last place.
  int to(int i) {
    return to[i];
  }

  /// How much further on than in the base its bytes lie.
  int shift(int i) {
    return shift[i];
  }

  /// Where the gap before interval `i` begins; `i` may be [#size].
  int gapFrom(int i) {
    return i == 0 ? 0 : Math.min(length, to[i - 1]);
  }

  /// Where the gap before interval `i` ends.
  int gapTo(int i) {
    return i == size ? length : from[i];
  }

  /// Whether the place behind the last byte lies in the gap before interval `i`.
  boolean holdsEnd(int i) {
    return i == size && (size == 0 || to[size - 1] <= length);
  }
}
