package dev.lockstep.policy.test;

import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.bundle.PolicyStore;
import dev.lockstep.policy.test.TestResult.Outcome;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The tests of policies, compiled together with what they test. May be shared by threads.
public final class PolicyTests {
  private final Policy policy;
  private final List<TestCase> tests;
  private final EvaluationOptions options;

  private PolicyTests(Policy policy, List<TestCase> tests, EvaluationOptions options) {
    this.policy = policy;
    this.tests = List.copyOf(tests);
    this.options = options;
  }

  /// @param builtins of the host, beside the language's own
  /// @param options the time and the budget of each test; its data and host are replaced
  /// @throws RegoErrors where a module cannot be parsed, or they make no sense together
  public static PolicyTests of(PolicyFiles files, List<Builtin> builtins, EvaluationOptions options)
      throws RegoErrors {
    return of(files, builtins, options, new PolicyCompiler(), PolicyStore.NONE);
  }

  /// As [#of], compiled in another way.
  ///
  /// @param empty to which nothing was added yet
  /// @param store may know the policies
  /// @throws RegoErrors as [#of]
  public static PolicyTests of(
      PolicyFiles files,
      List<Builtin> builtins,
      EvaluationOptions options,
      PolicyCompiler empty,
      PolicyStore store)
      throws RegoErrors {
    TestRules rules = new TestRules();
    List<Builtin> all = new ArrayList<>(builtins);
    all.add(TestHost.CASE_BUILTIN);
    String host = "test " + all.stream().map(one -> one.name() + " " + one.signature()).toList();
    // Queries of tests are references only, which both versions read alike.
    PolicyCompiler compiler = empty.builtins(all).version(RegoVersion.V1);
    Policy policy = store.compile(files, compiler, host, rules::prepare);
    return new PolicyTests(policy, rules.tests(), options.withData(files.data()));
  }

  /// All tests, in the order of the modules and of the rules in them.
  public List<TestCase> tests() {
    return tests;
  }

  /// Runs one of them.
  ///
  /// @param nanoTime tells how long it takes
  public TestResult run(TestCase test, LongSupplier nanoTime) {
    if (test.isTodo()) {
      return new TestResult(test, Outcome.SKIPPED, 0, "", Map.of(), null);
    }
    TestHost host = new TestHost();
    long begin = nanoTime.getAsLong();
    @Nullable Value value = null;
    @Nullable EvaluationError error = null;
    try {
      value = policy.prepare(test.query()).value(options.withHost(host)).orElse(null);
    } catch (EvaluationError e) {
      error = e;
    } catch (RegoErrors e) {
      throw new IllegalStateException(test.query() + " is no query", e);
    }
    long duration = nanoTime.getAsLong() - begin;
    Map<String, Boolean> cases = cases(host, value);
    Outcome outcome = error == null ? outcome(value, cases) : Outcome.ERROR;
    return new TestResult(test, outcome, duration, host.printed.toString(), cases, error);
  }

  private static Outcome outcome(@Nullable Value value, Map<String, Boolean> cases) {
    boolean holds = value != null && !value.equals(BooleanValue.FALSE);
    return holds && !cases.containsValue(false) ? Outcome.PASS : Outcome.FAIL;
  }

  private static Map<String, Boolean> cases(TestHost host, @Nullable Value value) {
    Map<String, Boolean> cases = new LinkedHashMap<>();
    for (Value keys : host.cases) {
      if (keys instanceof ArrayValue path) {
        cases.merge(name(path), holds(path, value), Boolean::logicalAnd);
      }
    }
    return cases;
  }

  private static String name(ArrayValue path) {
    List<String> parts = new ArrayList<>();
    for (Value key : path) {
      parts.add(key instanceof StringValue text ? text.text() : key.toString());
    }
    return String.join("/", parts);
  }

  private static boolean holds(ArrayValue path, @Nullable Value value) {
    Value at = value;
    for (Value key : path) {
      at = at instanceof ObjectValue object ? object.get(key) : null;
    }
    return at != null && !at.equals(BooleanValue.FALSE);
  }
}
