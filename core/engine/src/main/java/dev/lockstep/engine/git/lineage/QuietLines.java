package dev.lockstep.engine.git.lineage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Lines in which no extractor found anything that depends on more than the line, by their
/// digests. A history's versions bring the same lines again and again.
///
/// The digests are keyed with random bits of one run, as [dev.lockstep.engine.Likeness] is. A line
/// that is forgotten for want of room is looked at again. Threads share it; one that does not see
/// yet what another knows looks at a line again.
final class QuietLines {
  private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int LEAST = 1 << 14;
  private static final int MOST = 1 << 21;

  private final long[] digests;
  private final long key;

  /// @param contents how many there are in the history, about
  QuietLines(long contents, long key) {
    long wanted = Math.clamp(contents * 16, LEAST, MOST);
    this.digests = new long[(int) Long.highestOneBit(wanted)];
    this.key = key;
  }

  long key() {
    return key;
  }

  boolean holds(long digest) {
    int at = place(digest);
    return digest != 0
        && ((long) CELLS.getOpaque(digests, at) == digest
            || (long) CELLS.getOpaque(digests, at ^ 1) == digest);
  }

  void add(long digest) {
    int at = place(digest);
    boolean taken = (long) CELLS.getOpaque(digests, at) != 0;
    CELLS.setOpaque(digests, taken ? at ^ 1 : at, digest);
  }

  private int place(long digest) {
    return (int) (digest >>> 32) & (digests.length - 1);
  }
}
