package dev.lockstep.report;

import dev.lockstep.model.Excerpt;
import dev.lockstep.report.text.Printable;
import dev.lockstep.report.text.Style;
import dev.lockstep.report.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// A few lines of a file on a terminal, with a caret below the place and the message beside it.
///
///       6 | db.user=orders
///       7 | db.password=Xk••••••••••3f
///         |             ^^^^^^^^^^^^^^ password of a PostgreSQL connection
final class TerminalExcerpt {
  private static final int NUMBER_WIDTH = 5;
  private static final String BAR = " | ";
  private static final int GUTTER = NUMBER_WIDTH + BAR.length();
  private static final int MESSAGE_ROOM = 24;

  private TerminalExcerpt() {}

  /// @param message printable
  static List<String> lines(Excerpt excerpt, String message, ReportOptions options) {
    List<String> lines = new ArrayList<>();
    int room = Math.max(options.width() - GUTTER, MESSAGE_ROOM);
    CutLine marked = CutLine.around(excerpt, room);
    for (int i = 0; i < excerpt.lines().size(); i++) {
      boolean isMarked = i == excerpt.marked();
      String text = isMarked ? marked.text() : CutLine.start(excerpt.lines().get(i), room);
      String number = Integer.toString(excerpt.firstLine() + i);
      number = " ".repeat(Math.max(0, NUMBER_WIDTH - number.length())) + number;
      lines.add(Style.FAINT.paint(number + BAR, options.colour()) + text);
      if (isMarked) {
        lines.addAll(caret(marked, message, room, options.colour()));
      }
    }
    lines.replaceAll(String::stripTrailing);
    return lines;
  }

  /// The caret, the message beside it, or below it where little room is left.
  private static List<String> caret(CutLine marked, String message, int room, boolean colour) {
    String gutter = Style.FAINT.paint(" ".repeat(NUMBER_WIDTH) + BAR, colour);
    String caret = Style.CARET.paint("^".repeat(marked.caretWidth()), colour);
    String indent = " ".repeat(marked.caretStart());
    int end = marked.caretStart() + marked.caretWidth() + 1;
    List<String> lines = new ArrayList<>();
    if (Printable.width(message) <= room - end) {
      lines.add(gutter + indent + caret + " " + message);
      return lines;
    }
    lines.add(gutter + indent + caret);
    int start = Math.max(0, Math.min(marked.caretStart(), room - 2 * MESSAGE_ROOM));
    for (String line : Wrap.words(message, room - start, room - start)) {
      lines.add(gutter + " ".repeat(start) + line);
    }
    return lines;
  }
}
