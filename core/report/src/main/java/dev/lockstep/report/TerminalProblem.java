package dev.lockstep.report;

import dev.lockstep.model.Problem;
import dev.lockstep.report.text.Printable;
import dev.lockstep.report.text.Style;
import dev.lockstep.report.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// One problem on a terminal: what it means, its path, and the reason below.
final class TerminalProblem {

  private TerminalProblem() {}

  static List<String> lines(Problem problem, ReportOptions options) {
    String word =
        switch (problem.weight()) {
          case INCOMPLETE -> "not examined";
          case NOTICE -> "notice";
        };
    String subject = problem.path().isEmpty() ? Printable.of(problem.id()) : Places.text(problem);
    List<String> lines = new ArrayList<>();
    lines.add(Style.STRONG.paint(word, options.colour()) + "  " + subject);
    int room = options.width() - 2;
    for (String line : Wrap.words(Printable.of(problem.reason()), room, room)) {
      lines.add("  " + line);
    }
    return lines;
  }
}
