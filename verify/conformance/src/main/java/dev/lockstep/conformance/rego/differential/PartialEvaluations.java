package dev.lockstep.conformance.rego.differential;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.conformance.rego.differential.RandomPolicies.Question;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.format.PolicyText;
import dev.lockstep.rego.partial.PartialResult;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Random policies, evaluated partially with an unknown input; what is left, written as Rego, must
/// come to the same with that input as the policy itself. Policies that do not compile, or whose
/// evaluation ends in an error, are left out. The seed and the number of questions are in the
/// system properties `lockstep.differential.seed` and `lockstep.differential.count`; the path is
/// not used.
public final class PartialEvaluations implements Suite {
  private static final long MAX_STEPS = 2_000_000L;

  @Override
  public String name() {
    return "partial-evaluation";
  }

  @Override
  public void run(Path folder, Predicate<String> inPart, Results results) throws IOException {
    RandomPolicies policies =
        new RandomPolicies(Long.getLong("lockstep.differential.seed", 20_261_128L));
    int count = Integer.getInteger("lockstep.differential.count", 4_000);
    for (int i = 0; i < count; i++) {
      Question question = policies.question();
      if (question.old() || question.input().isEmpty()) {
        continue;
      }
      try {
        ask("q" + i, question, results);
      } catch (MalformedDocument e) {
        throw new IOException(question.toString(), e);
      }
    }
  }

  private static void ask(String name, Question question, Results results)
      throws MalformedDocument {
    EvaluationOptions known =
        EvaluationOptions.DEFAULT
            .withData(JsonReader.read(question.data()))
            .withMaxSteps(MAX_STEPS);
    EvaluationOptions told = known.withInput(JsonReader.read(question.input()));
    Policy policy;
    Set<String> wanted;
    try {
      policy = compiled(question.modules(), List.of());
      wanted = solutions(policy, question.query(), told);
    } catch (RegoErrors | EvaluationError e) {
      return;
    }
    PartialResult left;
    try {
      left = policy.partial(question.query(), List.of("input"), known);
    } catch (EvaluationError e) {
      return;
    } catch (RegoErrors | RuntimeException e) {
      results.fail(name, "partial evaluation ends in " + e);
      results.say(question.modules() + "\n" + question.query());
      return;
    }
    try {
      Set<String> got = new TreeSet<>();
      Policy rest = compiled(question.modules(), left.support());
      for (List<Literal> query : left.queries()) {
        String text = query.isEmpty() ? "true" : PolicyText.of(query);
        got.addAll(solutions(rest, text, told));
      }
      boolean isSame =
          question.query().contains("=") ? got.equals(wanted) : got.isEmpty() == wanted.isEmpty();
      if (isSame) {
        results.pass(name);
      } else {
        results.fail(name, "wanted " + wanted + ", got " + got);
        tell(question, left, results);
      }
    } catch (EvaluationError e) {
      results.unsupported("what is left meets an error that the policy does not");
    } catch (RegoErrors e) {
      results.fail(name, "what is left is invalid: " + e.getMessage());
      tell(question, left, results);
    }
  }

  private static void tell(Question question, PartialResult left, Results results) {
    results.say(String.join("\n", question.modules()));
    results.say(question.query() + "\ninput " + question.input() + "\ndata " + question.data());
    left.queries().forEach(query -> results.say("left: " + query));
    left.support()
        .forEach(module -> results.say("support: " + module.path() + " " + texts(module)));
  }

  private static String texts(Module module) {
    try {
      return PolicyText.of(module);
    } catch (RegoErrors e) {
      return e.toString();
    }
  }

  private static Policy compiled(List<String> modules, List<Module> support) throws RegoErrors {
    PolicyCompiler compiler = new PolicyCompiler().version(RegoVersion.V1).partial();
    List<String> all = new ArrayList<>(modules);
    for (Module module : support) {
      all.add(PolicyText.of(module));
    }
    for (int i = 0; i < all.size(); i++) {
      compiler.module("p" + i + ".rego", all.get(i));
    }
    return compiler.compile();
  }

  /// The solutions of `query` without what its expressions come to.
  private static Set<String> solutions(Policy policy, String query, EvaluationOptions options)
      throws RegoErrors {
    Set<String> all = new TreeSet<>();
    for (Solution solution : policy.prepare(query).evaluate(options)) {
      if (!solution.expressions().contains(BooleanValue.FALSE)) {
        all.add(new TreeMap<>(named(solution)).toString());
      }
    }
    return all;
  }

  private static Map<String, Object> named(Solution solution) {
    Map<String, Object> named = new HashMap<>(solution.bindings());
    named.keySet().retainAll(Set.of("x", "y"));
    return named;
  }
}
