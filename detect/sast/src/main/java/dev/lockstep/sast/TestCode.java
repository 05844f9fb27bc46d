package dev.lockstep.sast;

import java.util.Set;

/// Tells code that only tests run, and code of others that lies in the project, by their paths: the
/// conventions of the languages' own tools.
final class TestCode {
  private static final Set<String> TESTS =
      Set.of(
          "test",
          "tests",
          "__tests__",
          "__mocks__",
          "testdata",
          "testing",
          "testutil",
          "testutils",
          "testhelper",
          "testhelpers",
          "spec",
          "specs",
          "fixtures",
          "e2e");
  /// Words that end like the packages of Go's convention (`httptest`, `fstest`) and are none.
  private static final Set<String> NO_TESTS = Set.of("latest", "contest", "attest", "protest");
  private static final Set<String> OTHERS =
      Set.of(
          "vendor", "vendors", "node_modules", "third_party", "bower_components", "site-packages");

  private TestCode() {}

  /// Why a path is not the project's own code that runs; empty where it is.
  static String reason(String path) {
    String[] parts = path.split("/", -1);
    boolean go = path.endsWith(".go");
    for (int i = 0; i + 1 < parts.length; i++) {
      if (TESTS.contains(parts[i]) || (go && isTestPackage(parts[i]))) {
        return "in test code";
      }
      if (OTHERS.contains(parts[i])) {
        return "in code of others";
      }
    }
    return isTest(parts[parts.length - 1]) ? "in test code" : "";
  }

  private static boolean isTestPackage(String folder) {
    return folder.endsWith("test") && !NO_TESTS.contains(folder);
  }

  private static boolean isTest(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String end = dot < 0 ? "" : name.substring(dot + 1);
    return switch (end) {
      case "go" -> stem.endsWith("_test");
      case "py" -> stem.startsWith("test_") || stem.endsWith("_test") || stem.equals("conftest");
      case "java" -> stem.endsWith("Test") || stem.endsWith("Tests") || stem.endsWith("IT");
      case "js", "jsx", "ts", "tsx", "mjs", "cjs" ->
          stem.endsWith(".test") || stem.endsWith(".spec");
      default -> false;
    };
  }
}
