package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.bundle.PolicyStore;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.partial.PartialResult;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// `opa eval`: what a query comes to.
final class EvalTool implements PolicyTool {
  private static final List<String> FORMATS =
      List.of("json", "values", "bindings", "pretty", "raw", "discard", "source");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy eval",
        "[QUERY]",
        0,
        1,
        "evaluate a query against policies, data and input",
        Loading.verifying(
            Loading.DATA.inBrief(),
            Loading.BUNDLE,
            Loading.INPUT.inBrief(),
            Option.flag("--stdin-input", "read the input from standard input").or("-I"),
            Option.flag("--stdin", "read the query from standard input"),
            Option.choice("--format", "NAME", FORMATS, "how to write results").or("-f").inBrief(),
            Option.valued("--package", "NAME", "the package that the query is in"),
            Option.valued("--import", "NAME", "what the query imports; repeatable"),
            Option.flag("--fail", "exit 1 where the result is undefined or empty"),
            Option.flag("--fail-defined", "exit 1 where there is a result"),
            EvalOutput.LIMIT,
            Watching.EXPLAIN,
            Option.flag("--coverage", "tell which lines were evaluated"),
            Option.flag("--profile", "tell which expressions took long"),
            Profile.LIMIT,
            Profile.SORT,
            Option.flag("--metrics", "tell how long loading, compiling and evaluating took"),
            Option.valued("--count", "N", "evaluate so many times, for --metrics and --profile"),
            Optimized.ENTRYPOINT,
            Optimized.LEVEL,
            Option.flag("--partial", "say what is left where documents are unknown").or("-p"),
            Option.valued("--unknowns", "NAME,...", "documents that are unknown (input)").or("-u"),
            Option.flag("--strict-builtin-errors", "an error of a built-in ends the evaluation"),
            Schemas.OPTION,
            Option.flag("--strict", "all that is named must be used, nothing deprecated").or("-S"),
            Capabilities.OPTION,
            FileWatch.OPTION,
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "Exit codes: 0 evaluated, 1 as --fail or --fail-defined say, 2 the evaluation",
            "ended in an error, 5 a policy or the query is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String text = new Loading(arguments, surroundings).query("policy eval");
    String format = arguments.value("--format").orElse("json");
    try {
      return evaluate(text, format, arguments, surroundings);
    } catch (RegoErrors e) {
      if (!format.equals("json")) {
        throw Loading.invalid(e);
      }
      surroundings.console().print(Json.errors(e.errors()).toString());
      return ExitCode.INVALID_RULE;
    } catch (EvaluationError e) {
      if (format.equals("json")) {
        surroundings.console().print(Json.error(e).toString());
      } else {
        surroundings.console().say("1 error occurred: " + e.getMessage());
      }
      return ExitCode.FAILED;
    }
  }

  private static ExitCode evaluate(
      String text, String format, Arguments arguments, Surroundings surroundings)
      throws RegoErrors {
    Console console = surroundings.console();
    Loading loading = new Loading(arguments, surroundings);
    Metrics metrics = new Metrics();
    PolicyFiles files = Optimized.asAsked(loading.files(), arguments, loading);
    metrics.end(Metrics.LOAD_FILES);
    Optional<Value> input = loading.input();
    metrics.end(Metrics.INPUT_PARSE);
    Watching watching = Watching.of(arguments, files);
    Policy policy = policy(files, watching, arguments, surroundings);
    metrics.end(Metrics.MODULE_COMPILE);
    EvaluationOptions options =
        EvaluationOptions.DEFAULT
            .withData(files.data())
            .withStrict(arguments.has("--strict-builtin-errors"))
            .withNowNanos(loading.nowNanos())
            .withSeed(loading.nowNanos())
            .withObserver(watching.observer())
            .withHost(watching.host(console));
    EvaluationOptions told = input.map(options::withInput).orElse(options);
    if (arguments.has("--partial")) {
      List<String> unknowns = arguments.parts("--unknowns");
      PartialResult left =
          policy.partial(text, unknowns.isEmpty() ? List.of("input") : unknowns, told);
      PartialOutput.print(format, left, console);
      return exitCode(arguments, left.queries().isEmpty());
    }
    Query query =
        policy.prepareIn(
            arguments.value("--package").orElse(""), arguments.values("--import"), text);
    metrics.end(Metrics.QUERY_COMPILE);
    List<Solution> solutions = List.of();
    for (int run = Numbers.of(arguments, "--count", 1, 1); run > 0; run--) {
      metrics.begin();
      solutions = query.evaluate(told);
      metrics.end(Metrics.QUERY_EVAL);
    }
    tell(solutions, text, format, watching, metrics, arguments, console);
    return exitCode(arguments, solutions.isEmpty());
  }

  private static Policy policy(
      PolicyFiles files, Watching watching, Arguments arguments, Surroundings surroundings)
      throws RegoErrors {
    Loading loading = new Loading(arguments, surroundings);
    PolicyCompiler compiler = watching.compiler().version(loading.version());
    if (arguments.has("--strict")) {
      compiler.strict();
    }
    if (arguments.has("--partial")) {
      compiler.partial();
    }
    boolean schemas = Schemas.into(compiler, arguments, surroundings);
    boolean limited = Capabilities.into(compiler, arguments, surroundings);
    boolean isPlain = !schemas && !limited && !arguments.has("--strict");
    PolicyStore store = isPlain ? loading.store() : PolicyStore.NONE;
    return store.compile(files, compiler, "eval", UnaryOperator.identity());
  }

  /// The result; what was watched and measured is part of its JSON, else it is told beside it.
  private static void tell(
      List<Solution> solutions,
      String text,
      String format,
      Watching watching,
      Metrics metrics,
      Arguments arguments,
      Console console)
      throws RegoErrors {
    SortedMap<String, Object> more = new TreeMap<>(watching.json());
    if (arguments.has("--metrics")) {
      more.putAll(metrics.json());
    }
    EvalOutput.of(console, text, arguments).print(format, solutions, more);
    if (!format.equals("json") || watching.json().isEmpty()) {
      watching.report(console);
    }
    if (arguments.has("--metrics") && !format.equals("json")) {
      metrics.table().lines().forEach(console::say);
    }
  }

  private static ExitCode exitCode(Arguments arguments, boolean empty) {
    boolean fails = empty ? arguments.has("--fail") : arguments.has("--fail-defined");
    return fails ? ExitCode.BLOCKED : ExitCode.PASSED;
  }
}
