package dev.lockstep.conformance.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What CredData says of its lines: the rows of `meta/*.csv`, as units.
///
/// The columns are named in the first line of each file; no cell holds a comma or a quote.
final class Labels {
  private final Map<String, List<Unit>> byPath = new TreeMap<>();

  /// What the rows of a unit say together: one true row makes it true, else one that was not
  /// decided leaves it out.
  enum Truth {
    FALSE,
    UNDECIDED,
    TRUE;

    private static Truth of(String cell) {
      return switch (cell) {
        case "T" -> TRUE;
        case "X" -> UNDECIDED;
        default -> FALSE;
      };
    }

    private Truth or(Truth other) {
      return other.ordinal() > ordinal() ? other : this;
    }
  }

  /// Lines of a file that are judged together.
  ///
  /// @param repository the short id that CredData gives it
  /// @param category of the first true row, else of the first
  record Unit(
      String repository, String path, int firstLine, int lastLine, Truth truth, String category) {

    private Unit and(Unit row) {
      boolean better = row.truth == Truth.TRUE && truth != Truth.TRUE;
      return new Unit(
          repository,
          path,
          firstLine,
          lastLine,
          truth.or(row.truth),
          better ? row.category : category);
    }

    private String key() {
      return path + ":" + firstLine + ":" + lastLine;
    }
  }

  /// @param folder that holds the CSV files
  static Labels read(Path folder) throws IOException {
    Map<String, Unit> units = new LinkedHashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    for (Path file : files) {
      read(file, units);
    }
    Labels labels = new Labels();
    for (Unit unit : units.values()) {
      labels.byPath.computeIfAbsent(unit.path, path -> new ArrayList<>()).add(unit);
    }
    return labels;
  }

  private static void read(Path file, Map<String, Unit> units) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Unit row =
          new Unit(
              cells[header.indexOf("RepoName")],
              cells[header.indexOf("FilePath")],
              Integer.parseInt(cells[header.indexOf("LineStart")]),
              Integer.parseInt(cells[header.indexOf("LineEnd")]),
              Truth.of(cells[header.indexOf("GroundTruth")]),
              cells[header.indexOf("Category")]);
      units.merge(row.key(), row, Unit::and);
    }
  }

  /// Those of some repositories only, by their ids.
  Labels of(Set<String> repositories) {
    Labels some = new Labels();
    byPath.forEach(
        (path, units) -> {
          if (repositories.contains(units.getFirst().repository())) {
            some.byPath.put(path, units);
          }
        });
    return some;
  }

  Collection<List<Unit>> all() {
    return byPath.values();
  }

  /// The units of a file that share a line with a stretch of lines.
  List<Unit> overlapping(String path, int firstLine, int lastLine) {
    return byPath.getOrDefault(path, List.of()).stream()
        .filter(unit -> unit.firstLine <= lastLine && unit.lastLine >= firstLine)
        .toList();
  }
}
