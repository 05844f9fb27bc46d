package dev.lockstep.conformance.sast;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.sast.fixture.PatternTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The pattern tests of Opengrep: a pattern in a `.sgrep` file, and a target of the same name whose
/// comments `ERROR:` and `MATCH:` stand before each line that it matches.
///
/// The path is a checkout of `opengrep/opengrep`; a key is a pattern file's path from its root.
public final class OpengrepPatterns implements Suite {
  private static final Map<String, String> LANGUAGES =
      Map.of(
          "python", ".py",
          "js", ".js",
          "ts", ".ts",
          "java", ".java",
          "go", ".go",
          "yaml", ".yaml",
          "json", ".json",
          "terraform", ".tf",
          "dockerfile", ".dockerfile",
          "bash", ".bash");

  @Override
  public String name() {
    return "opengrep-patterns";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(path.resolve("tests/patterns"))) {
      files = all.filter(file -> file.toString().endsWith(".sgrep")).sorted().toList();
    }
    for (Path file : files) {
      String key = path.relativize(file).toString();
      if (inPart.test(key)) {
        judge(file, key, results);
      }
    }
  }

  private static void judge(Path file, String key, Results results) throws IOException {
    Path folder = file.getParent();
    String language = folder == null ? "" : String.valueOf(folder.getFileName());
    String suffix = LANGUAGES.get(language);
    if (suffix == null) {
      results.unsupported(language);
      return;
    }
    String stem = file.getFileName().toString().replace(".sgrep", "");
    Path target = file.resolveSibling(stem + suffix);
    if (!Files.exists(target)) {
      return;
    }
    byte[] bytes = Files.readAllBytes(target);
    Set<Integer> expected = expected(new String(bytes, StandardCharsets.UTF_8));
    PatternTest.Result result = PatternTest.run(language, Files.readString(file), bytes);
    if (!result.problem().isEmpty()) {
      results.fail(key, "pattern: " + result.problem());
    } else if (result.lines().equals(expected)) {
      results.pass(key);
    } else {
      results.fail(key, "lines " + result.lines() + ", expected " + expected);
    }
  }

  private static Set<Integer> expected(String text) {
    Set<Integer> lines = new TreeSet<>();
    String[] all = text.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      if (all[i].contains("ERROR:") || all[i].contains("MATCH:")) {
        lines.add(i + 2);
      }
    }
    return lines;
  }
}
