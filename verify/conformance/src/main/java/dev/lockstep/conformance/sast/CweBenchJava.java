package dev.lockstep.conformance.sast;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.conformance.Command;
import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Lines;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// CWE-Bench-Java: 120 real vulnerabilities of four kinds. One is found where a finding of the
/// vulnerability's CWE passes, with its place or a step of its trace, through a method that the fix
/// changed outside of the project's tests (Li, Dutta, Naik: LLM-Assisted Static Analysis for
/// Detecting Security Vulnerabilities, 2024, recall by method). Of the 120, CodeQL finds 27 there
/// and IRIS 55.
///
/// The path is a checkout of the benchmark with the sources of the projects beside its data, in
/// `project-sources/SLUG`: the repository at `buggy_commit_id`, as the benchmark's own script lays
/// it, or what lies in a jar of sources. The slug of a project is the key. Projects are left out
/// whose changed methods are not there, or that have none in the benchmark's data.
public final class CweBenchJava implements Suite {
  private static final Pattern CWE = Pattern.compile("external/cwe/cwe-(\\d+)");
  private static final int DECIDED = 1;
  private static final int INCOMPLETE = 4;

  /// The weaknesses that count as a kind: the CWE itself, and those below or beside it in
  /// MITRE's list.
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "22", Set.of("22", "23", "36", "73", "379", "552"),
          "78", Set.of("77", "78", "88"),
          "79", Set.of("79", "80", "116"),
          "94", Set.of("94", "95", "470", "502", "917", "1336", "74"));

  private final String name;
  private final List<String> rules;

  /// @param name what users call it
  /// @param rules options that choose the rules; none for those that run by default
  public CweBenchJava(String name, List<String> rules) {
    this.name = name;
    this.rules = List.copyOf(rules);
  }

  @Override
  public String name() {
    return name;
  }

  /// A method that a fix changed.
  private record Change(String file, String method, int start, int end) {}

  /// Where a finding, or a step of its trace, lies.
  private record Place(String path, int line) {}

  private static final class Found {
    String rule = "";
    final List<Place> places = new ArrayList<>();
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Map<String, List<Change>> changes = changes(path.resolve("data/fix_info.csv"));
    int without = 0;
    Map<String, int[]> kinds = new LinkedHashMap<>();
    for (List<String> project : rows(path.resolve("data/project_info.csv"))) {
      String slug = project.get(1);
      Path sources = path.resolve("project-sources").resolve(slug);
      if (!inPart.test(slug)) {
        continue;
      }
      List<Change> its = present(sources, changes.getOrDefault(slug, List.of()));
      if (its.isEmpty()) {
        without++;
        continue;
      }
      String cwe = project.get(3).replaceFirst("^CWE-0*", "");
      int[] counts = kinds.computeIfAbsent(cwe, _ -> new int[2]);
      counts[1]++;
      if (isFound(sources, cwe, its)) {
        counts[0]++;
        results.pass(slug);
      } else {
        results.fail(slug, "missed");
      }
    }
    say(kinds, without, results);
  }

  private void say(Map<String, int[]> kinds, int without, Results results) {
    int found = 0;
    int all = 0;
    for (Map.Entry<String, int[]> kind : kinds.entrySet()) {
      int[] counts = kind.getValue();
      results.say(
          String.format(Locale.ROOT, "CWE-%s found %d of %d", kind.getKey(), counts[0], counts[1]));
      found += counts[0];
      all += counts[1];
    }
    results.say(without + " left out: the methods that their fixes changed are not there");
    results.measured(
        "CWE-Bench-Java",
        List.of("Suite", "Scanner", "Found", "Obtainable", "Left out"),
        List.of(name, "lockstep", "" + found, "" + all, "" + without));
  }

  private boolean isFound(Path sources, String cwe, List<Change> changes) throws IOException {
    Path report = Files.createTempFile("cwe-bench", ".json");
    try {
      List<String> scan = new ArrayList<>(List.of("scan", "--only", "sast", "--no-cache", "--all"));
      scan.addAll(rules);
      scan.addAll(List.of("--format", "json=" + report, "."));
      int code = Command.lockstep(sources, scan).code();
      if (code > DECIDED && code != INCOMPLETE) {
        throw new IOException("the scan of " + sources + " ended with " + code);
      }
      Set<String> kind = KINDS.getOrDefault(cwe, Set.of(cwe));
      Map<String, Set<String>> cwes = new HashMap<>();
      List<Found> all = new ArrayList<>();
      read(report, cwes, all);
      for (Found found : all) {
        boolean same = cwes.getOrDefault(found.rule, Set.of()).stream().anyMatch(kind::contains);
        if (same && found.places.stream().anyMatch(place -> passes(place, changes))) {
          return true;
        }
      }
      return false;
    } finally {
      Files.deleteIfExists(report);
    }
  }

  private static boolean passes(Place place, List<Change> changes) {
    for (Change change : changes) {
      if (change.file().equals(place.path())
          && place.line() >= change.start()
          && place.line() <= change.end()) {
        return true;
      }
    }
    return false;
  }

  /// Reads the CWEs of the rules, and where each finding and the steps of its trace lie.
  private static void read(Path report, Map<String, Set<String>> cwes, List<Found> all)
      throws IOException {
    try (JsonParser json = new JsonFactory().createParser(report.toFile())) {
      String section = "";
      String id = "";
      String path = "";
      Found found = new Found();
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        int depth = json.getParsingContext().getNestingDepth();
        String key = json.currentName();
        if (token == JsonToken.FIELD_NAME && depth == 1) {
          section = key;
        } else if (section.equals("rules") && token == JsonToken.VALUE_STRING) {
          id = depth == 3 && "id".equals(key) ? json.getText() : id;
          Matcher cwe = CWE.matcher(json.getText());
          if (cwe.matches()) {
            cwes.computeIfAbsent(id, _ -> new HashSet<>()).add(cwe.group(1));
          }
        } else if (section.equals("findings") && depth == 3 && "rule".equals(key)) {
          if (token == JsonToken.VALUE_STRING) {
            found = new Found();
            found.rule = json.getText();
            all.add(found);
          }
        } else if (section.equals("findings") && token == JsonToken.VALUE_STRING) {
          path = "path".equals(key) ? json.getText() : path;
        } else if (section.equals("findings")
            && token == JsonToken.VALUE_NUMBER_INT
            && "startLine".equals(key)) {
          found.places.add(new Place(path, json.getIntValue()));
        }
      }
    }
  }

  // ------------------------------------------------------------------ what is expected

  private static Map<String, List<Change>> changes(Path file) throws IOException {
    Map<String, List<Change>> changes = new HashMap<>();
    for (List<String> row : rows(file)) {
      changes
          .computeIfAbsent(row.get(0), _ -> new ArrayList<>())
          .add(new Change(row.get(5), row.get(9), 0, 0));
    }
    return changes;
  }

  /// The changed methods whose files are there, at the lines where they stand in them.
  private static List<Change> present(Path sources, List<Change> changes) throws IOException {
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    Path real = sources.toRealPath();
    List<Change> present = new ArrayList<>();
    List<Change> shipped =
        changes.stream().filter(change -> !change.file().contains("src/test")).toList();
    try (Stream<Path> all = Files.walk(real)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".java")).toList();
      for (Change change : shipped) {
        for (Path file : files) {
          String inside = real.relativize(file).toString();
          if (("/" + change.file()).endsWith("/" + inside)) {
            present.addAll(standing(file, inside, change.method()));
          }
        }
      }
    }
    return present;
  }

  private static List<Change> standing(Path file, String inside, String method) throws IOException {
    FrontEnd frontEnd = FrontEnds.of(Language.JAVA).orElseThrow();
    Tree tree = frontEnd.parse(Files.readAllBytes(file), Symbols.create());
    Lines lines = new Lines(tree.source());
    List<Change> standing = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.FUNCTION)
          && tree.is(tree.child(node, 1), Kind.NAME)
          && tree.symbolText(tree.child(node, 1)).equals(method)) {
        standing.add(
            new Change(
                inside, method, lines.lineOf(tree.start(node)), lines.lineOf(tree.end(node))));
      }
    }
    return standing;
  }

  /// The rows of a CSV file without its heading.
  private static List<List<String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(cells(line));
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
