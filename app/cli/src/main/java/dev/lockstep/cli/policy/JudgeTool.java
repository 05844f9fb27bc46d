package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.input.InputFormat;
import dev.lockstep.policy.judge.Judge;
import dev.lockstep.policy.judge.JudgedDocument;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `conftest test`: configuration files, judged by policies.
final class JudgeTool implements PolicyTool {
  private static final List<String> FORMATS =
      List.of("stdout", "json", "tap", "table", "junit", "github", "sarif");
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
            Option.choice("--output", "NAME", FORMATS, "how to write results").or("-o").inBrief(),
            FileWatch.OPTION,
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "A file's format is known by its name; - is standard input, in YAML.",
            "Exit codes: 0 nothing failed, 1 something did, 5 a policy is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Judge judge = judge(arguments, surroundings);
    Map<String, Value> documents = new JudgedFiles(arguments, surroundings).read();
    List<JudgedDocument> results = new ArrayList<>();
    try {
      for (String namespace : namespaces(judge.namespaces(), arguments)) {
        if (arguments.has("--combine")) {
          results.add(judge.judgeTogether(namespace, "Combined", combined(documents)));
        } else {
          documents.forEach((name, value) -> results.add(judge.judge(namespace, name, value)));
        }
      }
    } catch (EvaluationError e) {
      surroundings.console().say("lockstep: a policy cannot be evaluated: " + e.getMessage());
      return ExitCode.INVALID_RULE;
    }
    JudgeOutput.print(
        arguments.value("--output").orElse("stdout"), results, surroundings.console());
    return exitCode(results, arguments);
  }

  private static Judge judge(Arguments arguments, Surroundings surroundings) {
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
    try {
      return Judge.of(
          new PolicyFiles(policies.modules(), data.data()),
          EvaluationOptions.DEFAULT.withNowNanos(loading.nowNanos()),
          loading.store());
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

  private static Value combined(Map<String, Value> documents) {
    List<Value> all = new ArrayList<>();
    documents.forEach(
        (name, value) -> {
          List<Value> parts = value instanceof ArrayValue array ? array.asList() : List.of(value);
          for (Value part : parts) {
            all.add(
                new ObjectValue.Builder()
                    .put("path", StringValue.of(name))
                    .put("contents", part)
                    .build());
          }
        });
    return ArrayValue.of(all);
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
