package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.Observer;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.value.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// What `opa run` is without a server: answers lines, which are queries, rules or commands. What is
/// no whole statement goes on in the next lines, until it is one or an empty line ends it.
final class Prompt {
  static final List<String> HELP =
      List.of(
          "a query           evaluate it in the current package",
          "a rule            keep it in the current package",
          "package NAME      go into a package",
          "import NAME       import into the current package",
          "show [debug]      show the current package, or the settings",
          "unset NAME        forget the rules of a name",
          "unset-package P   forget a package that was typed",
          "json, pretty      how results are written",
          "pretty-limit N    how many columns a cell has, 0 for all",
          "trace [MODE]      tell what is evaluated: full, fails, notes, off",
          "fails, notes      the same, one mode",
          "metrics           tell how long compiling and evaluating took",
          "profile           tell which expressions took long",
          "unknown [NAME...] say what is left where documents are unknown",
          "strict-builtin-errors  an error of a built-in ends the evaluation",
          "dump              show the data",
          "help              show this",
          "exit              end");

  private final Supplier<PolicyFiles> files;
  private final EvaluationOptions options;
  private final PromptSettings settings;
  private final Console console;
  private TypedPolicy typed;
  private String buffer = "";

  /// @param files what is loaded, asked for with each statement
  /// @param options what evaluations are told besides the data
  Prompt(
      Supplier<PolicyFiles> files,
      EvaluationOptions options,
      RegoVersion version,
      PromptSettings settings,
      Console console) {
    this.files = files;
    this.options = options;
    this.settings = settings;
    this.console = console;
    this.typed = TypedPolicy.empty(version);
  }

  /// Answers lines until `exit` or their end.
  ///
  /// @param mark what asks a person for the next line, empty where nobody does
  void answer(BufferedReader lines, String mark) throws IOException {
    for (String line = next(lines, mark); line != null; line = next(lines, mark)) {
      if (buffer.isEmpty() && line.strip().equals("exit")) {
        return;
      }
      answer(line);
      console.flush();
    }
    if (!buffer.isEmpty()) {
      answer("");
    }
  }

  private String next(BufferedReader lines, String mark) throws IOException {
    if (!mark.isEmpty()) {
      console.sayRaw(buffer.isEmpty() ? mark : "| ");
    }
    return lines.readLine();
  }

  private void answer(String line) {
    boolean isEnd = line.isBlank();
    if (buffer.isEmpty() && (isEnd || command(line.strip()))) {
      return;
    }
    buffer = buffer.isEmpty() ? line.strip() : buffer + "\n" + line;
    List<Rule> rules = typed.rulesIn(buffer);
    if (rules.isEmpty() && !isEnd && isUnfinished(buffer)) {
      return;
    }
    String statement = buffer.strip();
    buffer = "";
    try {
      if (rules.isEmpty()) {
        query(statement);
      } else {
        define(rules, statement);
      }
    } catch (RegoErrors e) {
      tell(e);
    } catch (EvaluationError e) {
      console.print("1 error occurred: " + e.getMessage());
    } catch (CommandFailure e) {
      console.print(e.text());
      e.details().forEach(console::print);
    }
  }

  private boolean isUnfinished(String text) {
    try {
      var _ = RegoParser.query(text, typed.version(), List.of());
      return false;
    } catch (RegoErrors e) {
      return true;
    }
  }

  private void tell(RegoErrors e) {
    int count = e.errors().size();
    console.print(count == 1 ? "1 error occurred:" : count + " errors occurred:");
    e.errors().forEach(error -> console.print("  " + error));
  }

  /// Whether `line` is a command, which is done then.
  private boolean command(String line) {
    List<String> words = Arrays.asList(line.split("\\s+"));
    List<String> operands = words.subList(1, words.size());
    String operand = operands.isEmpty() ? "" : operands.getFirst();
    switch (words.getFirst()) {
      case "help" -> HELP.forEach(console::print);
      case "show" -> show(operand);
      case "package" -> adopt(typed.in(operand));
      case "import" -> adopt(typed.importing(String.join(" ", operands)));
      case "unset" -> forget(typed.without(operand), "no matching rules in current module");
      case "unset-package" -> forget(typed.withoutPackage(operand), "no such package");
      case "dump" -> console.print(JsonWriter.write(files.get().data()));
      default -> {
        return settings
            .change(words.getFirst(), operands)
            .map(
                told -> {
                  told.lines().forEach(console::print);
                  return true;
                })
            .orElse(false);
      }
    }
    return true;
  }

  private void show(String what) {
    if (what.equals("debug")) {
      console.print(settings.json().toString());
      return;
    }
    String shown = typed.shown();
    console.print(shown.isEmpty() ? "no rules defined" : shown);
  }

  /// Goes on with `changed` where it can be compiled.
  private void adopt(TypedPolicy changed) {
    try {
      var _ = RegoParser.module("", "package " + changed.current() + "\n", typed.version());
      var _ = compiled(changed, new PolicyCompiler());
      typed = changed;
    } catch (RegoErrors e) {
      tell(e);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void forget(TypedPolicy changed, String otherwise) {
    if (changed == typed) {
      console.print("warning: " + otherwise);
    } else {
      adopt(changed);
    }
  }

  private void define(List<Rule> rules, String text) throws RegoErrors {
    TypedPolicy changed = typed.defining(rules, text);
    var _ = compiled(changed, new PolicyCompiler());
    boolean isAgain = changed.typed().rules().size() == typed.typed().rules().size();
    typed = changed;
    console.print(
        "Rule '"
            + rules.getFirst().head().name()
            + (isAgain ? "' re-defined in package " : "' defined in package ")
            + typed.current()
            + ". Type 'show' to see rules.");
  }

  private Policy compiled(TypedPolicy policy, PolicyCompiler compiler) throws RegoErrors {
    new PolicyFiles(policy.modules(), files.get().data()).into(files.get().into(compiler));
    return compiler.version(policy.version()).compile();
  }

  private void query(String text) throws RegoErrors {
    Observer observer = settings.observer();
    Metrics metrics = new Metrics();
    PolicyCompiler compiler = Watching.compiler(observer);
    EvaluationOptions told =
        options
            .withData(files.get().data())
            .withStrict(settings.isStrict())
            .withObserver(observer)
            .withHost(Watching.host(observer, console));
    if (!settings.unknowns().isEmpty()) {
      Policy policy = compiled(typed, compiler.partial());
      PartialOutput.print(
          settings.format(), policy.partial(text, settings.unknowns(), told), console);
      return;
    }
    Policy policy = compiled(typed, compiler);
    metrics.end(Metrics.MODULE_COMPILE);
    Query query = policy.prepareIn(typed.current(), typed.typed().imports(), text);
    metrics.end(Metrics.QUERY_COMPILE);
    List<Solution> solutions = query.evaluate(told);
    metrics.end(Metrics.QUERY_EVAL);
    List<String> beside = new ArrayList<>(Watching.lines(observer));
    if (settings.isMeasured()) {
      beside.addAll(metrics.table().lines());
    }
    if (observer instanceof Explanation) {
      beside.forEach(console::print);
    }
    new EvalOutput(console, text, settings.columns()).print(settings.format(), solutions);
    if (!(observer instanceof Explanation)) {
      beside.forEach(console::print);
    }
  }
}
