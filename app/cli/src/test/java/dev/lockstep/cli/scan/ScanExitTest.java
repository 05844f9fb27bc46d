package dev.lockstep.cli.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.model.Coverage;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Of all that can be said of a scan, the exit code says what outweighs the rest.
class ScanExitTest {
  private static final Problem BUG =
      Problem.incomplete("internal-error", "file", "extractor x failed");
  private static final Problem UNREADABLE = Problem.incomplete("unreadable", "file", "no right");

  private static Report report(long files, Verdict.Outcome outcome, Problem... problems) {
    return new Report(
        Report.SCHEMA,
        "1",
        List.of("."),
        List.of(),
        List.of(),
        List.of(),
        List.of(problems),
        new Coverage(List.of(Kind.SECRETS), files, 0, 0, new TreeMap<>(), 0),
        new Verdict(outcome, "default", List.of()));
  }

  private static ExitCode exit(Report report) {
    return ScanExit.of(report, false, false, false);
  }

  @Test
  void aBugInAnExtractorIsTenWhateverElseIsSaid() {
    Report blocked = report(1, Verdict.Outcome.BLOCK, BUG, UNREADABLE);
    assertEquals(ExitCode.INTERNAL, exit(blocked));
    assertEquals(ExitCode.INTERNAL, ScanExit.of(blocked, false, true, true));
  }

  @Test
  void invalidRulesOutweighWhatWasNotExamined() {
    Report partial = report(1, Verdict.Outcome.BLOCK, UNREADABLE);
    assertEquals(ExitCode.INVALID_RULE, ScanExit.of(partial, false, false, true));
    assertEquals(ExitCode.INCOMPLETE, exit(partial));
  }

  @Test
  void whatIsAllowedToBePartialIsAsIfItWereWhole() {
    assertEquals(
        ExitCode.BLOCKED,
        ScanExit.of(report(1, Verdict.Outcome.BLOCK, UNREADABLE), false, true, false));
    assertEquals(
        ExitCode.PASSED,
        ScanExit.of(report(1, Verdict.Outcome.PASS, UNREADABLE), false, true, false));
  }

  @Test
  void nothingInScopeIsToldApartFromAChangeThatIsEmpty() {
    Report empty = report(0, Verdict.Outcome.PASS);
    assertEquals(ExitCode.NOTHING, exit(empty));
    assertEquals(ExitCode.PASSED, ScanExit.of(empty, true, false, false));
  }
}
