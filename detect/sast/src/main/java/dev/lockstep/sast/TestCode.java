package dev.lockstep.sast;

import dev.lockstep.engine.source.TestFolders;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells code that only tests run, and code of others that lies in the project, by their paths and
/// imports: the conventions of the languages' own tools.
final class TestCode {
  /// Besides those that every language has.
  private static final Set<String> TESTS =
      Set.of(
          "testutil",
          "testutils",
          "testhelper",
          "testhelpers",
          "testkit",
          "testsuite",
          "testsuites",
          "testlib",
          "suites",
          "e2e",
          "cypress",
          "playwright");

  /// Folders below which names are those of packages.
  private static final Set<String> SOURCES = Set.of("src", "java", "lib", "app");

  private static final Set<String> OTHERS =
      Set.of(
          "vendor",
          "vendors",
          "node_modules",
          "third_party",
          "bower_components",
          "site-packages",
          ".mvn",
          ".yarn");

  /// Where a file names what only tests are written with. Helpers of tests lie anywhere.
  private static final Pattern FRAMEWORKS =
      Pattern.compile(
          "^\\s*(?:(?:import\\s+)?(?:\\w+\\s+)?\"testing\"\\s*$"
              + "|(?:import|from)\\s+(?:pytest|unittest)\\b)",
          Pattern.MULTILINE);

  /// Imports stand at the beginning.
  private static final int MOST_READ = 8_000;

  private TestCode() {}

  /// Why a path is not the project's own code that runs; empty where it is.
  static String reason(String path) {
    String[] parts = path.split("/", -1);
    boolean go = path.endsWith(".go");
    boolean packages = false;
    for (int i = 0; i + 1 < parts.length; i++) {
      if (hasTestWord(parts[i]) || (go && isTestPackage(parts[i]))) {
        return "in test code";
      }
      packages |= SOURCES.contains(parts[i]);
      if (!packages && isExample(parts[i])) {
        return "in examples";
      }
      if (OTHERS.contains(parts[i])) {
        return "in code of others";
      }
    }
    return isTest(parts[parts.length - 1]) ? "in test code" : "";
  }

  /// Why a file is not the project's own code that runs, by its path or by what it imports; empty
  /// where it is.
  static String reason(String path, byte[] bytes) {
    String reason = reason(path);
    if (!reason.isEmpty()) {
      return reason;
    }
    String start = new String(bytes, 0, Math.min(bytes.length, MOST_READ), StandardCharsets.UTF_8);
    return FRAMEWORKS.matcher(start).find() ? "in test code" : "";
  }

  /// Whether a folder's name is one of those words, or has one at its beginning or end, as in
  /// `integration-tests`, `__mocks__`, `test_helpers`.
  private static boolean hasTestWord(String folder) {
    int start = 0;
    boolean first = true;
    for (int i = 0; i <= folder.length(); i++) {
      if (i < folder.length() && "-_.".indexOf(folder.charAt(i)) < 0) {
        continue;
      }
      boolean last = i == folder.length() || folder.substring(i).chars().allMatch(c -> c == '_');
      if ((first || last) && i > start && isTestWord(folder.substring(start, i))) {
        return true;
      }
      first &= i == start;
      start = i + 1;
    }
    return false;
  }

  private static boolean isTestWord(String word) {
    return TestFolders.TESTS.contains(word) || TESTS.contains(word);
  }

  private static boolean isExample(String folder) {
    return TestFolders.EXAMPLES.contains(folder) || folder.equals("benchmarks");
  }

  private static boolean isTestPackage(String folder) {
    return folder.endsWith("test") && !TestFolders.NO_TESTS.contains(folder);
  }

  private static boolean isTest(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String end = dot < 0 ? "" : name.substring(dot + 1);
    return switch (end) {
      case "go" -> stem.endsWith("_test");
      case "py" ->
          stem.startsWith("test_")
              || stem.endsWith("_test")
              || stem.equals("conftest")
              || stem.equals("ci");
      case "java" -> stem.endsWith("Test") || stem.endsWith("Tests") || stem.endsWith("IT");
      case "js", "jsx", "ts", "tsx", "mjs", "cjs" ->
          stem.endsWith(".test") || stem.endsWith(".spec");
      default -> false;
    };
  }
}
