package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `opa run`: evaluates what is typed, line by line, against policies and data. A line that is a
/// rule is kept.
final class RunTool implements PolicyTool {
  private static final String OWN_PACKAGE = "package repl\n\n";

  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy run",
        "[PATH...]",
        0,
        Syntax.MANY,
        "evaluate queries as they are typed",
        Loading.verifying(
            Loading.INPUT.inBrief(), Loading.BUNDLE, Loading.V0, Loading.IGNORE, Loading.DEBUG),
        List.of(
            "",
            "A rule is kept (in the package repl), `show` lists those, `exit` ends.",
            "Exit codes: 0 ended, 5 a policy is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Loading loading = new Loading(arguments, surroundings);
    PolicyFiles files =
        loading.files(arguments.operands(), arguments.values(Loading.BUNDLE.name()));
    EvaluationOptions data =
        EvaluationOptions.DEFAULT.withData(files.data()).withNowNanos(loading.nowNanos());
    EvaluationOptions options = loading.input().map(data::withInput).orElse(data);
    try {
      var _ = policy(files, List.of(), loading);
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    }
    List<String> rules = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String typed = line.strip();
        if (typed.equals("exit")) {
          break;
        }
        if (typed.equals("show")) {
          rules.forEach(surroundings.console()::print);
        } else if (!typed.isEmpty()) {
          answer(typed, rules, files, loading, options, surroundings.console());
        }
      }
    } catch (IOException e) {
      throw CommandFailure.usage("the input cannot be read: " + e.getMessage(), e);
    }
    return ExitCode.PASSED;
  }

  private static Policy policy(PolicyFiles files, List<String> rules, Loading loading)
      throws RegoErrors {
    String own = OWN_PACKAGE + String.join("\n", rules);
    PolicyCompiler compiler = files.into(new PolicyCompiler()).version(loading.version());
    return rules.isEmpty() ? compiler.compile() : compiler.module("repl", own).compile();
  }

  private static void answer(
      String typed,
      List<String> rules,
      PolicyFiles files,
      Loading loading,
      EvaluationOptions options,
      Console console) {
    try {
      if (isRule(typed, loading)) {
        List<String> more = new ArrayList<>(rules);
        more.add(typed);
        var _ = policy(files, more, loading);
        rules.add(typed);
        console.print("Rule defined in package repl. Type 'show' to see rules.");
        return;
      }
      Policy policy = policy(files, rules, loading);
      new EvalOutput(console, typed).print("pretty", policy.prepare(typed).evaluate(options));
    } catch (RegoErrors e) {
      e.errors().forEach(error -> console.print(error.toString()));
    } catch (EvaluationError e) {
      console.print("1 error occurred: " + e.getMessage());
    }
  }

  /// What is a query as well, such as `x = 1`, is one.
  private static boolean isRule(String typed, Loading loading) {
    try {
      var _ = RegoParser.query(typed, loading.version(), List.of());
      return typed.contains(":=");
    } catch (RegoErrors e) {
      try {
        return !RegoParser.module("repl", "package repl\n" + typed, loading.version())
            .rules()
            .isEmpty();
      } catch (RegoErrors notRule) {
        return false;
      }
    }
  }
}
