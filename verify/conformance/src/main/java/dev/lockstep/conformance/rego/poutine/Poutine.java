package dev.lockstep.conformance.rego.poutine;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.policy.bundle.LoadFailure;
import dev.lockstep.policy.bundle.PolicyLoader;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The policies of poutine, compiled together, must decide as they do in poutine itself: for the
/// folders of its own tests, and for each folder in `checkouts`, the folder of further
/// repositories that the system property `lockstep.poutine.checkouts` names.
public final class Poutine implements Suite {
  @Override
  public String name() {
    return "poutine";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Policy policy;
    try {
      policy = policy(path, results);
    } catch (RegoErrors e) {
      e.errors().forEach(error -> results.fail("load", error.toString()));
      return;
    } catch (LoadFailure e) {
      results.fail("load", e.text());
      return;
    }
    for (String line : PoutineProgram.of(path).answers(folders(path))) {
      try {
        judge(policy, JsonReader.read(line), results);
      } catch (MalformedDocument e) {
        throw new IOException(line, e);
      }
    }
  }

  private static Policy policy(Path path, Results results) throws LoadFailure, RegoErrors {
    PolicyCompiler compiler = new PolicyCompiler().builtins(PoutineBuiltins.ALL);
    var files = new PolicyLoader(RegoVersion.V1, List.of(), path).load(List.of("opa/rego"));
    Policy policy = files.into(compiler).compile();
    files.modules().forEach(module -> results.pass("load " + module.file()));
    return policy;
  }

  private static List<Path> folders(Path path) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(path.resolve("scanner/testdata"), path));
    String more = System.getProperty("lockstep.poutine.checkouts", "");
    if (!more.isEmpty()) {
      try (Stream<Path> all = Files.list(Path.of(more))) {
        all.filter(folder -> Files.isDirectory(folder.resolve(".github")))
            .sorted()
            .forEach(folders::add);
      }
    }
    return folders;
  }

  private static void judge(Policy policy, Value question, Results results) throws IOException {
    EvaluationOptions options =
        EvaluationOptions.DEFAULT
            .withInput(member(question, "input"))
            .withData(member(question, "data"));
    String name = member(question, "name") instanceof StringValue text ? text.text() : "";
    if (!(member(question, "answers") instanceof ObjectValue answers)) {
      throw new IOException("no answers: " + question);
    }
    for (Value query : answers.keys()) {
      String asked = query instanceof StringValue text ? text.text() : "";
      String id = name + " " + asked;
      try {
        @Nullable Value actual = policy.prepare(asked).value(options).orElse(null);
        if (same(actual, answers.get(query))) {
          results.pass(id);
        } else {
          results.fail(id, "wanted " + answers.get(query) + ", got " + actual);
        }
      } catch (RegoErrors | EvaluationError e) {
        results.fail(id, e.toString());
      }
    }
  }

  /// Sets are arrays in JSON.
  private static boolean same(@Nullable Value actual, @Nullable Value expected) throws IOException {
    if (actual == null || expected == null) {
      return actual == null && expected == null;
    }
    try {
      return JsonReader.read(JsonWriter.write(actual)).equals(expected);
    } catch (MalformedDocument e) {
      throw new IOException(e);
    }
  }

  private static Value member(Value of, String name) throws IOException {
    Value value = of instanceof ObjectValue object ? object.get(name) : null;
    if (value == null) {
      throw new IOException("no " + name + " in " + of);
    }
    return value;
  }
}
