package dev.lockstep.engine.source;

import java.util.Set;

/// The words by which folders of tests and of examples are known in every language. Capabilities
/// add those of their own.
public final class TestFolders {
  /// Names of folders with tests, and words of such names.
  public static final Set<String> TESTS =
      Set.of("test", "tests", "testing", "testdata", "mock", "mocks", "spec", "specs", "fixtures");

  public static final Set<String> EXAMPLES =
      Set.of("example", "examples", "sample", "samples", "demo", "demos");

  /// Words that end as Go's packages of tests do (`httptest`), and speak of no test.
  public static final Set<String> NO_TESTS = Set.of("latest", "contest", "attest", "protest");

  private TestFolders() {}
}
