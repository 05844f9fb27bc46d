package dev.lockstep.conformance.source;

/// Finds what stands inside parentheses, since the span of a node takes them in.
final class Inside {
  private Inside() {}

  /// The first byte at or behind an offset that is no parenthesis, white space, or comment.
  static int parentheses(byte[] source, int from) {
    int at = from;
    while (at < source.length) {
      int end = skipped(source, at);
      if (end == at) {
        return at;
      }
      at = end;
    }
    return from;
  }

  private static int skipped(byte[] source, int at) {
    boolean more = at + 1 < source.length;
    if (source[at] == '#' || source[at] == '/' && more && source[at + 1] == '/') {
      return behind(source, at, "\n");
    }
    if (source[at] == '/' && more && source[at + 1] == '*') {
      return behind(source, at + 2, "*/");
    }
    return source[at] == '(' || source[at] == ' ' || source[at] < ' ' && source[at] > 0
        ? at + 1
        : at;
  }

  private static int behind(byte[] source, int from, String end) {
    int at = from;
    while (at + end.length() <= source.length) {
      boolean ends = true;
      for (int i = 0; i < end.length(); i++) {
        ends &= source[at + i] == end.charAt(i);
      }
      if (ends) {
        return at + end.length();
      }
      at++;
    }
    return source.length;
  }
}
