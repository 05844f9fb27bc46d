package dev.lockstep.conformance.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What CredData says of its lines: the rows of `meta/*.csv`, as units.
///
/// The columns are named in the first line of each file; no cell holds a comma or a quote. A line
/// that is no such row is a problem with its place, and the rest counts.
final class Labels {
  private static final List<String> COLUMNS =
      List.of("RepoName", "FilePath", "LineStart", "LineEnd", "GroundTruth", "Category");

  private final Map<String, List<Unit>> byPath = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

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
      return other.compareTo(this) > 0 ? other : this;
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
    Labels labels = new Labels();
    for (Path file : files) {
      labels.read(file, units);
    }
    for (Unit unit : units.values()) {
      labels.byPath.computeIfAbsent(unit.path, path -> new ArrayList<>()).add(unit);
    }
    return labels;
  }

  private void read(Path file, Map<String, Unit> units) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = lines.isEmpty() ? List.of() : List.of(cells(lines.getFirst()));
    if (!header.containsAll(COLUMNS)) {
      problems.add(file.getFileName() + ":1: the header names not all of " + COLUMNS);
      return;
    }
    for (int at = 1; at < lines.size(); at++) {
      String[] cells = cells(lines.get(at));
      String place = file.getFileName() + ":" + (at + 1) + ": ";
      if (cells.length != header.size()) {
        problems.add(place + cells.length + " cells instead of " + header.size());
        continue;
      }
      try {
        Unit row = row(header, cells);
        units.merge(row.key(), row, Unit::and);
      } catch (NumberFormatException e) {
        problems.add(place + "a line's number is none: " + e.getMessage());
      }
    }
  }

  private static String[] cells(String line) {
    return line.split(",", -1);
  }

  private static Unit row(List<String> header, String[] cells) {
    return new Unit(
        cells[header.indexOf("RepoName")],
        cells[header.indexOf("FilePath")],
        Integer.parseInt(cells[header.indexOf("LineStart")]),
        Integer.parseInt(cells[header.indexOf("LineEnd")]),
        Truth.of(cells[header.indexOf("GroundTruth")]),
        cells[header.indexOf("Category")]);
  }

  /// Those of some repositories only, by their ids, and of the files that are at hand.
  ///
  /// @param folder that the paths of the labels begin in
  Labels of(Set<String> repositories, Path folder) {
    Labels some = new Labels();
    some.problems.addAll(problems);
    int missing = 0;
    for (Map.Entry<String, List<Unit>> file : byPath.entrySet()) {
      if (!repositories.contains(file.getValue().getFirst().repository())) {
        continue;
      }
      if (Files.isRegularFile(folder.resolve(file.getKey()))) {
        some.byPath.put(file.getKey(), file.getValue());
      } else {
        missing++;
      }
    }
    if (missing > 0) {
      some.problems.add(missing + " labelled files are not at hand");
    }
    return some;
  }

  /// What was left out, with its place.
  List<String> problems() {
    return List.copyOf(problems);
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
