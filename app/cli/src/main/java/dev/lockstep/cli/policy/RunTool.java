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
import dev.lockstep.rego.syntax.RegoErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `opa run`: a prompt, or with `--server` a server, over policies and data.
final class RunTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy run",
        "[PATH...]",
        0,
        Syntax.MANY,
        "evaluate queries as they are typed, or as a server",
        Loading.verifying(
            Loading.INPUT.inBrief(),
            Option.flag("--bundle", "the paths are bundles").or("-b"),
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write results")
                .or("-f"),
            Loading.MAX_ERRORS,
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "At the prompt, a rule is kept, `help` lists what there is, `exit` ends.",
            "Exit codes: 0 ended, 5 a policy is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Loading loading = new Loading(arguments, surroundings);
    PolicyFiles files = loading.operands(arguments.has("--bundle"));
    try {
      var _ = files.into(new PolicyCompiler()).version(loading.version()).compile();
    } catch (RegoErrors e) {
      throw Loading.invalid(loading.firstErrors(e));
    }
    EvaluationOptions now = EvaluationOptions.DEFAULT.withNowNanos(loading.nowNanos());
    EvaluationOptions options = loading.input().map(now::withInput).orElse(now);
    Prompt prompt =
        new Prompt(
            () -> files,
            options,
            loading.version(),
            new PromptSettings(arguments.value("--format").orElse("pretty")),
            surroundings.console());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))) {
      prompt.answer(lines, surroundings.console().screen().errIsTerminal() ? "> " : "");
    } catch (IOException e) {
      throw CommandFailure.usage("the input cannot be read: " + e.getMessage(), e);
    }
    return ExitCode.PASSED;
  }
}
