package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.List;

/// Why a query comes to what it comes to: each expression that fails, with its values.
final class ExplainTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy explain",
        "QUERY",
        1,
        1,
        "show which expressions of a policy fail, and with which values",
        List.of(
            Loading.DATA.inBrief(),
            Loading.BUNDLE,
            Loading.INPUT.inBrief(),
            Option.flag("--full", "show what holds, too"),
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of("", "Exit codes: 0 evaluated, 2 the evaluation ended in an error, 5 invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Loading loading = new Loading(arguments, surroundings);
    PolicyFiles files = loading.files();
    Explanation explanation =
        new Explanation(
            arguments.has("--full") ? Explanation.Extent.FULL : Explanation.Extent.FAILS);
    String query = arguments.operands().getFirst();
    try {
      Policy policy =
          files.into(new PolicyCompiler().observed()).version(loading.version()).compile();
      EvaluationOptions options =
          EvaluationOptions.DEFAULT
              .withData(files.data())
              .withNowNanos(loading.nowNanos())
              .withObserver(explanation)
              .withHost(new PrintingHost(surroundings.console(), explanation::noted));
      List<Solution> solutions =
          policy.prepare(query).evaluate(loading.input().map(options::withInput).orElse(options));
      explanation.lines().forEach(surroundings.console()::print);
      new EvalOutput(surroundings.console(), query).print("pretty", solutions);
      return ExitCode.PASSED;
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    } catch (EvaluationError e) {
      explanation.lines().forEach(surroundings.console()::print);
      surroundings.console().say("1 error occurred: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
