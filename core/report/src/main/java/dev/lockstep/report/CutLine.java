package dev.lockstep.report;

import dev.lockstep.model.Excerpt;
import dev.lockstep.report.text.Printable;

/// A line of an excerpt, printable and cut to a width, and where its caret stands in columns.
record CutLine(String text, int caretStart, int caretWidth) {
  private static final String ELLIPSIS = "…";

  /// The start of a line without a caret.
  static String start(String line, int room) {
    return cut(line.codePoints().toArray(), 0, room);
  }

  /// The marked line of an excerpt. What is too long is cut so that the caret stays visible, with
  /// a third of the room before it.
  static CutLine around(Excerpt excerpt, int room) {
    int[] points = excerpt.lines().get(excerpt.marked()).codePoints().toArray();
    int start = Math.min(excerpt.markStart(), points.length);
    int end = Math.min(start + excerpt.markLength(), points.length);
    int before = width(points, 0, start);
    int inside = Math.max(1, width(points, start, end));
    int first = 0;
    if (before + inside > room) {
      int keep = Math.max(1, Math.min(room / 3, room - 2 - inside));
      first = firstWithin(points, start, keep);
    }
    int lead = first == 0 ? 0 : 1;
    String text = (first == 0 ? "" : ELLIPSIS) + cut(points, first, room - lead);
    int caretStart = lead + width(points, first, start);
    return new CutLine(text, caretStart, Math.max(1, Math.min(inside, room - caretStart)));
  }

  /// Where a stretch must begin that ends at a place and has at most so many columns.
  private static int firstWithin(int[] points, int end, int columns) {
    int first = end;
    int width = 0;
    while (first > 0) {
      width += width(points, first - 1, first);
      if (width > columns) {
        break;
      }
      first--;
    }
    return first;
  }

  private static String cut(int[] points, int first, int room) {
    StringBuilder text = new StringBuilder();
    int width = 0;
    for (int i = first; i < points.length; i++) {
      int next = width(points, i, i + 1);
      boolean last = i == points.length - 1;
      if (width + next > (last ? room : room - 1)) {
        return text.append(ELLIPSIS).toString();
      }
      text.append(Printable.of(points[i]));
      width += next;
    }
    return text.toString();
  }

  private static int width(int[] points, int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) {
      width += Printable.width(Printable.of(points[i]));
    }
    return width;
  }
}
