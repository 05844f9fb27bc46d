package dev.lockstep.sca.fix;

import java.util.ArrayList;
import java.util.List;

/// A line of a text and where it begins.
///
/// @param text without its end
record PlacedLine(String text, int start) {

  static List<PlacedLine> of(String text) {
    List<PlacedLine> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      int bare = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
      lines.add(new PlacedLine(text.substring(start, bare), start));
      start = stop + 1;
    }
    return lines;
  }
}
