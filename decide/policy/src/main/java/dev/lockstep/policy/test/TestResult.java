package dev.lockstep.policy.test;

import dev.lockstep.rego.eval.EvaluationError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a test ended.
///
/// @param durationNanos how long it took
/// @param printed what it printed, each line with its end
/// @param cases the cases of a test that has some, by name, and whether each passed
/// @param error why it could not be evaluated; null where it could
public record TestResult(
    TestCase test,
    Outcome outcome,
    long durationNanos,
    String printed,
    Map<String, Boolean> cases,
    @Nullable EvaluationError error) {

  public TestResult {
    cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
  }

  /// What a test can come to.
  public enum Outcome {
    PASS,
    FAIL,
    SKIPPED,
    ERROR
  }
}
