package dev.lockstep.regex.syntax;

/// The flags `imsU` at a place of a pattern.
record Flags(boolean foldCase, boolean multiLine, boolean dotNewline, boolean lazy) {
  static final Flags NONE = new Flags(false, false, false, false);

  static boolean known(int c) {
    return c == 'i' || c == 'm' || c == 's' || c == 'U';
  }

  Flags with(int flag, boolean on) {
    return new Flags(
        flag == 'i' ? on : foldCase,
        flag == 'm' ? on : multiLine,
        flag == 's' ? on : dotNewline,
        flag == 'U' ? on : lazy);
  }
}
