package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.model.Coverage;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerdictLineTest {

  @Test
  void saysWhatBlocksAndWhy() {
    assertEquals(
        List.of(
            "3 findings block, 2 do not, 1 marked, 1 notice (lockstep scan --all)"
                + " · 1,204 files, 1 not examined · 0.4 s",
            "blocked by policy default: high and critical, with confidence medium or better"),
        lines(Samples.full()));
  }

  @Test
  void aCleanRunIsOneLine() {
    assertEquals(List.of("clean · 3 files, 0 not examined · 0.4 s"), lines(Samples.clean()));
  }

  @Test
  void aStoredReportThatIsJudgedAgainHasNoTime() {
    assertEquals(
        List.of("clean · 3 files, 0 not examined"),
        VerdictLine.of(Samples.clean(), ReportOptions.PLAIN, null));
  }

  @Test
  void aPartialScanIsNeverCalledClean() {
    Report clean = Samples.clean();
    Report partial =
        new Report(
            clean.schema(),
            clean.tool(),
            clean.target(),
            clean.rules(),
            clean.findings(),
            clean.components(),
            List.of(Problem.incomplete("unreadable", "a.txt", "no permission to read it")),
            new Coverage(List.of(Kind.SECRETS), 1, 1, 0, new TreeMap<>(), 0),
            clean.verdict());
    assertEquals(
        List.of("nothing found in what was examined · 1 file, 1 not examined · 0.4 s"),
        lines(partial));
  }

  @Test
  void aScanOfNothingIsNotCalledClean() {
    Report clean = Samples.clean();
    Report empty =
        new Report(
            clean.schema(),
            clean.tool(),
            clean.target(),
            clean.rules(),
            clean.findings(),
            clean.components(),
            List.of(),
            new Coverage(List.of(Kind.SECRETS), 0, 0, 0, new TreeMap<>(), 0),
            clean.verdict());
    assertEquals(List.of("nothing examined · 0 files, 0 not examined · 0.4 s"), lines(empty));
  }

  @Test
  void noticesAreCountedAndWhatConcernsTheWholeRunIsSaid() {
    Report clean = Samples.clean();
    Report noticed =
        new Report(
            clean.schema(),
            clean.tool(),
            clean.target(),
            clean.rules(),
            clean.findings(),
            clean.components(),
            List.of(
                Problem.notice("no-advisories", "", "vulnerabilities were not judged"),
                Problem.notice("no-text", "a.bin", "it has no readable strings")),
            clean.coverage(),
            clean.verdict());
    assertEquals(
        List.of(
            "clean, 1 notice (lockstep scan --all) · 3 files, 0 not examined · 0.4 s",
            "notice: vulnerabilities were not judged"),
        lines(noticed));
  }

  @Test
  void findingsThatDoNotBlockAreCountedAsSuch() {
    Report report =
        Samples.of(
            List.of(),
            List.of(Samples.password()),
            new Verdict(
                Verdict.Outcome.WARN,
                "default",
                List.of(
                    new Verdict.Reason(
                        Verdict.Outcome.WARN,
                        "default",
                        "a waiver expires in 3 days",
                        List.of(),
                        null))));
    assertEquals(
        List.of(
            "1 finding, it does not block · 3 files, 0 not examined · 0.4 s",
            "warned by policy default: a waiver expires in 3 days"),
        lines(report));
  }

  private static List<String> lines(Report report) {
    return VerdictLine.of(report, ReportOptions.PLAIN, Duration.ofMillis(412));
  }
}
