package dev.lockstep.conformance.rego;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The cases of one version of the language: one JSON object a line.
public final class OpaCases implements Suite {
  private final String name;
  private final RegoVersion version;

  public OpaCases(String name, RegoVersion version) {
    this.name = name;
    this.version = version;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    for (String line : Files.readAllLines(path)) {
      try {
        if (JsonReader.read(line) instanceof ObjectValue one && inPart.test(text(one, "file"))) {
          judge(one, results);
        }
      } catch (MalformedDocument e) {
        throw new IOException("no case of the suite: " + line, e);
      }
    }
  }

  private void judge(ObjectValue one, Results results) {
    String id = text(one, "file") + " " + text(one, "note");
    String problem;
    try {
      problem = problem(one);
    } catch (RuntimeException | MalformedDocument e) {
      problem = "threw " + e + " at " + e.getStackTrace()[0];
    }
    if (problem.isEmpty()) {
      results.pass(id);
    } else {
      results.fail(id, problem);
    }
  }

  /// What differs from what is wanted; empty where nothing does.
  private String problem(ObjectValue one) throws MalformedDocument {
    try {
      List<Solution> solutions = evaluate(one);
      Value wanted = one.get("want_result");
      if (wanted == null && one.get("want_error") == null && one.get("want_error_code") == null) {
        wanted = ArrayValue.EMPTY;
      }
      if (wanted == null) {
        return "wanted an error, got " + solutions;
      }
      SetValue expected = wanted instanceof ArrayValue array ? SetValue.of(array) : SetValue.EMPTY;
      Value actual = results(solutions, one.get("sort_bindings") != null);
      return expected.equals(actual) ? "" : "wanted " + expected + ", got " + actual;
    } catch (EvaluationError e) {
      boolean code = matches(one, "want_error_code", e.code());
      boolean message = matches(one, "want_error", String.valueOf(e.getMessage()));
      boolean wanted = one.get("want_error") != null || one.get("want_error_code") != null;
      return wanted && code && message ? "" : "got " + e.getMessage() + ", wanted " + wanted(one);
    } catch (RegoErrors e) {
      return "does not compile: " + String.valueOf(e.getMessage()).replace('\n', ' ');
    }
  }

  private static String wanted(ObjectValue one) {
    return one.get("want_error_code") + " " + one.get("want_error") + " " + one.get("want_result");
  }

  private static boolean matches(ObjectValue one, String key, String actual) {
    return !(one.get(key) instanceof StringValue wanted) || actual.contains(wanted.text());
  }

  private List<Solution> evaluate(ObjectValue one) throws RegoErrors, MalformedDocument {
    PolicyCompiler compiler = new PolicyCompiler().version(version).builtins(hostBuiltins());
    if (one.get("modules") instanceof ArrayValue modules) {
      int index = 0;
      for (Value module : modules) {
        if (module instanceof StringValue source) {
          compiler.module("test-" + index++ + ".rego", source.text());
        }
      }
    }
    Query query = compiler.compile().prepare(text(one, "query"));
    EvaluationOptions options =
        EvaluationOptions.DEFAULT
            .withStrict(one.get("strict_error") != null)
            .withNowNanos(1_600_000_000_000_000_000L);
    Value data = one.get("data");
    if (data != null && !data.equals(NullValue.NULL)) {
      options = options.withData(data);
    }
    Optional<Value> input = input(one);
    return query.evaluate(input.isPresent() ? options.withInput(input.get()) : options);
  }

  /// The input, as JSON or as a Rego term.
  private static Optional<Value> input(ObjectValue one) throws RegoErrors, MalformedDocument {
    if (!(one.get("input_term") instanceof StringValue term)) {
      return Optional.ofNullable(one.get("input"));
    }
    Query query = new PolicyCompiler().compile().prepare("x = " + term.text());
    return query.evaluate(EvaluationOptions.DEFAULT).stream()
        .findFirst()
        .map(solution -> solution.bindings().get("x"));
  }

  /// The bindings as JSON has them: sets are arrays, keys are strings.
  private static Value results(List<Solution> solutions, boolean sort) throws MalformedDocument {
    List<Value> rows = new ArrayList<>();
    for (Solution solution : solutions) {
      ObjectValue.Builder row = new ObjectValue.Builder();
      for (Map.Entry<String, Value> binding : solution.bindings().entrySet()) {
        Value value = JsonReader.read(JsonWriter.write(binding.getValue()));
        if (!binding.getKey().startsWith("__localq")) {
          row.put(
              binding.getKey(), sort && value instanceof ArrayValue array ? array.sorted() : value);
        }
      }
      rows.add(row.build());
    }
    return SetValue.of(rows);
  }

  private static List<Builtin> hostBuiltins() {
    return List.of(Builtin.of("test.sleep", "string => null", (_, _) -> NullValue.NULL));
  }

  private static String text(ObjectValue one, String key) {
    return one.get(key) instanceof StringValue text ? text.text() : "";
  }
}
