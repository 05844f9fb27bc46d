package dev.lockstep.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

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
    assertEquals(outcome, Gate.standard().judge(List.of(finding)).outcome());
  }

  @Test
  void theVerdictNamesWhatBlocksAndByWhat() {
    Finding blocking = Findings.of('A', Severity.HIGH, Confidence.HIGH, "a");
    Finding other = Findings.of('B', Severity.LOW, Confidence.HIGH, "a");
    Verdict.Reason reason = Gate.standard().judge(List.of(other, blocking)).reasons().getFirst();
    assertEquals(List.of(Findings.fingerprint('A')), reason.findings());
    assertEquals("high and critical, confidence medium or better", reason.message());
  }

  @Test
  void whatIsMarkedDoesNotBlock() {
    Finding marked =
        Findings.of('A', Severity.CRITICAL, Confidence.HIGH, "a")
            .with(new Mark(Mark.Type.INLINE, "an example", null));
    assertEquals(Verdict.Outcome.PASS, Gate.standard().judge(List.of(marked)).outcome());
  }

  @Test
  void onlyTheKindsThatAreAskedForBlock() {
    Finding finding = Findings.of('A', Severity.CRITICAL, Confidence.HIGH, "a");
    Gate sca = new Gate(Severity.LOW, Confidence.LOW, Set.of(Kind.SCA));
    assertEquals(Verdict.Outcome.PASS, sca.judge(List.of(finding)).outcome());
    assertEquals("any severity, only sca", sca.inWords());
  }
}
