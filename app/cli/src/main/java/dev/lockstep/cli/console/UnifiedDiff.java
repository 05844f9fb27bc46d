package dev.lockstep.cli.console;

import java.util.ArrayList;
import java.util.List;

/// The lines that differ between two texts, with three lines around them, as `diff -u` shows them.
public final class UnifiedDiff {
  private static final int AROUND = 3;

  /// Texts with more pairs of lines than this between their first and last difference are shown as
  /// one that takes the other's place.
  private static final long MAX_PAIRS = 4_000_000;

  private UnifiedDiff() {}

  /// Marks a last line that does not end.
  private static final String OPEN_END = "\0";

  private static final String UNENDED = "\n\\ No newline at end of file";

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + OPEN_END);
    }
    return lines;
  }

  /// A line: `op` is a space, a minus or a plus.
  private record Line(char op, String text) {}

  /// The difference from `before` to `after`, both of the file `name`.
  public static List<String> of(String name, String before, String after) {
    return of(name, name, before, after);
  }

  /// The difference from `before`, the file `beforeName`, to `after`.
  public static List<String> of(String beforeName, String name, String before, String after) {
    List<Line> lines = compared(lines(before), lines(after));
    List<String> out = new ArrayList<>(List.of("--- " + beforeName, "+++ " + name));
    int beforeRow = 1;
    int afterRow = 1;
    int i = 0;
    while (i < lines.size()) {
      if (lines.get(i).op == ' ') {
        beforeRow++;
        afterRow++;
        i++;
        continue;
      }
      int start = Math.max(0, i - AROUND);
      int end = hunkEnd(lines, i);
      List<Line> hunk = lines.subList(start, end);
      long old = hunk.stream().filter(line -> line.op != '+').count();
      long made = hunk.stream().filter(line -> line.op != '-').count();
      int lead = i - start;
      out.add(
          "@@ -" + (beforeRow - lead) + "," + old + " +" + (afterRow - lead) + "," + made + " @@");
      hunk.forEach(line -> out.add(line.op + line.text.replace(OPEN_END, UNENDED)));
      beforeRow += (int) old - lead;
      afterRow += (int) made - lead;
      i = end;
    }
    return out;
  }

  /// Where the part ends that begins to differ at `from`.
  private static int hunkEnd(List<Line> lines, int from) {
    int same = 0;
    int i = from;
    while (i < lines.size() && same <= 2 * AROUND) {
      same = lines.get(i).op == ' ' ? same + 1 : 0;
      i++;
    }
    return i - Math.max(0, same - AROUND);
  }

  private static List<Line> compared(List<String> before, List<String> after) {
    int start = 0;
    int shorter = Math.min(before.size(), after.size());
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    List<Line> lines = new ArrayList<>();
    before.subList(0, start).forEach(text -> lines.add(new Line(' ', text)));
    middle(
        before.subList(start, before.size() - end),
        after.subList(start, after.size() - end),
        lines);
    before
        .subList(before.size() - end, before.size())
        .forEach(text -> lines.add(new Line(' ', text)));
    return lines;
  }

  /// The longest common lines stay, by the table of their lengths.
  private static void middle(List<String> before, List<String> after, List<Line> lines) {
    if ((long) before.size() * after.size() > MAX_PAIRS) {
      before.forEach(text -> lines.add(new Line('-', text)));
      after.forEach(text -> lines.add(new Line('+', text)));
      return;
    }
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean bothLeft = i < before.size() && j < after.size();
      if (bothLeft && before.get(i).equals(after.get(j))) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
  }
}
