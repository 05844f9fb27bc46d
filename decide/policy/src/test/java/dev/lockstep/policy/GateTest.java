package dev.lockstep.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.condition.BadCondition;
import dev.lockstep.policy.condition.Condition;
import dev.lockstep.policy.condition.UndecidedCondition;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final GateFacts NOTHING =
      new GateFacts(path -> path, ObjectValue.EMPTY, NOW, List.of());

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, HIGH, BLOCK",
    "HIGH, MEDIUM, BLOCK",
    "HIGH, LOW, PASS",
    "MEDIUM, HIGH, PASS",
    "LOW, LOW, PASS"
  })
  void withoutConfigurationHighAndCriticalFailIfWeAreFairlySure(
      Severity severity, Confidence confidence, Verdict.Outcome outcome) {
    Finding finding = Findings.of('A', severity, confidence, "a");
    assertEquals(outcome, Gate.standard().judge(List.of(finding), NOTHING).outcome());
  }

  @Test
  void theVerdictNamesWhatBlocksAndByWhat() {
    Finding blocking = Findings.of('A', Severity.HIGH, Confidence.HIGH, "a");
    Finding other = Findings.of('B', Severity.LOW, Confidence.HIGH, "a");
    Verdict.Reason reason =
        Gate.standard().judge(List.of(other, blocking), NOTHING).reasons().getFirst();
    assertEquals(List.of(Findings.fingerprint('A')), reason.findings());
    assertEquals("high and critical, confidence medium or better", reason.message());
  }

  @Test
  void whatIsMarkedDoesNotBlock() {
    Finding marked =
        Findings.of('A', Severity.CRITICAL, Confidence.HIGH, "a")
            .with(new Mark(Mark.Type.INLINE, "an example", null));
    assertEquals(Verdict.Outcome.PASS, Gate.standard().judge(List.of(marked), NOTHING).outcome());
  }

  @Test
  void onlyTheKindsThatAreAskedForBlock() {
    Finding finding = Findings.of('A', Severity.CRITICAL, Confidence.HIGH, "a");
    Gate sca =
        new Gate(Severity.LOW, Confidence.LOW, Set.of(Kind.SCA), true, Stage.ENFORCE, List.of());
    assertEquals(Verdict.Outcome.PASS, sca.judge(List.of(finding), NOTHING).outcome());
    assertEquals("any severity, only sca", sca.inWords());
  }

  @Test
  void theLastEntryThatFitsCountsEachThingByItself() {
    Finding medium = Findings.of('A', Severity.MEDIUM, Confidence.HIGH, "infra/main.tf");
    Finding elsewhere = Findings.of('B', Severity.MEDIUM, Confidence.HIGH, "src/main.tf");
    Gate gate =
        gate(
            new GateEntry(scope(null, "infra/**", null), Severity.MEDIUM, null, null, null),
            new GateEntry(scope("rule-a", null, null), null, null, Stage.WARN, null));
    Verdict verdict = gate.judge(List.of(medium, elsewhere), NOTHING);
    assertEquals(Verdict.Outcome.WARN, verdict.outcome());
    assertEquals(List.of(medium.fingerprint()), verdict.reasons().getFirst().findings());
  }

  @Test
  void whatIsInAuditIsToldAndPasses() {
    Finding finding = Findings.of('A', Severity.HIGH, Confidence.HIGH, "a");
    Gate gate = gate(new GateEntry(scope("rule-*", null, null), null, null, Stage.AUDIT, null));
    Verdict verdict = gate.judge(List.of(finding), NOTHING);
    assertEquals(Verdict.Outcome.PASS, verdict.outcome());
    assertEquals(
        "high and critical, confidence medium or better (in audit)",
        verdict.reasons().getFirst().message());
  }

  @Test
  void aConditionSeesTheContext() {
    Finding finding = Findings.of('A', Severity.LOW, Confidence.HIGH, "a");
    Gate gate =
        gate(
            new GateEntry(
                scope(null, null, "context.environment == 'production'"),
                Severity.LOW,
                null,
                null,
                null));
    assertEquals(Verdict.Outcome.BLOCK, gate.judge(List.of(finding), in("production")).outcome());
    assertEquals(Verdict.Outcome.PASS, gate.judge(List.of(finding), in("test")).outcome());
    assertThrows(UndecidedCondition.class, () -> gate.judge(List.of(finding), NOTHING));
  }

  @ParameterizedTest
  @CsvSource({"13, false, PASS", "14, false, BLOCK", "20, true, PASS"})
  void anEntryIsEnforcedWhenItsAuditWentWell(
      int days, boolean overridden, Verdict.Outcome outcome) {
    Finding finding = Findings.of('A', Severity.HIGH, Confidence.HIGH, "a");
    GateScope scope = scope("rule-a", null, null);
    Finding then =
        overridden ? finding.with(new Mark(Mark.Type.WAIVER, "not ours", null)) : finding;
    Earlier earlier =
        new Earlier(
            NOW.minus(Duration.ofDays(days)), List.of(then), Map.of(scope.name(), Stage.AUDIT));
    Gate gate =
        gate(
            new GateEntry(
                scope,
                null,
                null,
                Stage.AUDIT,
                condition("audit.days >= 14 && audit.overridden < 0.02")));
    GateFacts facts = new GateFacts(path -> path, ObjectValue.EMPTY, NOW, List.of(earlier));
    assertEquals(outcome, gate.judge(List.of(finding), facts).outcome());
  }

  @Test
  void aComponentThatNothingMendsDoesNotFailUnlessTheProjectSaysSo() {
    Finding finding = component(null);
    assertEquals(Verdict.Outcome.PASS, Gate.standard().judge(List.of(finding), NOTHING).outcome());
    assertEquals(
        Verdict.Outcome.BLOCK, Gate.standard().judge(List.of(component("1.2")), NOTHING).outcome());
  }

  private static Finding component(@Nullable String fixedIn) {
    Finding some = Findings.of('A', Severity.HIGH, Confidence.HIGH, "pom.xml");
    return new Finding(
        some.fingerprint(),
        some.rule(),
        Kind.SCA,
        some.severity(),
        some.confidence(),
        some.message(),
        some.locations(),
        1,
        new Detail.Dependency("pkg:npm/a@1.0", "CVE-2026-1", List.of(), fixedIn, List.of()),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  private static GateFacts in(String environment) {
    ObjectValue context =
        ObjectValue.of(StringValue.of("environment"), StringValue.of(environment));
    return new GateFacts(path -> path, context, NOW, List.of());
  }

  private static Gate gate(GateEntry... entries) {
    Gate standard = Gate.standard();
    return new Gate(
        standard.severity(),
        standard.confidence(),
        standard.kinds(),
        true,
        Stage.ENFORCE,
        List.of(entries));
  }

  private static GateScope scope(
      @Nullable String rule, @Nullable String path, @Nullable String when) {
    return new GateScope(
        rule == null ? null : new PathPattern(rule),
        path == null ? null : new PathPattern(path),
        Set.of(),
        when == null ? null : condition(when, "finding", "context"));
  }

  private static Condition condition(String text, String... variables) {
    try {
      return Condition.compile(
          text, variables.length == 0 ? List.of("audit", "context") : List.of(variables));
    } catch (BadCondition e) {
      throw new AssertionError(e);
    }
  }
}
