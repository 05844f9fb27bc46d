package dev.lockstep.rego.builtin.time;

/// Recognises abbreviations of zones in a text. What offset they stand for is not known: as in Go,
/// such times are taken as of UTC, even `GMT+2`.
final class ZoneAbbreviation {
  private ZoneAbbreviation() {}

  /// The length of the abbreviation that `text` begins with; 0 where it begins with none.
  static int length(String text) {
    if (text.length() < 3) {
      return 0;
    }
    if (text.startsWith("ChST") || text.startsWith("MeST")) {
      return 4;
    }
    if (text.startsWith("GMT")) {
      return 3 + signedHours(text, 3);
    }
    if (text.charAt(0) == '+' || text.charAt(0) == '-') {
      return signedHours(text, 0);
    }
    int upper = 0;
    while (upper < 6
        && upper < text.length()
        && text.charAt(upper) >= 'A'
        && text.charAt(upper) <= 'Z') {
      upper++;
    }
    boolean fits =
        switch (upper) {
          case 3 -> true;
          case 4 -> text.charAt(3) == 'T' || text.startsWith("WITA");
          case 5 -> text.charAt(4) == 'T';
          default -> false;
        };
    return fits ? upper : 0;
  }

  private static int signedHours(String text, int start) {
    if (start >= text.length() || "+-".indexOf(text.charAt(start)) < 0) {
      return 0;
    }
    int end = start + 1;
    int hours = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      hours = Math.min(hours * 10 + (text.charAt(end) - '0'), 1_000);
      end++;
    }
    return end == start + 1 || hours > 23 ? 0 : end - start;
  }
}
