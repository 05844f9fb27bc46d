package dev.lockstep.conformance.rego;

import dev.lockstep.conformance.Results;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.policy.bundle.LoadFailure;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.bundle.PolicyLoader;
import dev.lockstep.policy.bundle.PolicyStore;
import dev.lockstep.policy.test.PolicyTests;
import dev.lockstep.policy.test.TestCase;
import dev.lockstep.policy.test.TestResult;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs the tests that a peer's policies bring, as `lockstep policy test` does.
final class TestFolders {
  /// Small for a test that ends, far for one that does not.
  private static final long MAX_STEPS = 200_000_000L;

  private static final long MAX_KEPT_BYTES = 1L << 30;
  private static final long NOW_NANOS = 1_795_305_600_000_000_000L;

  private TestFolders() {}

  /// Judges all tests of `names`, which are compiled together.
  static void run(
      PolicyLoader loader, List<String> names, List<Builtin> builtins, Results results) {
    String id = String.join(" ", names);
    try {
      PolicyFiles files = loader.load(names);
      EvaluationOptions options =
          EvaluationOptions.DEFAULT.withMaxSteps(MAX_STEPS).withNowNanos(NOW_NANOS);
      PolicyTests tests = PolicyTests.of(files, builtins, options, new PolicyCompiler(), store());
      for (TestCase test : tests.tests()) {
        judge(tests, test, results);
      }
    } catch (RegoErrors e) {
      e.errors().forEach(error -> results.fail(id, error.toString()));
    } catch (LoadFailure e) {
      results.fail(id, e.text());
    }
  }

  /// What the system property `lockstep.policies.kept` names, a folder, keeps compiled policies.
  private static PolicyStore store() {
    String folder = System.getProperty("lockstep.policies.kept", "");
    if (folder.isEmpty()) {
      return PolicyStore.NONE;
    }
    Cache cache = new Cache(Path.of(folder), MAX_KEPT_BYTES);
    return new PolicyStore(
        new PolicyStore.Kept() {
          @Override
          public Optional<byte[]> find(String key) {
            return cache.blob("policies", key);
          }

          @Override
          public void keep(String key, byte[] bytes) {
            cache.keep("policies", key, bytes);
          }
        });
  }

  private static void judge(PolicyTests tests, TestCase test, Results results) {
    String id = test.fullName();
    try {
      TestResult result = tests.run(test, System::nanoTime);
      switch (result.outcome()) {
        case PASS -> results.pass(id);
        case SKIPPED -> results.unsupported("todo");
        case FAIL -> results.fail(id, "fails " + failing(result.cases()));
        case ERROR -> results.fail(id, String.valueOf(result.error()));
      }
    } catch (RuntimeException e) {
      results.fail(id, "threw " + e + " at " + e.getStackTrace()[0]);
    }
  }

  private static List<String> failing(Map<String, Boolean> cases) {
    return cases.keySet().stream().filter(name -> !cases.getOrDefault(name, true)).toList();
  }

  static PolicyLoader loader(Path checkout, List<String> ignored, RegoVersion version) {
    return new PolicyLoader(version, ignored, checkout);
  }
}
