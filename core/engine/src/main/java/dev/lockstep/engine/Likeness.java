package dev.lockstep.engine;

/// Takes in what a fact's judgement depends on, so that facts of a file's many versions can be
/// compared without their bytes. Reused from fact to fact.
///
/// The digest is keyed with random bits of one run, so that nobody can write two contents that it
/// takes for alike. It says something of the bytes that went in and never leaves the process.
public final class Likeness {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long key;
  private long state;

  /// @param key random
  public Likeness(long key) {
    this.key = key | 1;
    state = this.key;
  }

  public void add(long number) {
    long mixed = (state ^ number) + SPREAD;
    state = mixed * key ^ Math.multiplyHigh(mixed, key ^ SPREAD);
  }

  /// Adds a range of bytes, and its length.
  public void add(byte[] bytes, int from, int to) {
    long word = 0;
    for (int i = from; i < to; i++) {
      word = word << 8 | (bytes[i] & 0xff);
      if ((i - from & 7) == 7) {
        add(word);
        word = 0;
      }
    }
    add(word);
    add((long) to - from);
  }

  /// The digest of all that was added since the last call.
  public long take() {
    add(SPREAD);
    long taken = state;
    state = key;
    return taken;
  }
}
