package dev.lockstep.report.text;

import java.util.ArrayList;
import java.util.List;

/// Breaks a printable sentence into lines at its spaces. A word that is longer than a line stays
/// whole: paths and commands are copied with the mouse.
public final class Wrap {

  private Wrap() {}

  /// @param first columns of the first line
  /// @param others columns of each further line
  public static List<String> words(String text, int first, int others) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = 0;
    for (String word : text.split(" ")) {
      int wordWidth = Printable.width(word);
      int room = lines.isEmpty() ? first : others;
      if (!line.isEmpty() && width + 1 + wordWidth > room) {
        lines.add(line.toString());
        line.setLength(0);
        width = 0;
      }
      if (!line.isEmpty()) {
        line.append(' ');
        width++;
      }
      line.append(word);
      width += wordWidth;
    }
    lines.add(line.toString());
    return lines;
  }
}
