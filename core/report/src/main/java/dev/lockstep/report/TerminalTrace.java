package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Location;
import dev.lockstep.model.Region;
import dev.lockstep.report.text.Printable;
import java.util.ArrayList;
import java.util.List;

/// How data reaches a place, step by step across files, each with its line of code. Of a long way
/// the middle is left out, and a way within one line is not told: the excerpt shows that line.
///
///     1. src/Web.java:5:19 data comes in
///        String name = request.getParameter("name");
final class TerminalTrace {
  private static final int MOST = 8;
  private static final int FIRST = 4;
  private static final int LAST = 3;
  private static final int INDENT = 3;

  private TerminalTrace() {}

  /// @param room columns that a line may take
  static List<String> lines(List<Detail.Step> steps, int room) {
    if (isOneLine(steps)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.size() > MOST && i == FIRST) {
        int left = steps.size() - FIRST - LAST;
        lines.add(" ".repeat(INDENT) + "… " + left + " steps more (lockstep explain)");
        i += left;
      }
      Detail.Step step = steps.get(i);
      lines.add(head(i, step));
      String code = code(step.location());
      if (!code.isEmpty()) {
        lines.add(" ".repeat(INDENT) + CutLine.start(code, Math.max(room - INDENT, 1)));
      }
    }
    return lines;
  }

  /// How many other ways there are, and where the first of them begins.
  ///
  /// @param others one at least
  static String others(List<List<Detail.Step>> others) {
    String first = Places.text(others.getFirst().getFirst().location());
    return others.size() == 1
        ? "another way leads here from " + first + " (lockstep explain)"
        : others.size() + " other ways lead here, one from " + first + " (lockstep explain)";
  }

  private static boolean isOneLine(List<Detail.Step> steps) {
    return steps.stream().map(TerminalTrace::lineOf).distinct().count() <= 1;
  }

  private static String lineOf(Detail.Step step) {
    Region region = step.location().region();
    return step.location().path() + (region == null ? "" : ":" + region.startLine());
  }

  static String head(int index, Detail.Step step) {
    String said = step.message().isEmpty() ? "" : " " + Printable.of(step.message());
    return (index + 1) + ". " + Places.text(step.location()) + said;
  }

  /// The line of a place, without its indentation; empty where nobody kept it.
  static String code(Location location) {
    Excerpt excerpt = location.excerpt();
    return excerpt == null ? "" : Printable.of(excerpt.lines().get(excerpt.marked())).strip();
  }
}
