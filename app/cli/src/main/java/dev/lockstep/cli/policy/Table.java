package dev.lockstep.cli.policy;

import java.util.ArrayList;
import java.util.List;

/// A table with lines around its cells, as `opa` draws them. It fits what it holds.
final class Table {
  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> head) {
    this.head = head;
  }

  void row(List<String> cells) {
    rows.add(cells);
  }

  /// A line across the table, below what it holds so far.
  void line() {
    rows.add(List.of());
  }

  /// The lines of the drawing.
  List<String> lines() {
    int[] widths = new int[columns()];
    if (!head.isEmpty()) {
      measure(head, widths);
    }
    rows.stream().filter(row -> !row.isEmpty()).forEach(row -> measure(row, widths));
    List<String> lines = new ArrayList<>();
    lines.add(rule(widths, '┌', '┬', '┐'));
    if (!head.isEmpty()) {
      lines.add(row(head, widths, true));
      lines.add(rule(widths, '├', '┼', '┤'));
    }
    rows.forEach(
        row -> lines.add(row.isEmpty() ? rule(widths, '├', '┼', '┤') : row(row, widths, false)));
    lines.add(rule(widths, '└', '┴', '┘'));
    return lines;
  }

  private int columns() {
    return rows.isEmpty() ? head.size() : rows.getFirst().size();
  }

  private static void measure(List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(cells.get(i)));
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String rule(int[] widths, char left, char middle, char right) {
    StringBuilder line = new StringBuilder().append(left);
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : middle).repeat('─', widths[i] + 2);
    }
    return line.append(right).toString();
  }

  private static String row(List<String> cells, int[] widths, boolean centred) {
    StringBuilder line = new StringBuilder("│");
    for (int i = 0; i < widths.length; i++) {
      int space = widths[i] - width(cells.get(i));
      int before = centred ? space / 2 : 0;
      line.append(' ').repeat(' ', before).append(cells.get(i)).repeat(' ', space - before);
      line.append(" │");
    }
    return line.toString();
  }
}
