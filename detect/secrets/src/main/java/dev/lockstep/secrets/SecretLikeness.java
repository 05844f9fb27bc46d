package dev.lockstep.secrets;

import dev.lockstep.engine.Likeness;

/// What tells that candidates of a file's versions are the same: rule, match, and the line around
/// it, which is as far as filters and allowlists look.
final class SecretLikeness {
  static final int LINE_BEFORE = 1024;
  static final int LINE_AFTER = 512;

  private SecretLikeness() {}

  static void add(SecretFact fact, byte[] bytes, int length, Likeness to) {
    int start = (int) fact.start();
    int end = start + fact.length();
    int from = lineFrom(bytes, start);
    int behind = lineTo(bytes, length, end);
    to.add(fact.rule());
    to.add((long) fact.encoding() << 8 | fact.passes());
    to.add((long) fact.matchStart() << 32 | fact.matchLength());
    to.add((long) fact.secretStart() << 32 | fact.secretLength());
    to.add((long) (start - from) << 32 | fact.length());
    to.add(bytes, from, behind);
  }

  /// Where the line begins, or as much of it as counts.
  static int lineFrom(byte[] bytes, int start) {
    int from = start;
    while (from > 0 && start - from < LINE_BEFORE && bytes[from - 1] != '\n') {
      from--;
    }
    return from;
  }

  /// Where the line ends, or as much of it as counts.
  static int lineTo(byte[] bytes, int length, int end) {
    int to = end;
    while (to < length && to - end < LINE_AFTER && bytes[to] != '\n') {
      to++;
    }
    return to;
  }
}
