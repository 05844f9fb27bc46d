package dev.lockstep.secrets;

/// A stretch of a content that may be larger than memory: its first byte and the one behind its
/// last.
record Stretch(long start, long end) implements Comparable<Stretch> {

  int length() {
    return (int) (end - start);
  }

  boolean overlaps(Stretch other) {
    return start < other.end && other.start < end;
  }

  @Override
  public int compareTo(Stretch other) {
    int byStart = Long.compare(start, other.start);
    return byStart != 0 ? byStart : Long.compare(end, other.end);
  }
}
