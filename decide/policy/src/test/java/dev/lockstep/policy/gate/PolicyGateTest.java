package dev.lockstep.policy.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Stage;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ObjectValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  void findingsMayBeASetAndAreFingerprints() throws RegoErrors {
    String fingerprint = "TDJ44GD823AKPJ1XJZHZK1TKX4";
    Verdict verdict =
        verdict("block contains {\"message\": \"no\", \"findings\": {\"" + fingerprint + "\"}}");
    assertEquals(fingerprint, verdict.reasons().getFirst().findings().getFirst().value());
    assertThrows(
        EvaluationError.class,
        () -> verdict("block contains {\"message\": \"no\", \"findings\": \"all\"}"));
  }

  @Test
  void theStageOfARuleIsKnownThoughItSaysNothing() throws RegoErrors {
    GateDecision decision = decision("block contains \"x\" if false\nrollout[\"r\"] := \"audit\"");
    assertEquals(Map.of("team.p/r", Stage.AUDIT), decision.stages());
  }

  @Test
  void aPolicyThatWouldNotEndIsNamed() {
    String endless =
        "block contains \"x\" if { every a in numbers.range(1, 40000) {"
            + " every b in numbers.range(1, 40000) { a * b > 0 } } }";
    EvaluationError error = assertThrows(EvaluationError.class, () -> verdict(endless));
    assertEquals("team.p: step budget exhausted after 100000 steps", error.reason());
  }

  @Test
  void modulesWithoutADecisionAreNoPolicy() {
    assertThrows(RegoErrors.class, () -> verdict("p := 1"));
  }

  @Test
  void aReferenceThatTheReportDoesNotHaveIsAnErrorWithWhatThereIs() {
    RegoErrors errors =
        assertThrows(
            RegoErrors.class,
            () -> verdict("block contains f.message if some f in input.report.findngs"));
    String said = errors.errors().getFirst().toString();
    assertTrue(said.startsWith("p.rego:2: rego_type_error: undefined ref"), said);
    assertTrue(said.contains("\"findings\""), said);
    assertThrows(RegoErrors.class, () -> verdict("block contains \"x\" if input.findings"));
    assertThrows(
        RegoErrors.class,
        () -> verdict("block contains \"x\" if input.report.findings[_].severty == \"high\""));
  }

  @Test
  void whatTheReportAndTheContextHaveMayBeNamed() throws RegoErrors {
    Verdict verdict =
        verdict(
            """
            block contains f.message if {
            \tsome f in input.report.findings
            \tf.severity in {"high", "critical"}
            \tf.detail.anything
            \tf.locations[0].region.startLine > 3
            \tinput.context.team == "x"
            \tinput.waivers[_].daysLeft < 3
            \tinput.reports[_].verdict.date
            \tinput.report.coverage.passedOver["binary"] > 0
            }
            test_block if block with input.report.findings as []
            """);
    assertEquals(Verdict.Outcome.PASS, verdict.outcome());
  }

  @Test
  void theSchemaIsTheOneThatIsPublished() throws IOException {
    Path published = Path.of("../../docs/schema/report-1.schema.json");
    try (InputStream own = PolicyGate.class.getResourceAsStream("report-1.schema.json")) {
      assertEquals(
          Files.readString(published),
          new String(Objects.requireNonNull(own).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Verdict verdict(String rules) throws RegoErrors {
    return decision(rules).verdict("p");
  }

  private static GateDecision decision(String rules) throws RegoErrors {
    ModuleText module = new ModuleText("p.rego", "package team.p\n" + rules, RegoVersion.V1);
    PolicyFiles files = new PolicyFiles(List.of(module), ObjectValue.EMPTY);
    return PolicyGate.of(List.of(), files, EvaluationOptions.DEFAULT.withMaxSteps(100_000))
        .decide(ObjectValue.EMPTY);
  }
}
