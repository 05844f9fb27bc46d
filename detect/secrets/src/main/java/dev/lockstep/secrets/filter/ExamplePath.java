package dev.lockstep.secrets.filter;

import dev.lockstep.engine.source.TestFolders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Paths of tests, examples and documentation: what stands there is less often a real secret.
public final class ExamplePath {
  /// Besides those that every language has.
  private static final Set<String> FOLDERS =
      Set.of("t", "__tests__", "fixture", "__mocks__", "doc", "docs", "documentation");

  private static final List<String> NAME_PARTS =
      List.of("test", "spec", "example", "sample", "mock", "fixture");
  private static final Set<String> NO_TESTS = Set.of("greatest", "fastest");

  private ExamplePath() {}

  private static boolean isExample(String folder) {
    for (String word : folder.split("[-_.]", -1)) {
      if (FOLDERS.contains(word)
          || TestFolders.TESTS.contains(word)
          || TestFolders.EXAMPLES.contains(word)
          || isTest(word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word ends as `caddytest` does.
  private static boolean isTest(String word) {
    boolean tests = word.endsWith("test") || word.endsWith("tests");
    return tests && !TestFolders.NO_TESTS.contains(word) && !NO_TESTS.contains(word);
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
