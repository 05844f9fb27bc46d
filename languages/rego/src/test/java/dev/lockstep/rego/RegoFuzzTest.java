package dev.lockstep.rego;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.stored.MalformedStore;
import dev.lockstep.rego.stored.StoredModules;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import java.util.List;

/// Whatever the bytes, they are parsed, compiled and evaluated within bounds, or rejected.
class RegoFuzzTest {
  private static final long MAX_STEPS = 100_000;

  @FuzzTest
  void anyTextIsAModuleOrRejected(byte[] bytes) throws MalformedStore {
    String text = new String(bytes, UTF_8);
    for (RegoVersion version : RegoVersion.values()) {
      try {
        Module module = RegoParser.module("m.rego", text, version);
        byte[] stored = StoredModules.write(List.of(module));
        List<StoredModules.Source> sources = List.of(new StoredModules.Source("m.rego", text));
        assertEquals(List.of(module), StoredModules.read(stored, sources));
      } catch (RegoErrors e) {
        assertFalse(e.errors().isEmpty());
      }
    }
  }

  @FuzzTest
  void anyPolicyIsEvaluatedWithinItsBudget(byte[] bytes) {
    String body = new String(bytes, UTF_8);
    for (RegoVersion version : List.of(RegoVersion.V0, RegoVersion.V1)) {
      try {
        var _ =
            new PolicyCompiler()
                .version(version)
                .module("m.rego", "package p\n" + body)
                .compile()
                .prepare("data.p")
                .evaluate(EvaluationOptions.DEFAULT.withMaxSteps(MAX_STEPS));
      } catch (RegoErrors e) {
        assertFalse(e.errors().isEmpty());
      } catch (EvaluationError e) {
        assertFalse(e.code().isEmpty());
      }
    }
  }

  @FuzzTest
  void anyBytesAreStoredModulesOrRefused(byte[] bytes) {
    try {
      var _ = StoredModules.read(bytes, List.of(new StoredModules.Source("m.rego", "package p")));
    } catch (MalformedStore e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
    }
  }
}
