package dev.lockstep.conformance.sast;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.conformance.Command;
import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// OWASP's Benchmark by its own scoring: in each category the share of the weaknesses that are
// found
/// minus the share of the safe cases that are called weak; the score is the mean of the categories.
/// A case is found where a finding of the default rules lies in its file whose rule's main CWE is
/// that of its category.
///
/// The path is a checkout of the benchmark; a key is the five digits of a case.
public final class OwaspBenchmark implements Suite {
  private static final Pattern CASE = Pattern.compile("BenchmarkTest(\\d{5})\\.\\w+$");
  private static final Pattern CWE = Pattern.compile("external/cwe/cwe-(\\d+)");

  private final String name;

  /// @param name what users call it
  public OwaspBenchmark(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  /// @param real whether there is a weakness
  private record Case(String digits, String category, boolean real, String cwe) {}

  /// What was counted of a category.
  private static final class Counts {
    int found;
    int real;
    int accused;
    int safe;

    double score() {
      return share(found, real) - share(accused, safe);
    }

    static double share(int part, int whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Map<String, Set<String>> found = found(path);
    SortedMap<String, Counts> categories = new TreeMap<>();
    for (Case one : cases(path)) {
      if (!inPart.test(one.digits())) {
        continue;
      }
      Counts counts = categories.computeIfAbsent(one.category(), _ -> new Counts());
      boolean accused = found.getOrDefault(one.digits(), Set.of()).contains(one.cwe());
      count(counts, one.real(), accused);
      String id = "BenchmarkTest" + one.digits() + " " + one.category();
      if (accused == one.real()) {
        results.pass(id);
      } else {
        results.fail(id, one.real() ? "missed" : "wrong");
      }
    }
    say(categories, results);
  }

  private static void count(Counts counts, boolean real, boolean accused) {
    if (real) {
      counts.real++;
      counts.found += accused ? 1 : 0;
    } else {
      counts.safe++;
      counts.accused += accused ? 1 : 0;
    }
  }

  private void say(SortedMap<String, Counts> categories, Results results) {
    double sum = 0;
    for (Map.Entry<String, Counts> entry : categories.entrySet()) {
      Counts counts = entry.getValue();
      sum += counts.score();
      results.say(
          String.format(
              Locale.ROOT,
              "category %-16s %+.3f   found %d of %d, accused %d of %d safe ones",
              entry.getKey(),
              counts.score(),
              counts.found,
              counts.real,
              counts.accused,
              counts.safe));
    }
    double mean = categories.isEmpty() ? 0 : sum / categories.size();
    String shown = String.format(Locale.ROOT, "%+.3f", mean);
    results.say("mean " + shown);
    results.measured(
        "OWASP Benchmark", List.of("Suite", "Scanner", "Mean"), List.of(name, "lockstep", shown));
  }

  private static List<Case> cases(Path path) throws IOException {
    Path expected;
    try (Stream<Path> files = Files.list(path)) {
      expected =
          files
              .filter(file -> file.getFileName().toString().startsWith("expectedresults"))
              .findFirst()
              .orElseThrow(() -> new IOException("no expectedresults-*.csv in " + path));
    }
    return Files.readAllLines(expected).stream()
        .filter(line -> line.startsWith("BenchmarkTest"))
        .map(line -> line.split(",", -1))
        .map(
            cells ->
                new Case(
                    cells[0].substring("BenchmarkTest".length()),
                    cells[1].strip(),
                    Boolean.parseBoolean(cells[2].strip()),
                    cells[3].strip()))
        .toList();
  }

  /// The main CWEs found in each case's file.
  private static Map<String, Set<String>> found(Path path) throws IOException {
    Path report = Files.createTempFile("benchmark", ".json");
    try {
      Command.lockstep(
          path, List.of("scan", "--only", "sast", "--no-cache", "--format", "json=" + report, "."));
      return read(report);
    } finally {
      Files.deleteIfExists(report);
    }
  }

  private static Map<String, Set<String>> read(Path report) throws IOException {
    Map<String, String> cwes = new HashMap<>();
    Map<String, Set<String>> places = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(report.toFile())) {
      String section = "";
      String id = "";
      while (json.nextToken() != null) {
        int depth = depth(json);
        if (json.currentToken() == JsonToken.FIELD_NAME && depth == 1) {
          section = json.currentName();
        }
        if (json.currentToken() != JsonToken.VALUE_STRING) {
          continue;
        }
        String key = json.currentName();
        if (section.equals("rules") && depth == 3 && "id".equals(key)) {
          id = json.getText();
        } else if (section.equals("rules")) {
          Matcher cwe = CWE.matcher(json.getText());
          if (cwe.matches()) {
            cwes.putIfAbsent(id, cwe.group(1));
          }
        } else if (section.equals("findings") && depth == 3 && "rule".equals(key)) {
          id = json.getText();
        } else if (section.equals("findings") && "path".equals(key) && isPlace(json)) {
          Matcher file = CASE.matcher(json.getText());
          if (file.find()) {
            places.computeIfAbsent(file.group(1), _ -> new HashSet<>()).add(id);
          }
        }
      }
    }
    Map<String, Set<String>> found = new HashMap<>();
    places.forEach(
        (digits, rules) -> {
          Set<String> its = new HashSet<>();
          rules.forEach(rule -> its.add(cwes.getOrDefault(rule, "")));
          found.put(digits, its);
        });
    return found;
  }

  private static int depth(JsonParser json) {
    return json.getParsingContext().getNestingDepth();
  }

  /// Whether a path is that of one of the finding's own places, and not of a step of its trace.
  private static boolean isPlace(JsonParser json) {
    return json.getParsingContext()
        .pathAsPointer()
        .toString()
        .matches("/findings/\\d+/locations/\\d+/path");
  }
}
