package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.test.PolicyTests;
import dev.lockstep.policy.test.TestCase;
import dev.lockstep.policy.test.TestResult;
import dev.lockstep.policy.test.TestResult.Outcome;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `opa test`: the tests that policies bring.
final class TestTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy test",
        "PATH...",
        1,
        Syntax.MANY,
        "run the tests that policies bring: rules whose names begin with test_",
        List.of(
            Option.flag("--verbose", "tell the tests that pass, too").or("-v").inBrief(),
            Option.valued("--run", "REGEX", "only tests whose full name it finds").or("-r"),
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write results")
                .or("-f"),
            Option.flag("--bundle", "the paths are bundles").or("-b"),
            Option.flag("--bail", "stop at the first test that does not pass"),
            Option.flag("--exit-zero-on-skipped", "tests to be written yet do not fail the run")
                .or("-z"),
            Option.flag("--coverage", "tell which lines the tests evaluate").or("-c"),
            Option.valued("--threshold", "PERCENT", "fail below this coverage"),
            Option.flag("--fail-on-empty", "fail where there is no test"),
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "test_x must hold; todo_test_x is told and not run. test_x[note] has a case",
            "for each note that its body names, and holds where each case does.",
            "Exit codes: 0 all pass, 2 one does not, 5 a policy is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Loading loading = new Loading(arguments, surroundings);
    PolicyFiles files = loading.operands(arguments.has("--bundle"));
    Predicate<TestCase> chosen = chosen(arguments);
    List<TestResult> results = new ArrayList<>();
    double threshold = threshold(arguments);
    Coverage coverage = null;
    try {
      EvaluationOptions options = EvaluationOptions.DEFAULT.withNowNanos(loading.nowNanos());
      PolicyTests tests;
      if (arguments.has("--coverage") || threshold > 0) {
        coverage = new Coverage(files.parse());
        tests = PolicyTests.observed(files, List.of(), options.withObserver(coverage));
      } else {
        tests = PolicyTests.of(files, List.of(), options, loading.store());
      }
      for (TestCase test : tests.tests()) {
        if (!chosen.test(test)) {
          continue;
        }
        TestResult result = tests.run(test, System::nanoTime);
        results.add(result);
        if (arguments.has("--bail") && isBad(result)) {
          break;
        }
      }
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    }
    if (coverage != null) {
      return covered(coverage, threshold, results, arguments, surroundings);
    }
    TestOutput output = new TestOutput(surroundings.console());
    if (arguments.value("--format").orElse("pretty").equals("json")) {
      output.json(results);
    } else {
      output.pretty(results, arguments.has("--verbose"));
    }
    return exitCode(results, arguments);
  }

  private static Predicate<TestCase> chosen(Arguments arguments) {
    try {
      Pattern pattern = Pattern.compile(arguments.value("--run").orElse(""));
      return test -> pattern.matcher(test.fullName()).find();
    } catch (PatternSyntaxException e) {
      throw CommandFailure.usage("--run is no regular expression: " + e.getDescription(), e);
    }
  }

  private static double threshold(Arguments arguments) {
    String typed = arguments.value("--threshold").orElse("0");
    try {
      return Double.parseDouble(typed);
    } catch (NumberFormatException e) {
      throw CommandFailure.usage("--threshold takes a number, such as 80", e);
    }
  }

  /// The report of coverage in the place of that of the tests; tests that fail are told besides.
  private static ExitCode covered(
      Coverage coverage,
      double threshold,
      List<TestResult> results,
      Arguments arguments,
      Surroundings surroundings) {
    List<TestResult> bad = results.stream().filter(TestTool::isBad).toList();
    if (!bad.isEmpty()) {
      new TestOutput(surroundings.console()).pretty(bad, false);
    } else {
      surroundings.console().print(coverage.json().toString());
    }
    if (coverage.percent() < threshold) {
      surroundings
          .console()
          .say(
              String.format(
                  Locale.ROOT,
                  "Code coverage threshold not met: got %.2f instead of %.2f",
                  coverage.percent(),
                  threshold));
      return ExitCode.FAILED;
    }
    return exitCode(results, arguments);
  }

  private static boolean isBad(TestResult result) {
    return result.outcome() == Outcome.FAIL || result.outcome() == Outcome.ERROR;
  }

  private static ExitCode exitCode(List<TestResult> results, Arguments arguments) {
    boolean skipped = results.stream().anyMatch(one -> one.outcome() == Outcome.SKIPPED);
    boolean bad =
        results.stream().anyMatch(TestTool::isBad)
            || (skipped && !arguments.has("--exit-zero-on-skipped"))
            || (results.isEmpty() && arguments.has("--fail-on-empty"));
    return bad ? ExitCode.FAILED : ExitCode.PASSED;
  }
}
