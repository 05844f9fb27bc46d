package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.policy.test.TestResult;
import dev.lockstep.policy.test.TestResult.Outcome;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.value.BooleanValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the results of tests as `opa test` does.
final class TestOutput {
  private static final String RULE = "-".repeat(80);

  private final Console console;

  TestOutput(Console console) {
    this.console = console;
  }

  /// @param explanations what tests did, by their names
  void pretty(List<TestResult> results, boolean verbose, Map<String, List<String>> explanations) {
    boolean told = false;
    String place = "";
    for (TestResult result : results) {
      if (!verbose && result.outcome() == Outcome.PASS) {
        continue;
      }
      String own = result.test().location().file() + ":" + result.test().location().row() + ":";
      if (!own.equals(place)) {
        console.print(own);
        place = own;
      }
      tell(result, verbose);
      explanations
          .getOrDefault(result.test().fullName(), List.of())
          .forEach(line -> console.print("  " + line));
      told = true;
    }
    if (told) {
      console.print(RULE);
    }
    summary(results);
  }

  private void tell(TestResult result, boolean verbose) {
    String duration =
        result.outcome() == Outcome.SKIPPED ? "" : " (" + duration(result.durationNanos()) + ")";
    console.print(result.test().fullName() + ": " + result.outcome() + duration);
    EvaluationError error = result.error();
    if (error != null) {
      String.valueOf(error.getMessage()).lines().forEach(line -> console.print("  " + line));
    }
    result
        .cases()
        .forEach(
            (name, passed) -> {
              if (verbose || !passed) {
                console.print("  " + name + ": " + (passed ? Outcome.PASS : Outcome.FAIL));
              }
            });
    if (!result.printed().isEmpty()) {
      console.print("");
      result.printed().lines().forEach(line -> console.print("  " + line));
      console.print("");
    }
  }

  /// A test with cases counts as its cases.
  private void summary(List<TestResult> results) {
    List<Outcome> all = new ArrayList<>();
    for (TestResult result : results) {
      result.cases().values().forEach(passed -> all.add(passed ? Outcome.PASS : Outcome.FAIL));
      if (result.cases().isEmpty()) {
        all.add(result.outcome());
      }
    }
    for (Outcome outcome : Outcome.values()) {
      int count = Collections.frequency(all, outcome);
      if (count > 0) {
        console.print(outcome + ": " + count + "/" + all.size());
      }
    }
  }

  void json(List<TestResult> results) {
    List<Json> all = new ArrayList<>();
    for (TestResult result : results) {
      all.add(json(result));
    }
    console.print(Json.text(all, ""));
  }

  private static Json json(TestResult result) {
    Json one =
        new Json()
            .put("location", Json.location(result.test().location()))
            .put("package", result.test().packagePath())
            .put("name", result.test().name());
    switch (result.outcome()) {
      case PASS -> {}
      case FAIL -> one.put("fail", BooleanValue.TRUE);
      case SKIPPED -> one.put("skip", BooleanValue.TRUE);
      case ERROR -> {}
    }
    EvaluationError error = result.error();
    if (error != null) {
      one.put(
          "error",
          new Json()
              .put("code", error.code())
              .put("message", error.reason())
              .put("location", Json.location(error.location())));
    }
    one.put("duration", result.durationNanos());
    if (!result.printed().isEmpty()) {
      byte[] bytes = result.printed().getBytes(StandardCharsets.UTF_8);
      one.put("output", Base64.getEncoder().encodeToString(bytes));
    }
    if (!result.cases().isEmpty()) {
      Json cases = new Json();
      result.cases().forEach((name, passed) -> cases.put(name, ofCase(name, passed)));
      one.put("sub_results", cases);
    }
    return one;
  }

  private static Json ofCase(String name, boolean passed) {
    Json one = new Json().put("name", name);
    return passed ? one : one.put("fail", BooleanValue.TRUE);
  }

  /// As Go writes durations: `12.5µs`, `3.2ms`, `1.5s`.
  static String duration(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    if (nanos < 1_000_000) {
      return number(nanos / 1e3) + "µs";
    }
    return nanos < 1_000_000_000 ? number(nanos / 1e6) + "ms" : number(nanos / 1e9) + "s";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value).replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
