package dev.lockstep.sast.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Where matches are wanted: within a stretch of the file, and, where only what lies around others
/// counts, around one of them.
public final class Scope {
  private static final int[] NONE = {};

  private final int from;
  private final int to;
  private final int node;
  private final boolean around;
  private final boolean widest;
  private final int[] starts;
  private final int[] nearestEnds;

  private Scope(
      int from, int to, int node, boolean around, boolean widest, int[] starts, int[] nearestEnds) {
    this.widest = widest;
    this.from = from;
    this.to = to;
    this.node = node;
    this.around = around;
    this.starts = starts;
    this.nearestEnds = nearestEnds;
  }

  /// Everything from an offset to before another.
  public static Scope within(int from, int to) {
    return of(from, to, -1);
  }

  /// The same, where a node stands that counts as an expression, whatever it is.
  public static Scope of(int from, int to, int node) {
    return new Scope(from, to, node, false, false, NONE, NONE);
  }

  /// The same, where of matches in one another those that lie around the others suffice.
  public Scope widest() {
    return new Scope(from, to, node, around, true, starts, nearestEnds);
  }

  boolean isWidest() {
    return widest;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /// The node that counts as an expression, or -1.
  int node() {
    return node;
  }

  /// Of this, what lies around one of some matches.
  public Scope around(List<Match> matches) {
    Match[] sorted = matches.toArray(Match[]::new);
    Arrays.sort(sorted, Comparator.comparingInt(Match::start));
    int[] begins = new int[sorted.length];
    int[] ends = new int[sorted.length];
    int nearest = Integer.MAX_VALUE;
    for (int i = sorted.length - 1; i >= 0; i--) {
      nearest = Math.min(nearest, sorted[i].end());
      begins[i] = sorted[i].start();
      ends[i] = nearest;
    }
    return new Scope(from, to, node, true, false, begins, ends);
  }

  /// Whether a match may begin at an offset and end at another, or before that.
  boolean mayHold(int start, int end) {
    if (start < from) {
      return false;
    }
    if (!around) {
      return true;
    }
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < starts.length && nearestEnds[low] <= end;
  }

  /// Whether a match is one of those wanted.
  boolean holds(int start, int end) {
    return start >= from && end <= to && (!around || mayHold(start, end));
  }
}
