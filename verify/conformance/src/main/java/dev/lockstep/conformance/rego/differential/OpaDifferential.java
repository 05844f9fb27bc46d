package dev.lockstep.conformance.rego.differential;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.conformance.rego.differential.RandomPolicies.Question;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Random policies, each decided by us and by the library of Open Policy Agent, which is
/// built in the folder that is the suite's path. Solutions must have the same text, whatever
/// their order; where there are none because of errors, the sets of the errors' codes must be
/// the same, whatever the order in which they are found. Evaluation ends at the first error
/// it meets, and an operand that is undefined keeps what stands beside it from being
/// evaluated; which of the two is met first is not laid down, so questions of which one of us
/// meets an error and the other one another one or none are counted apart and shown. All errors
/// that a compiler finds are asked for, not the first ten. The seed and the number of questions are
/// in the system properties `lockstep.differential.seed` and `lockstep.differential.count`. What
/// the reference answered is kept in the folder, so that the same questions after a change of ours
/// are asked of us only.
///
/// What the reference is known to answer wrongly is counted apart, too ([ReferenceMistakes]). What
/// the questions spoke of is told at the end ([Reached]).
public final class OpaDifferential implements Suite {
  private static final String ORDER =
      "which error, or undefined operand, an evaluation meets first";
  private static final long MAX_STEPS = 20_000_000L;

  @Override
  public String name() {
    return "opa-differential";
  }

  @Override
  public void run(Path folder, Predicate<String> inPart, Results results) throws IOException {
    long seed = Long.getLong("lockstep.differential.seed", 20_261_127L);
    int count = Integer.getInteger("lockstep.differential.count", 12_000);
    RandomPolicies policies = new RandomPolicies(seed);
    Map<String, Integer> kinds = new TreeMap<>();
    Reached reached = new Reached();
    int values = 0;
    try (KeptAnswers opa = KeptAnswers.in(folder, "seed-" + seed)) {
      for (int i = 0; i < count; i++) {
        Question question = policies.question();
        Outcome expected = Outcome.of(opa.ask(asJson(question)));
        Outcome actual = decide(question);
        kinds.merge(expected.kind(), 1, Integer::sum);
        reached.add(question.modules());
        Optional<String> mistake = ReferenceMistakes.of(question, expected.kind(), actual.kind());
        if (expected.told().equals(actual.told())) {
          results.pass("q" + i);
        } else if (mistake.isPresent()) {
          results.unsupported("the reference is wrong: " + mistake.get());
          results.say("q" + i + " " + expected.told() + " / " + actual.told());
        } else if ((expected.isEvaluationError() || actual.isEvaluationError())
            && expected.ran()
            && actual.ran()) {
          results.unsupported(ORDER);
          results.say("q" + i + " " + expected.told() + " / " + actual.told());
          results.say(expected.reasons() + "\n" + actual.reasons() + "\n" + written(question));
        } else {
          if (expected.ran() && actual.ran()) {
            values++;
          }
          results.fail("q" + i, "wanted " + expected.told() + ", got " + actual.told());
          results.say(expected.reasons() + "\n" + actual.reasons() + "\n" + written(question));
        }
      }
    }
    results.say("questions by what comes of them: " + kinds);
    reached.lines().forEach(results::say);
    results.say("differences between results: " + values + ", the others are between compilers");
  }

  private static String written(Question question) {
    return (question.old() ? "v0 " : "")
        + (question.strict() ? "strict " : "")
        + question.query()
        + "\ninput "
        + question.input()
        + "\ndata "
        + question.data()
        + "\n"
        + String.join("\n", question.modules());
  }

  private static String asJson(Question question) {
    StringBuilder text = new StringBuilder("{\"modules\":");
    text.append(
        JsonWriter.write(
            ArrayValue.of(question.modules().stream().<Value>map(StringValue::of).toList())));
    text.append(",\"query\":").append(JsonWriter.write(StringValue.of(question.query())));
    text.append(",\"data\":").append(question.data());
    if (!question.input().isEmpty()) {
      text.append(",\"input\":").append(question.input());
    }
    text.append(",\"v0\":").append(BooleanValue.of(question.old()));
    return text.append(",\"strict\":")
        .append(BooleanValue.of(question.strict()))
        .append('}')
        .toString();
  }

  private static Outcome decide(Question question) throws IOException {
    try {
      PolicyCompiler compiler =
          new PolicyCompiler().version(question.old() ? RegoVersion.V0 : RegoVersion.V1);
      for (int i = 0; i < question.modules().size(); i++) {
        compiler.module("p" + i + ".rego", question.modules().get(i));
      }
      Policy policy = compiler.compile();
      EvaluationOptions options =
          EvaluationOptions.DEFAULT
              .withData(JsonReader.read(question.data()))
              .withStrict(question.strict())
              .withMaxSteps(MAX_STEPS);
      if (!question.input().isEmpty()) {
        options = options.withInput(JsonReader.read(question.input()));
      }
      return Outcome.of(policy.prepare(question.query()).evaluate(options));
    } catch (RegoErrors e) {
      return Outcome.failed(
          e.errors().stream().map(RegoError::code).toList(), e.errors().toString());
    } catch (EvaluationError e) {
      return Outcome.failed(List.of(e.code()), String.valueOf(e.getMessage()));
    } catch (MalformedDocument e) {
      throw new IOException(question.toString(), e);
    } catch (RuntimeException | StackOverflowError e) {
      return Outcome.failed(List.of("crash"), e + " at " + List.of(e.getStackTrace()));
    }
  }

  /// Solutions in a text that says all of them, or the codes of errors with their reasons.
  private record Outcome(String told, String kind, String reasons) {

    boolean isEvaluationError() {
      return kind.startsWith("eval_");
    }

    /// Whether it came to an evaluation.
    boolean ran() {
      return isEvaluationError() || kind.equals("value") || kind.equals("undefined");
    }

    static Outcome failed(List<String> codes, String reasons) {
      String all = codes.stream().distinct().sorted().collect(Collectors.joining(" "));
      return new Outcome("error " + all, all, reasons);
    }

    static Outcome of(List<Solution> solutions) throws MalformedDocument {
      List<String> rows = new ArrayList<>();
      for (Solution solution : solutions) {
        rows.add(
            JsonReader.read(JsonWriter.write(ArrayValue.of(solution.expressions())))
                + " "
                + JsonReader.read(JsonWriter.write(bindings(solution))));
      }
      return rows(rows);
    }

    private static Value bindings(Solution solution) {
      Map<Value, Value> all = new TreeMap<>();
      solution.bindings().forEach((name, value) -> all.put(StringValue.of(name), value));
      return ObjectValue.of(all);
    }

    static Outcome of(String answer) throws IOException {
      try {
        Value all = JsonReader.read(answer);
        if (at(all, "codes") instanceof ArrayValue codes) {
          List<String> texts = new ArrayList<>();
          for (int i = 0; i < codes.size(); i++) {
            texts.add(codes.get(i) instanceof StringValue code ? code.text() : "");
          }
          return failed(texts, String.valueOf(at(all, "errors")));
        }
        List<String> rows = new ArrayList<>();
        if (at(all, "rows") instanceof ArrayValue list) {
          for (int i = 0; i < list.size(); i++) {
            rows.add(at(list.get(i), "v") + " " + at(list.get(i), "b"));
          }
        }
        return rows(rows);
      } catch (MalformedDocument e) {
        throw new IOException(answer, e);
      }
    }

    private static Outcome rows(List<String> rows) {
      rows.sort(null);
      return new Outcome(rows.toString(), rows.isEmpty() ? "undefined" : "value", "");
    }

    private static @Nullable Value at(Value value, String key) {
      return value instanceof ObjectValue object ? object.get(key) : null;
    }
  }
}
