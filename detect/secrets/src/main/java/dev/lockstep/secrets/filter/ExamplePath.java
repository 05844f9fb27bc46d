package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Locale;

/// Paths of tests, examples and documentation: what stands there is less often a real secret.
public final class ExamplePath {
  private static final List<String> FOLDERS =
      List.of(
          "t",
          "test",
          "tests",
          "testdata",
          "testing",
          "spec",
          "specs",
          "__tests__",
          "fixtures",
          "fixture",
          "mock",
          "mocks",
          "__mocks__",
          "example",
          "examples",
          "sample",
          "samples",
          "demo",
          "demos",
          "doc",
          "docs",
          "documentation");
  private static final List<String> NAME_PARTS =
      List.of("test", "spec", "example", "sample", "mock", "fixture");

  /// Words that end as `caddytest` does, and speak of no test.
  private static final List<String> NO_TESTS =
      List.of("latest", "contest", "attest", "greatest", "fastest", "protest");

  private ExamplePath() {}

  private static boolean isExample(String folder) {
    for (String word : folder.split("[-_.]", -1)) {
      boolean tests = word.endsWith("test") || word.endsWith("tests");
      if (FOLDERS.contains(word) || tests && !NO_TESTS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// @param path with `/` between names
  public static boolean matches(String path) {
    String[] names = path.toLowerCase(Locale.ROOT).split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      if (isExample(names[i])) {
        return true;
      }
    }
    for (String part : names[names.length - 1].split("[-_.]", -1)) {
      if (NAME_PARTS.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
