package dev.lockstep.cli.console;

/// A line of a file that is at fault, as an error shows it, with a caret under the fault.
public final class SourceLine {
  private static final int MOST_COLUMNS = 100;

  private SourceLine() {}

  /// Two lines: the line itself behind its number, and the caret with a hint.
  ///
  /// @param number from 1
  /// @param column where the fault begins, from 0
  /// @param length of the fault, at least 1
  /// @param hint what was expected; may be empty
  public static String[] shown(int number, String line, int column, int length, String hint) {
    String gutter = Integer.toString(number);
    int cut = Math.max(0, column + length + 20 - MOST_COLUMNS);
    int from = Math.min(cut, column);
    String visible = visible(line, from);
    String caret = " ".repeat(column - from) + "^".repeat(Math.max(1, Math.min(length, 60)));
    return new String[] {
      gutter + " | " + visible,
      " ".repeat(gutter.length()) + " | " + (caret + " " + hint).stripTrailing()
    };
  }

  /// Control characters would move the caret, or the terminal.
  private static String visible(String line, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < Math.min(line.length(), from + MOST_COLUMNS); i++) {
      char c = line.charAt(i);
      text.append(c < ' ' || c == 0x7f ? ' ' : c);
    }
    return text.toString();
  }
}
