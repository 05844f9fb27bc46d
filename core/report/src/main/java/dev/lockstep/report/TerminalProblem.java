package dev.lockstep.report;

import dev.lockstep.model.Problem;
import dev.lockstep.report.text.Printable;
import dev.lockstep.report.text.Style;
import dev.lockstep.report.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// One problem on a terminal: what it means, its path, and the reason below.
final class TerminalProblem {
  private static final int LONGEST_PLACE = 400;

  private TerminalProblem() {}

  static List<String> lines(Problem problem, ReportOptions options) {
    String word =
        switch (problem.weight()) {
          case INCOMPLETE -> "not examined";
          case NOTICE -> "notice";
        };
    String subject = problem.path().isEmpty() ? Printable.of(problem.id()) : place(problem);
    List<String> lines = new ArrayList<>();
    lines.add(Style.STRONG.paint(word, options.colour()) + "  " + subject);
    int room = options.width() - 2;
    for (String line : Wrap.words(Printable.of(problem.reason()), room, room)) {
      lines.add("  " + line);
    }
    return lines;
  }

  /// A path of thousands of folders would fill the screen: its middle is left out.
  private static String place(Problem problem) {
    String place = Places.text(problem);
    if (place.length() <= LONGEST_PLACE) {
      return place;
    }
    int start = place.offsetByCodePoints(0, LONGEST_PLACE / 2);
    int end = place.offsetByCodePoints(place.length(), -LONGEST_PLACE / 2);
    return end <= start ? place : place.substring(0, start) + "\u2026" + place.substring(end);
  }
}
