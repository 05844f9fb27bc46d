package dev.lockstep.policy.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.test.PolicyTests;
import dev.lockstep.policy.test.TestCase;
import dev.lockstep.policy.test.TestResult;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ObjectValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPoliciesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default",
        "strict",
        "audit-only",
        "licence",
        "vetted-libraries",
        "change-hygiene",
        "audit"
      })
  void passesTheTestsBesideIt(String name) throws RegoErrors, IOException {
    Map<String, ModuleText> modules = new LinkedHashMap<>();
    ShippedPolicies.library().forEach(module -> modules.put(module.file(), module));
    (ShippedPolicies.NAMES.contains(name) ? ShippedPolicies.policy(name) : List.<ModuleText>of())
        .forEach(module -> modules.put(module.file(), module));
    modules.put(name + "_test.rego", tests(name));
    PolicyTests tests =
        PolicyTests.of(
            new PolicyFiles(List.copyOf(modules.values()), ObjectValue.EMPTY),
            List.of(),
            EvaluationOptions.DEFAULT);
    List<String> bad = new ArrayList<>();
    for (TestCase test : tests.tests()) {
      TestResult result = tests.run(test, () -> 0);
      if (result.outcome() != TestResult.Outcome.PASS) {
        bad.add(test.fullName() + " " + result.cases() + " " + result.error());
      }
    }
    assertEquals(List.of(), bad);
    assertTrue(!tests.tests().isEmpty(), "no tests were found");
  }

  private static ModuleText tests(String name) throws IOException {
    String file = "policies/" + name.replace('-', '_') + "_test.rego";
    try (InputStream in = ShippedPoliciesTest.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("no tests: " + file);
      }
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ModuleText(file, source, RegoVersion.V1);
    }
  }
}
