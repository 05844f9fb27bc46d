package dev.lockstep.secrets.compat.patch;

import org.jspecify.annotations.Nullable;

/// A hunk's header: `@@ -1,2 +3,4 @@ comment`.
///
/// @param oldLines how many lines of the old file follow
/// @param newStart the number of the first line in the new file
/// @param newLines how many lines of the new file follow
record Hunk(int oldLines, int newStart, int newLines) {

  /// @return null where the line is none
  static @Nullable Hunk of(String line) {
    int end = line.indexOf(" @@");
    int plus = line.indexOf(" +");
    if (end < 0 || plus < 0 || plus > end) {
      return null;
    }
    int[] before = range(line.substring(4, plus));
    int[] after = range(line.substring(plus + 2, end));
    return before == null || after == null ? null : new Hunk(before[1], after[0], after[1]);
  }

  private static int @Nullable [] range(String text) {
    int comma = text.indexOf(',');
    int start = number(comma < 0 ? text : text.substring(0, comma));
    int count = comma < 0 ? 1 : number(text.substring(comma + 1));
    return start < 0 || count < 0 ? null : new int[] {start, count};
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 9) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }
}
