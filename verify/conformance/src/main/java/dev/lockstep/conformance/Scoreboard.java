package dev.lockstep.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `docs/SCOREBOARD.md`, one row a suite or benchmark, written by the runners only.
///
/// A row is known by its first cell; recording again replaces it and leaves the others as they are.
public final class Scoreboard {
  private static final String TITLE = "# Scoreboard";
  private static final String NOTE =
      "Written by `verify/conformance/run --record` and `verify/bench/run --record`, never by"
          + " hand. What falls short stands here too.";

  private final Path file;

  public Scoreboard(Path file) {
    this.file = file;
  }

  /// Writes a row into a section's table.
  ///
  /// @param section the heading of the table: `Suites`, `Benchmarks`
  /// @param columns the table's header, used where the section is new
  /// @param row as many cells as columns; the first two together name the row
  public void record(String section, List<String> columns, List<String> row) throws IOException {
    List<String> lines =
        Files.exists(file)
            ? new ArrayList<>(Files.readAllLines(file))
            : new ArrayList<>(List.of(TITLE, "", NOTE));
    int heading = lines.indexOf("## " + section);
    if (heading < 0) {
      lines.addAll(List.of("", "## " + section, "", line(columns), rule(columns.size())));
      heading = lines.size() - 4;
    }
    int first = heading + 4;
    int end = first;
    while (end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    List<String> rows = new ArrayList<>(lines.subList(first, end));
    String name = line(row.subList(0, 2));
    rows.removeIf(existing -> existing.startsWith(name));
    rows.add(line(row));
    rows.sort(String::compareTo);
    lines.subList(first, end).clear();
    lines.addAll(first, rows);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  private static String line(List<String> cells) {
    return "| "
        + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList())
        + " |";
  }

  private static String rule(int columns) {
    return "|" + "---|".repeat(columns);
  }
}
