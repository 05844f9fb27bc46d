package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.List;

/// `opa bench`: how long a prepared query takes, after a while of warming up.
final class BenchTool implements PolicyTool {
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final String NO_RESULT = "undefined";

  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy bench",
        "[QUERY]",
        0,
        1,
        "measure how long a query takes",
        Loading.verifying(
            Loading.DATA,
            Loading.BUNDLE,
            Loading.INPUT,
            Option.flag("--stdin-input", "read the input from standard input").or("-I"),
            Option.flag("--stdin", "read the query from standard input"),
            Option.valued("--package", "NAME", "the package that the query is in"),
            Option.valued("--import", "NAME", "what the query imports; repeatable"),
            Option.choice(
                    "--format", "NAME", List.of("pretty", "json", "gobench"), "how to write it")
                .or("-f"),
            Option.valued("--count", "N", "measure so many times"),
            Option.valued("--seconds", "N", "how long to measure each time (3)"),
            Option.flag("--partial", "measure partial evaluation").or("-p"),
            Option.valued("--unknowns", "NAME,...", "documents that are unknown (input)").or("-u"),
            Schemas.OPTION,
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "Loading, compiling and two seconds of warming up do not count.",
            "Exit codes: 0 measured, 1 the result is undefined, 2 an error, 5 invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Console console = surroundings.console();
    int count = Numbers.of(arguments, "--count", 1, 1);
    long nanos = Numbers.of(arguments, "--seconds", 0, 3) * 1_000_000_000L;
    String format = arguments.value("--format").orElse("pretty");
    try {
      Measured measured = measured(arguments, surroundings);
      if (measured.isUndefined) {
        console.say(NO_RESULT);
        return ExitCode.BLOCKED;
      }
      var _ = Samples.of(measured.work, nanos == 0 ? 0 : WARM_UP_NANOS);
      for (int run = count; run > 0; run--) {
        report(Samples.of(measured.work, nanos), format, console);
      }
      return ExitCode.PASSED;
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    } catch (EvaluationError e) {
      console.say("1 error occurred: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  /// What is measured.
  ///
  /// @param isUndefined whether it comes to nothing
  private record Measured(Runnable work, boolean isUndefined) {}

  private static Measured measured(Arguments arguments, Surroundings surroundings)
      throws RegoErrors {
    Loading loading = new Loading(arguments, surroundings);
    String text = loading.query("policy bench");
    PolicyFiles files = loading.files();
    EvaluationOptions data =
        EvaluationOptions.DEFAULT.withData(files.data()).withNowNanos(loading.nowNanos());
    EvaluationOptions options = loading.input().map(data::withInput).orElse(data);
    PolicyCompiler compiler = new PolicyCompiler();
    var _ = Schemas.into(compiler, arguments, surroundings);
    boolean partial = arguments.has("--partial");
    Policy policy =
        files.into(partial ? compiler.partial() : compiler).version(loading.version()).compile();
    if (partial) {
      List<String> typed = arguments.parts("--unknowns");
      List<String> unknowns = typed.isEmpty() ? List.of("input") : typed;
      boolean isUndefined = policy.partial(text, unknowns, options).queries().isEmpty();
      return new Measured(() -> left(policy, text, unknowns, options), isUndefined);
    }
    Query query =
        policy.prepareIn(
            arguments.value("--package").orElse(""), arguments.values("--import"), text);
    boolean isUndefined = query.evaluate(options).isEmpty();
    return new Measured(() -> query.evaluate(options), isUndefined);
  }

  private static void left(
      Policy policy, String text, List<String> unknowns, EvaluationOptions options) {
    try {
      var _ = policy.partial(text, unknowns, options);
    } catch (RegoErrors e) {
      throw new IllegalStateException("it was a query before: " + text, e);
    }
  }

  private static void report(Samples samples, String format, Console console) {
    switch (format) {
      case "json" -> console.print(samples.json().toString());
      case "gobench" -> console.print(samples.gobench("BenchmarkPolicy"));
      default -> {
        Table table = new Table(List.of());
        samples.rows().forEach(table::row);
        table.lines().forEach(console::print);
      }
    }
  }
}
