package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One question of speed, answered by running Lockstep and its peers side by side.
public interface Benchmark {

  /// What users call it on the command line: `trees`.
  String name();

  /// Measures, one row a work.
  ///
  /// @param works the paths that the user gave; some benchmarks need none
  /// @throws PeerMissing where a peer cannot be had: a ratio without a peer is none
  void run(List<Path> works, Bench bench) throws IOException, InterruptedException;
}
