package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.bundle.PolicyStore;
import dev.lockstep.policy.input.ConfigBuiltins;
import dev.lockstep.policy.test.PolicyTests;
import dev.lockstep.policy.test.TestCase;
import dev.lockstep.policy.test.TestResult;
import dev.lockstep.policy.test.TestResult.Outcome;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.eval.Observer;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

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
        Loading.verifying(
            Option.flag("--verbose", "tell the tests that pass, too").or("-v").inBrief(),
            Option.valued("--run", "REGEX", "only tests whose full name it finds").or("-r"),
            Option.choice(
                    "--format", "NAME", List.of("pretty", "json", "gobench"), "how to write it")
                .or("-f"),
            Option.choice("--sort", "NAME", List.of("none", "duration"), "how JSON is sorted"),
            Option.choice(
                "--explain",
                "NAME",
                List.of("off", "fails", "full", "debug"),
                "tell what failing tests did"),
            Option.valued("--count", "N", "run each test so many times"),
            Option.valued("--parallel", "N", "how many tests run at once, 0 for all cores (0)")
                .or("-p"),
            Option.flag("--bench", "tell how long each test takes that passes"),
            Option.flag("--bundle", "the paths are bundles").or("-b"),
            Option.flag("--bail", "stop at the first test that does not pass"),
            Option.flag("--exit-zero-on-skipped", "tests to be written yet do not fail the run")
                .or("-z"),
            Option.flag("--coverage", "tell which lines the tests evaluate").or("-c"),
            Option.valued("--threshold", "PERCENT", "fail below this coverage"),
            Option.flag("--fail-on-empty", "fail where there is no test"),
            Schemas.OPTION,
            Capabilities.OPTION,
            Loading.MAX_ERRORS,
            FileWatch.OPTION,
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
    double threshold = threshold(arguments);
    boolean isCovered = arguments.has("--coverage") || threshold > 0;
    try {
      Coverage coverage = isCovered ? new Coverage(files.parse()) : null;
      PolicyTests tests = tests(files, coverage, arguments, surroundings);
      if (arguments.has("--bench")) {
        return exitCode(benched(tests, chosen, arguments, surroundings), arguments);
      }
      // Who watches sees one thing after another.
      TestRuns runs = new TestRuns(arguments.has("--bail"), isCovered ? 1 : threads(arguments));
      List<TestResult> results = new ArrayList<>();
      for (int run = count(arguments); run > 0; run--) {
        results.addAll(runs.run(tests, chosen));
      }
      if (coverage != null) {
        return covered(coverage, threshold, results, arguments, surroundings);
      }
      print(
          results, explanations(files, results, arguments, surroundings), arguments, surroundings);
      return exitCode(results, arguments);
    } catch (RegoErrors e) {
      throw Loading.invalid(loading.firstErrors(e));
    }
  }

  /// Measures, and tells the tests that do not pass.
  private static List<TestResult> benched(
      PolicyTests tests,
      Predicate<TestCase> chosen,
      Arguments arguments,
      Surroundings surroundings) {
    String format = arguments.value("--format").orElse("pretty");
    List<TestResult> results =
        new TestBench(surroundings.console(), format, count(arguments)).run(tests, chosen);
    List<TestResult> bad = results.stream().filter(TestRuns::isBad).toList();
    if (!bad.isEmpty()) {
      new TestOutput(surroundings.console()).pretty(bad, false, Map.of());
    }
    return results;
  }

  private static int threads(Arguments arguments) {
    int typed = Numbers.of(arguments, "--parallel", 0, 0);
    return typed == 0 ? Runtime.getRuntime().availableProcessors() : typed;
  }

  /// The tests, compiled so that `observer` sees what they do where there is one.
  private static PolicyTests tests(
      PolicyFiles files,
      @Nullable Observer observer,
      Arguments arguments,
      Surroundings surroundings)
      throws RegoErrors {
    Loading loading = new Loading(arguments, surroundings);
    EvaluationOptions options = EvaluationOptions.DEFAULT.withNowNanos(loading.nowNanos());
    PolicyCompiler compiler = new PolicyCompiler();
    boolean schemas = Schemas.into(compiler, arguments, surroundings);
    boolean limited = Capabilities.into(compiler, arguments, surroundings);
    if (observer != null) {
      options = options.withObserver(observer);
      compiler.observed();
    }
    boolean isPlain = observer == null && !schemas && !limited;
    PolicyStore store = isPlain ? loading.store() : PolicyStore.NONE;
    List<Builtin> builtins = ConfigBuiltins.below(surroundings.workingFolder());
    return PolicyTests.of(files, builtins, options, compiler, store);
  }

  /// What failing tests did, by their names, where that is asked for.
  private static Map<String, List<String>> explanations(
      PolicyFiles files, List<TestResult> results, Arguments arguments, Surroundings surroundings)
      throws RegoErrors {
    Map<String, List<String>> all = new HashMap<>();
    String wanted =
        arguments.value("--explain").orElse(arguments.has("--verbose") ? "fails" : "off");
    if (wanted.equals("off") || results.stream().noneMatch(TestRuns::isBad)) {
      return all;
    }
    for (TestResult result : results) {
      if (TestRuns.isBad(result) && !all.containsKey(result.test().fullName())) {
        Explanation explanation = new Explanation(Explanation.Extent.of(wanted));
        PolicyTests tests = tests(files, explanation, arguments, surroundings);
        var _ =
            new TestRuns(false, 1)
                .run(tests, test -> test.fullName().equals(result.test().fullName()));
        all.put(result.test().fullName(), explanation.lines());
      }
    }
    return all;
  }

  private static void print(
      List<TestResult> results,
      Map<String, List<String>> explanations,
      Arguments arguments,
      Surroundings surroundings) {
    TestOutput output = new TestOutput(surroundings.console());
    if (!arguments.value("--format").orElse("pretty").equals("json")) {
      output.pretty(results, arguments.has("--verbose"), explanations);
      return;
    }
    List<TestResult> ordered = new ArrayList<>(results);
    if (arguments.value("--sort").orElse("none").equals("duration")) {
      ordered.sort(Comparator.comparingLong(TestResult::durationNanos).reversed());
    }
    output.json(ordered);
  }

  private static int count(Arguments arguments) {
    return Numbers.of(arguments, "--count", 1, 1);
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
    List<TestResult> bad = results.stream().filter(TestRuns::isBad).toList();
    if (!bad.isEmpty()) {
      new TestOutput(surroundings.console()).pretty(bad, false, Map.of());
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

  private static ExitCode exitCode(List<TestResult> results, Arguments arguments) {
    boolean skipped = results.stream().anyMatch(one -> one.outcome() == Outcome.SKIPPED);
    boolean bad =
        results.stream().anyMatch(TestRuns::isBad)
            || (skipped && !arguments.has("--exit-zero-on-skipped"))
            || (results.isEmpty() && arguments.has("--fail-on-empty"));
    return bad ? ExitCode.FAILED : ExitCode.PASSED;
  }
}
