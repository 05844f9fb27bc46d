package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.Arrays;
import java.util.List;

/// `opa bench`: how long a prepared query takes, after a while of warming up.
final class BenchTool implements PolicyTool {
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final int MOST_SAMPLES = 100_000;

  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy bench",
        "QUERY",
        1,
        1,
        "measure how long a query takes",
        Loading.verifying(
            Loading.DATA,
            Loading.BUNDLE,
            Loading.INPUT,
            Option.choice(
                    "--format", "NAME", List.of("pretty", "json", "gobench"), "how to write it")
                .or("-f"),
            Option.valued("--seconds", "N", "how long to measure (3)"),
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of("", "Loading, compiling and two seconds of warming up do not count."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Loading loading = new Loading(arguments, surroundings);
    PolicyFiles files = loading.files();
    EvaluationOptions data =
        EvaluationOptions.DEFAULT.withData(files.data()).withNowNanos(loading.nowNanos());
    EvaluationOptions options = loading.input().map(data::withInput).orElse(data);
    try {
      Query query =
          files
              .into(new PolicyCompiler())
              .version(loading.version())
              .compile()
              .prepare(arguments.operands().getFirst());
      var _ = samples(query, options, WARM_UP_NANOS);
      long[] samples = samples(query, options, seconds(arguments) * 1_000_000_000L);
      report(samples, arguments.value("--format").orElse("pretty"), surroundings);
      return ExitCode.PASSED;
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    } catch (EvaluationError e) {
      surroundings.console().say("1 error occurred: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private static long seconds(Arguments arguments) {
    String typed = arguments.value("--seconds").orElse("3");
    if (typed.length() > 3 || !typed.chars().allMatch(Character::isDigit) || typed.isEmpty()) {
      throw CommandFailure.usage("--seconds takes a number of seconds, at most 999");
    }
    return Long.parseLong(typed);
  }

  /// The durations of single evaluations in nanoseconds, sorted.
  private static long[] samples(Query query, EvaluationOptions options, long nanos) {
    long[] samples = new long[MOST_SAMPLES];
    int count = 0;
    long end = System.nanoTime() + nanos;
    while (count < MOST_SAMPLES && (count == 0 || System.nanoTime() < end)) {
      long begin = System.nanoTime();
      var _ = query.evaluate(options);
      samples[count++] = System.nanoTime() - begin;
    }
    long[] taken = Arrays.copyOf(samples, count);
    Arrays.sort(taken);
    return taken;
  }

  private static void report(long[] samples, String format, Surroundings surroundings) {
    long nanos = Arrays.stream(samples).sum();
    switch (format) {
      case "json" ->
          surroundings
              .console()
              .print(new Json().put("N", samples.length).put("T", nanos).toString());
      case "gobench" ->
          surroundings
              .console()
              .print(
                  "BenchmarkPolicy\t" + samples.length + "\t" + nanos / samples.length + " ns/op");
      default -> table(samples, surroundings);
    }
  }

  private static void table(long[] samples, Surroundings surroundings) {
    Table table = new Table(List.of());
    table.row(List.of("samples", String.valueOf(samples.length)));
    table.row(List.of("ns/op mean", String.valueOf(Arrays.stream(samples).sum() / samples.length)));
    for (int percent : new int[] {50, 90, 99}) {
      int at = Math.min(samples.length - 1, samples.length * percent / 100);
      table.row(List.of("ns/op " + percent + "%", String.valueOf(samples[at])));
    }
    table.lines().forEach(surroundings.console()::print);
  }
}
