package dev.lockstep.regex.syntax;

import org.jspecify.annotations.Nullable;

/// A counted repetition's `{min,max}` as it stands in a pattern.
///
/// @param min -1 where a number is too big to be read
/// @param end the index behind the closing brace
record Count(int min, int max, int end) {
  private static final int TOO_BIG = -1;

  /// Reads one at `at`, or null where the text there is none: then the brace is a brace.
  static @Nullable Count read(String text, int at) {
    int minEnd = digits(text, at + 1);
    if (minEnd < 0 || minEnd == text.length()) {
      return null;
    }
    int min = number(text, at + 1, minEnd);
    int max = min;
    int end = minEnd;
    if (text.charAt(minEnd) == ',') {
      end = minEnd + 1;
      if (end < text.length() && text.charAt(end) == '}') {
        max = Node.UNBOUNDED;
      } else {
        int maxEnd = digits(text, end);
        if (maxEnd < 0) {
          return null;
        }
        max = number(text, end, maxEnd);
        min = max == TOO_BIG ? TOO_BIG : min;
        end = maxEnd;
      }
    }
    return end < text.length() && text.charAt(end) == '}' ? new Count(min, max, end + 1) : null;
  }

  boolean valid() {
    return min >= 0
        && min <= Node.MOST_COPIES
        && max <= Node.MOST_COPIES
        && (max == Node.UNBOUNDED || min <= max);
  }

  /// The index behind a number without leading zeros, or -1 where there is none.
  private static int digits(String text, int at) {
    int end = at;
    while (end < text.length() && '0' <= text.charAt(end) && text.charAt(end) <= '9') {
      end++;
    }
    return end == at || (end > at + 1 && text.charAt(at) == '0') ? -1 : end;
  }

  private static int number(String text, int from, int to) {
    return to - from > 8 ? TOO_BIG : Integer.parseInt(text, from, to, 10);
  }
}
