package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.server.Address;
import dev.lockstep.cli.server.PolicyServer;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.syntax.RegoErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
            Option.flag("--server", "answer over HTTP, as Open Policy Agent's REST API").or("-s"),
            Option.valued("--addr", "HOST:PORT", "where a server listens (localhost:8181)")
                .or("-a"),
            Option.valued("--token-file", "FILE", "what requests to a server must carry"),
            Option.valued("--decision-log", "FILE", "append each decision of a server to it"),
            FileWatch.OPTION,
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
    try {
      return arguments.has("--server")
          ? serve(arguments, surroundings)
          : prompt(arguments, surroundings);
    } catch (RegoErrors e) {
      throw Loading.invalid(loading.firstErrors(e));
    }
  }

  @Override
  public boolean watchesItself() {
    return true;
  }

  private static ExitCode prompt(Arguments arguments, Surroundings surroundings) throws RegoErrors {
    Loading loading = new Loading(arguments, surroundings);
    Reloading files = new Reloading(arguments, surroundings);
    var _ = files.get().into(new PolicyCompiler()).version(loading.version()).compile();
    EvaluationOptions now = EvaluationOptions.DEFAULT.withNowNanos(loading.nowNanos());
    EvaluationOptions options = loading.input().map(now::withInput).orElse(now);
    Prompt prompt =
        new Prompt(
            files,
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

  /// Serves until the process or its thread is interrupted.
  private static ExitCode serve(Arguments arguments, Surroundings surroundings) throws RegoErrors {
    Loading loading = new Loading(arguments, surroundings);
    Reloading files = new Reloading(arguments, surroundings);
    PolicyServer.Settings settings =
        new PolicyServer.Settings(
            Address.of(arguments.value("--addr").orElse("localhost:8181")),
            token(arguments, surroundings),
            arguments.value("--decision-log").map(surroundings::file).orElse(null),
            loading.version(),
            surroundings.clock());
    Console console = surroundings.console();
    try (PolicyServer server = PolicyServer.start(files.get(), settings, console)) {
      InetSocketAddress address = server.address();
      console.say("listening on " + address.getHostString() + ":" + address.getPort());
      while (files.waitsForChange()) {
        reload(server, files, console);
      }
      return ExitCode.PASSED;
    }
  }

  /// Policies that became invalid do not take the place of those that are served.
  private static void reload(PolicyServer server, Reloading files, Console console) {
    try {
      server.serve(files.get());
      console.say("loaded again");
    } catch (RegoErrors e) {
      console.say("lockstep: not loaded, the policies are invalid");
      e.errors().forEach(error -> console.say("  " + error));
    } catch (CommandFailure e) {
      console.say("lockstep: not loaded: " + e.text());
    }
  }

  private static @Nullable String token(Arguments arguments, Surroundings surroundings) {
    String name = arguments.value("--token-file").orElse("");
    if (name.isEmpty()) {
      return null;
    }
    try {
      String token = Files.readString(surroundings.file(name), StandardCharsets.UTF_8).strip();
      if (token.isEmpty()) {
        throw CommandFailure.usage("--token-file: " + name + " is empty");
      }
      return token;
    } catch (IOException e) {
      throw CommandFailure.usage("--token-file: " + name + " cannot be read", e);
    }
  }
}
