package dev.lockstep.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/// A peer's test suite, run against Lockstep. One small class a suite; [Suites] names them.
public interface Suite {

  /// What users call it on the command line: `opa-v1`.
  String name();

  /// Judges every case below a path whose key is in the asked part.
  ///
  /// @param path a file or a folder, as the suite's documentation says
  /// @param inPart whether a case with this key counts; what a key is differs by suite
  /// @throws IOException where the suite itself cannot be read; a case that fails is a result
  void run(Path path, Predicate<String> inPart, Results results) throws IOException;
}
