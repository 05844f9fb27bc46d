package dev.lockstep.cli.policy;

import dev.lockstep.policy.test.PolicyTests;
import dev.lockstep.policy.test.TestCase;
import dev.lockstep.policy.test.TestResult;
import dev.lockstep.policy.test.TestResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Runs tests, several at once where that is allowed. Results stand in the order of the tests,
/// whoever was first.
///
/// @param bail whether to stop at the first test that does not pass: one after another then
/// @param threads how many tests run at once
record TestRuns(boolean bail, int threads) {
  /// Fewer are done before a second thread has begun.
  private static final int FEW = 64;

  List<TestResult> run(PolicyTests tests, Predicate<TestCase> chosen) {
    List<TestCase> all = tests.tests().stream().filter(chosen).toList();
    return bail || threads == 1 || all.size() < FEW ? inTurn(tests, all) : atOnce(tests, all);
  }

  private List<TestResult> inTurn(PolicyTests tests, List<TestCase> all) {
    List<TestResult> results = new ArrayList<>();
    for (TestCase test : all) {
      TestResult result = tests.run(test, System::nanoTime);
      results.add(result);
      if (bail && isBad(result)) {
        break;
      }
    }
    return results;
  }

  private List<TestResult> atOnce(PolicyTests tests, List<TestCase> all) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<TestResult>> running =
          all.stream().map(test -> pool.submit(() -> tests.run(test, System::nanoTime))).toList();
      List<TestResult> results = new ArrayList<>();
      for (Future<TestResult> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while tests ran", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a test ended in a bug", e.getCause());
    }
  }

  static boolean isBad(TestResult result) {
    return result.outcome() == Outcome.FAIL || result.outcome() == Outcome.ERROR;
  }
}
