package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.bundle.PolicyStore;
import dev.lockstep.policy.input.CombinedInput;
import dev.lockstep.policy.input.ConfigBuiltins;
import dev.lockstep.policy.input.InputFormat;
import dev.lockstep.policy.judge.Judge;
import dev.lockstep.policy.judge.JudgedDocument;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.Value;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `conftest test`: configuration files, judged by policies.
final class JudgeTool implements PolicyTool {
  private static final List<String> FORMATS =
      List.of("stdout", "json", "tap", "table", "junit", "github", "azuredevops", "sarif");
  private static final List<String> PARSERS =
      Arrays.stream(InputFormat.values()).map(InputFormat::id).toList();

  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy judge",
        "FILE...",
        1,
        Syntax.MANY,
        "judge configuration files by policies: deny, violation, warn, exception",
        List.of(
            Option.valued("--policy", "PATH", "where the policies lie (policy); repeatable")
                .or("-p")
                .inBrief(),
            Loading.DATA,
            Option.valued("--namespace", "NAME,...", "packages that judge, * and ? allowed (main)")
                .or("-n"),
            Option.flag("--all-namespaces", "every package judges"),
            Option.flag("--combine", "all files are one input, an array of path and contents"),
            Option.flag("--fail-on-warn", "exit 1 for warnings and 2 for failures"),
            Option.flag("--no-fail", "exit 0 whatever is found"),
            Option.choice("--parser", "NAME", PARSERS, "read every file in this format"),
            Option.valued("--stdin-filename", "NAME", "what results call standard input"),
            Option.choice("--output", "NAME", FORMATS, "how to write results").or("-o").inBrief(),
            Option.flag("--quiet", "write nothing where nothing failed"),
            Option.flag("--suppress-exceptions", "leave exceptions out of the plain output"),
            Option.flag("--github-hide-passed", "leave files that pass out of GitHub's output"),
            Option.flag("--junit-hide-message", "leave messages out of the names of JUnit's cases"),
            Option.flag("--trace", "tell what was evaluated"),
            Option.flag("--show-builtin-errors", "an error of a built-in ends the run"),
            Option.flag("--strict", "all that is named must be used, nothing deprecated"),
            Capabilities.OPTION,
            FileWatch.OPTION,
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "A file's format is known by its name; - is standard input, in YAML. Policies",
            "may call parse_config, parse_config_file and parse_combined_config_files.",
            "Exit codes: 0 nothing failed, 1 something did, 5 a policy is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Explanation trace = arguments.has("--trace") ? new Explanation(Explanation.Extent.FULL) : null;
    Judge judge = judge(arguments, surroundings, trace);
    Map<String, Value> documents = new JudgedFiles(arguments, surroundings).read();
    List<JudgedDocument> results = new ArrayList<>();
    try {
      for (String namespace : namespaces(judge.namespaces(), arguments)) {
        if (arguments.has("--combine")) {
          String folder = folder("Combined", surroundings);
          results.add(
              judge.judgeTogether(namespace, "Combined", folder, CombinedInput.of(documents)));
        } else {
          documents.forEach(
              (name, value) ->
                  results.add(judge.judge(namespace, name, folder(name, surroundings), value)));
        }
      }
    } catch (EvaluationError e) {
      surroundings.console().say("lockstep: a policy cannot be evaluated: " + e.getMessage());
      return ExitCode.INVALID_RULE;
    }
    if (trace != null) {
      trace.lines().forEach(surroundings.console()::say);
    }
    ExitCode code = exitCode(results, arguments);
    if (code != ExitCode.PASSED || !arguments.has("--quiet")) {
      new JudgeOutput(arguments, surroundings.console()).print(results);
    }
    return code;
  }

  private static String folder(String name, Surroundings surroundings) {
    Path parent = surroundings.file(name).toAbsolutePath().normalize().getParent();
    return parent == null ? "" : parent.toString();
  }

  private static Judge judge(
      Arguments arguments, Surroundings surroundings, @Nullable Explanation trace) {
    Loading loading = new Loading(arguments, surroundings);
    List<String> paths = new ArrayList<>(arguments.values("--policy"));
    if (paths.isEmpty()) {
      paths.add("policy");
    }
    PolicyFiles policies = loading.files(paths, List.of());
    if (policies.modules().isEmpty()) {
      throw CommandFailure.invalid(
          "there are no policies in " + String.join(", ", paths), List.of(), null);
    }
    PolicyFiles data = loading.files(arguments.values("--data"), List.of());
    EvaluationOptions options =
        EvaluationOptions.DEFAULT
            .withNowNanos(loading.nowNanos())
            .withStrict(arguments.has("--show-builtin-errors"))
            .withHost(new PrintingHost(surroundings.console()));
    try {
      PolicyCompiler compiler = Capabilities.of(arguments, surroundings);
      compiler.builtins(ConfigBuiltins.below(surroundings.workingFolder()));
      if (arguments.has("--strict")) {
        compiler.strict();
      }
      if (trace != null) {
        compiler.observed();
      }
      boolean isPlain =
          !arguments.has("--strict") && trace == null && !Capabilities.areLimited(arguments);
      return Judge.of(
          new PolicyFiles(policies.modules(), data.data()),
          compiler,
          trace == null ? options : options.withObserver(trace),
          isPlain ? loading.store() : PolicyStore.NONE);
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    }
  }

  /// A namespace that nobody has is a mistake, not a pass.
  private static List<String> namespaces(Set<String> known, Arguments arguments) {
    if (arguments.has("--all-namespaces")) {
      return List.copyOf(known);
    }
    List<String> wanted = arguments.parts("--namespace");
    List<String> chosen = new ArrayList<>();
    for (String pattern : wanted.isEmpty() ? List.of("main") : wanted) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      List<String> fitting = known.stream().filter(name -> matcher.matches(Path.of(name))).toList();
      if (fitting.isEmpty()) {
        throw CommandFailure.invalid(
            "no policy has the namespace " + pattern,
            List.of(
                Suggestion.of(pattern, known)
                    .map(name -> "did you mean " + name + "?")
                    .orElse("there are " + String.join(", ", known))),
            null);
      }
      fitting.stream().filter(name -> !chosen.contains(name)).forEach(chosen::add);
    }
    return chosen;
  }

  private static ExitCode exitCode(List<JudgedDocument> results, Arguments arguments) {
    boolean failed = results.stream().anyMatch(one -> !one.failures().isEmpty());
    boolean warned = results.stream().anyMatch(one -> !one.warnings().isEmpty());
    if (arguments.has("--no-fail")) {
      return ExitCode.PASSED;
    }
    if (arguments.has("--fail-on-warn")) {
      return failed ? ExitCode.FAILED : warned ? ExitCode.BLOCKED : ExitCode.PASSED;
    }
    return failed ? ExitCode.BLOCKED : ExitCode.PASSED;
  }
}
