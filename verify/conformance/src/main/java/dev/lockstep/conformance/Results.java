package dev.lockstep.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a suite said of its cases, printed as it comes.
public final class Results {
  private final PrintStream out;
  private final SortedMap<String, Integer> unsupported = new TreeMap<>();
  private final List<Figures> figures = new ArrayList<>();
  private int passed;
  private int failed;

  /// What a suite measures beside its score, as a row of the scoreboard.
  ///
  /// @param section heading of the table
  /// @param row as many cells as columns; the first two together name it
  record Figures(String section, List<String> columns, List<String> row) {}

  public Results(PrintStream out) {
    this.out = out;
  }

  public void pass(String id) {
    passed++;
  }

  /// @param reason one line; the rest of a longer one is cut
  public void fail(String id, String reason) {
    failed++;
    out.println("failed " + id + ": " + firstLine(reason));
  }

  /// A case outside of what Lockstep supports: counted by what it needs, and not part of the total.
  public void unsupported(String what) {
    unsupported.merge(what, 1, Integer::sum);
  }

  /// A line of the suite's own, such as a table's.
  public void say(String line) {
    out.println(line);
  }

  /// Figures to keep where the run is recorded.
  ///
  /// @param section heading of the table on the scoreboard
  /// @param row as many cells as columns; the first two together name it
  public void measured(String section, List<String> columns, List<String> row) {
    figures.add(new Figures(section, List.copyOf(columns), List.copyOf(row)));
  }

  List<Figures> figures() {
    return List.copyOf(figures);
  }

  public int passed() {
    return passed;
  }

  public int total() {
    return passed + failed;
  }

  void printScore(String suite) {
    unsupported.forEach((what, count) -> out.println("unsupported " + count + " " + what));
    out.println("score " + suite + " " + passed + "/" + total());
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return line.length() <= 400 ? line : line.substring(0, 400) + "...";
  }
}
