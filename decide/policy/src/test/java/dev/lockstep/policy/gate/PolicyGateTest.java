package dev.lockstep.policy.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.model.Verdict;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ObjectValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyGateTest {

  @Test
  void blocksWithTheReasonThatThePolicyGives() throws RegoErrors {
    Verdict verdict =
        verdict("block contains {\"rule\": \"r\", \"message\": \"no\", \"mend\": \"do\"}");
    assertEquals(Verdict.Outcome.BLOCK, verdict.outcome());
    assertEquals("team.p/r", verdict.reasons().getFirst().policy());
    assertEquals("do", verdict.reasons().getFirst().mend());
  }

  @Test
  void aRuleInAuditIsToldAndDecidesNothing() throws RegoErrors {
    Verdict verdict =
        verdict(
            """
            block contains {"rule": "r", "message": "no"}
            rollout["r"] := "audit"
            """);
    assertEquals(Verdict.Outcome.PASS, verdict.outcome());
    assertEquals("no (in audit)", verdict.reasons().getFirst().message());
  }

  @Test
  void aRuleRolledOutAsWarningWarns() throws RegoErrors {
    Verdict verdict =
        verdict(
            """
            block contains {"rule": "r", "message": "no"}
            rollout["r"] := "warn"
            """);
    assertEquals(Verdict.Outcome.WARN, verdict.outcome());
  }

  @Test
  void anUnknownStageIsEnforced() throws RegoErrors {
    Verdict verdict =
        verdict(
            """
            block contains {"rule": "r", "message": "no"}
            rollout["r"] := "adit"
            """);
    assertEquals(Verdict.Outcome.BLOCK, verdict.outcome());
  }

  @Test
  void aPolicyThatSaysNoReasonDecidesNothingAtAll() {
    assertThrows(EvaluationError.class, () -> verdict("block contains 1"));
    assertThrows(EvaluationError.class, () -> verdict("block := true"));
  }

  @Test
  void modulesWithoutADecisionAreNoPolicy() {
    assertThrows(RegoErrors.class, () -> verdict("p := 1"));
  }

  private static Verdict verdict(String rules) throws RegoErrors {
    ModuleText module = new ModuleText("p.rego", "package team.p\n" + rules, RegoVersion.V1);
    PolicyFiles files = new PolicyFiles(List.of(module), ObjectValue.EMPTY);
    return PolicyGate.of(List.of(), files, EvaluationOptions.DEFAULT)
        .decide(ObjectValue.EMPTY)
        .verdict("p");
  }
}
