package dev.lockstep.sast.generic;

/// The comments of a text without a language, as a rule's option `generic_comment_style` says that
/// they are written.
enum Comments {
  NONE,
  /// Between `/*` and `*/`.
  C,
  /// Also from `//` to the end of the line.
  CPP,
  /// From `#` to the end of the line.
  SHELL;

  static Comments of(String style) {
    return switch (style) {
      case "c" -> C;
      case "cpp" -> CPP;
      case "shell" -> SHELL;
      default -> NONE;
    };
  }

  /// A text with blanks in place of comments; the same where there are none.
  byte[] blanked(byte[] text, int from, int to) {
    if (this == NONE) {
      return text;
    }
    byte[] blanked = text.clone();
    for (int at = from; at < to; ) {
      int end = end(text, at, to);
      for (int i = at; i < end; i++) {
        blanked[i] = text[i] == '\n' ? (byte) '\n' : (byte) ' ';
      }
      at = Math.max(at + 1, end);
    }
    return blanked;
  }

  /// Where the comment ends that begins at an offset, or the offset itself.
  private int end(byte[] text, int at, int to) {
    boolean slash = this != SHELL && text[at] == '/' && at + 1 < to;
    if (this == SHELL && text[at] == '#' || this == CPP && slash && text[at + 1] == '/') {
      int end = at;
      while (end < to && text[end] != '\n') {
        end++;
      }
      return end;
    }
    if (!slash || text[at + 1] != '*') {
      return at;
    }
    for (int i = at + 2; i + 1 < to; i++) {
      if (text[i] == '*' && text[i + 1] == '/') {
        return i + 2;
      }
    }
    return to;
  }
}
