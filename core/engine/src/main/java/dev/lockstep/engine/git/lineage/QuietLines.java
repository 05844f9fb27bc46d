package dev.lockstep.engine.git.lineage;

/// Lines in which no extractor found anything that depends on more than the line, by their
/// digests. A history's versions bring the same lines again and again.
///
/// The digests are keyed with random bits of one run, as [dev.lockstep.engine.Likeness] is. A line
/// that is forgotten for want of room is looked at again. Threads share it without waiting for each
/// other: one that does not see yet what another has learned looks at a line again.
final class QuietLines {
  private static final int LEAST = 1 << 14;
  private static final int MOST = 1 << 21;

  /// Each at one of two neighbouring cells that its bits say.
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
    int cell = cell(digest);
    return digest != 0 && (digests[cell] == digest || digests[cell ^ 1] == digest);
  }

  void add(long digest) {
    int cell = cell(digest);
    digests[digests[cell] == 0 ? cell : cell ^ 1] = digest;
  }

  private int cell(long digest) {
    return (int) (digest >>> 32) & (digests.length - 1);
  }
}
