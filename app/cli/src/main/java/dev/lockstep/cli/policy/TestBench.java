package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.policy.test.PolicyTests;
import dev.lockstep.policy.test.TestCase;
import dev.lockstep.policy.test.TestResult;
import dev.lockstep.policy.test.TestResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `opa test --bench`: how long each test takes that passes, after a while of warming up.
final class TestBench {
  private static final long WARM_UP_NANOS = 200_000_000L;
  private static final long NANOS = 1_000_000_000L;

  private final Console console;
  private final String format;
  private final int count;

  /// @param count how often each test is measured
  TestBench(Console console, String format, int count) {
    this.console = console;
    this.format = format;
    this.count = count;
  }

  /// The results of the tests, one run of each.
  List<TestResult> run(PolicyTests tests, Predicate<TestCase> chosen) {
    List<TestResult> results = new ArrayList<>();
    List<Json> rows = new ArrayList<>();
    for (TestCase test : tests.tests()) {
      if (chosen.test(test)) {
        TestResult result = tests.run(test, System::nanoTime);
        results.add(result);
        if (result.outcome() == Outcome.PASS) {
          measure(tests, test, rows);
        }
      }
    }
    if (format.equals("json")) {
      console.print(Json.text(rows, ""));
    }
    return results;
  }

  private void measure(PolicyTests tests, TestCase test, List<Json> rows) {
    Runnable work = () -> tests.run(test, System::nanoTime);
    var _ = Samples.of(work, WARM_UP_NANOS);
    for (int run = count; run > 0; run--) {
      Samples samples = Samples.of(work, NANOS);
      switch (format) {
        case "json" -> rows.add(samples.json().put("name", test.fullName()));
        case "gobench" -> console.print(samples.gobench(benchmark(test)));
        default -> console.print(samples.gobench(test.fullName()));
      }
    }
  }

  /// `BenchmarkDataAppTestAllow` of `data.app.test_allow`.
  private static String benchmark(TestCase test) {
    return Stream.of(test.fullName().split("[^A-Za-z0-9]+"))
        .filter(part -> !part.isEmpty())
        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
        .collect(Collectors.joining("", "Benchmark", ""));
  }
}
