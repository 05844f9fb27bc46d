package dev.lockstep.sca.fix;

/// How a text is laid out, so that what is added looks like what is there.
final class Indent {
  private Indent() {}

  static String lineBreak(String text) {
    int at = text.indexOf('\n');
    return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }

  /// The space between the beginning of a line and a place in it.
  static String before(String text, int at) {
    int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    int end = start;
    while (end < at && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }

  /// That of the first line that has one; two spaces where none has.
  static String unit(String text) {
    int at = text.indexOf('\n');
    while (at >= 0 && at + 1 < text.length()) {
      int end = at + 1;
      while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
        end++;
      }
      boolean blank = end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r';
      if (end > at + 1 && !blank) {
        return text.substring(at + 1, end);
      }
      at = text.indexOf('\n', at + 1);
    }
    return "  ";
  }
}
