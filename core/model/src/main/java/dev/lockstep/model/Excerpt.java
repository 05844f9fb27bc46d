package dev.lockstep.model;

import java.util.List;

/// A few lines of a text, already redacted, for a reader who has not opened the file.
///
/// @param firstLine the number of the first line, from 1
/// @param lines without line ends; what is too long is cut by whoever made the excerpt, with an
///     ellipsis
/// @param marked the region's first line in `lines`, from 0
/// @param markStart the column of the caret's start in that line, in code points from 0, after
///     redaction and cutting
/// @param markLength how many code points the caret underlines, at least 1
public record Excerpt(
    int firstLine, List<String> lines, int marked, int markStart, int markLength) {

  public Excerpt {
    lines = List.copyOf(lines);
    if (firstLine < 1 || marked < 0 || marked >= lines.size() || markStart < 0 || markLength < 1) {
      throw new IllegalArgumentException(
          "not an excerpt: line " + firstLine + ", mark " + marked + ":" + markStart);
    }
  }
}
