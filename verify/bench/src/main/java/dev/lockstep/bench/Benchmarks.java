package dev.lockstep.bench;

import java.util.List;
import java.util.Optional;

/// The benchmarks there are.
final class Benchmarks {
  private static final List<Benchmark> ALL =
      List.of(
          new RegoWorks(),
          new MoreRegoWorks(),
          new Start(),
          new Trees(),
          new Histories(),
          new Code(),
          new PolicyTestRuns(),
          new ManyRules(),
          new ManyChecks(),
          new AdvisoryLookups(),
          new ComponentScans());

  private Benchmarks() {}

  static Optional<Benchmark> named(String name) {
    return ALL.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Benchmark::name).sorted().toList();
  }
}
