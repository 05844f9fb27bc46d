package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Region;
import dev.lockstep.model.Report;
import dev.lockstep.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifReaderTest {

  private static final String LOG =
      """
      {"version": "2.1.0", "runs": [{
        "tool": {"driver": {"name": "Scanner", "rules": [
          {"id": "sqli", "shortDescription": {"text": "SQL injection"},
           "defaultConfiguration": {"level": "error"},
           "properties": {"precision": "very-high", "tags": ["CWE-89"]}},
          {"id": "CVE-1", "properties": {"security-severity": "9.8", "tags": ["vulnerability"]}}]}},
        "results": [RESULTS]}]}
      """;

  @Test
  void severityIsTheScoreOfTheRuleElseTheLevel() throws Exception {
    Report report =
        read(
            """
            {"ruleId": "sqli", "message": {"text": "a"}},
            {"ruleId": "sqli", "level": "note", "message": {"text": "b"},
             "locations": [{"physicalLocation": {"artifactLocation": {"uri": "b.py"}}}]},
            {"ruleIndex": 1, "level": "note", "message": {"text": "c"}},
            {"ruleId": "unknown", "message": {"text": "d"}}
            """);
    assertEquals(
        List.of("CVE-1 CRITICAL SCA", "sqli HIGH SAST", "unknown MEDIUM SAST", "sqli LOW SAST"),
        report.findings().stream().map(SarifReaderTest::words).toList());
    assertEquals(Confidence.HIGH, report.findings().get(1).confidence());
  }

  private static String words(Finding finding) {
    return finding.rule() + " " + finding.severity() + " " + finding.kind();
  }

  @Test
  void whatPassedOrIsGoneIsNoFinding() throws Exception {
    Report report =
        read(
            """
            {"ruleId": "sqli", "kind": "pass", "message": {"text": "a"}},
            {"ruleId": "sqli", "baselineState": "absent", "message": {"text": "b"}}
            """);
    assertTrue(report.findings().isEmpty());
  }

  @Test
  void onlyAnAcceptedSuppressionKeepsAFindingFromCounting() throws Exception {
    Report report =
        read(
            """
            {"ruleId": "sqli", "message": {"text": "a"},
             "suppressions": [{"kind": "inSource", "justification": "tested"}]},
            {"ruleId": "CVE-1", "message": {"text": "b"},
             "suppressions": [{"kind": "external", "status": "underReview"}]}
            """);
    assertTrue(report.findings().get(0).counts());
    assertEquals(
        List.of(new Mark(Mark.Type.INLINE, "tested", null)), report.findings().get(1).marks());
  }

  @Test
  void placesAndTracesAreReadWithDecodedPaths() throws Exception {
    Report report =
        read(
            """
            {"ruleId": "sqli", "message": {"text": "a"},
             "locations": [{"physicalLocation": {
               "artifactLocation": {"uri": "src/a%20b.py"},
               "region": {"startLine": 7, "startColumn": 3, "endColumn": 9}}}],
             "codeFlows": [{"threadFlows": [{"locations": [{"location": {
               "physicalLocation": {"artifactLocation": {"uri": "file:///src/in.py"},
                                    "region": {"startLine": 2}},
               "message": {"text": "comes in here"}}}]}]},
              {"threadFlows": [{"locations": [{"location": {
               "physicalLocation": {"artifactLocation": {"uri": "src/other.py"}},
               "message": {"text": "and here"}}}]}]}]}
            """);
    Finding finding = report.findings().getFirst();
    assertEquals("src/a b.py", finding.place().path());
    assertEquals(new Region(7, 3, 7, 9, 0, 0), finding.place().region());
    Detail.Code code = (Detail.Code) finding.detail();
    assertEquals("comes in here", code.trace().getFirst().message());
    assertEquals("/src/in.py", code.trace().getFirst().location().path());
    assertEquals("and here", code.others().getFirst().getFirst().message());
  }

  @Test
  void aToolThatFailedMakesTheReportIncomplete() throws Exception {
    String log =
        LOG.replace(
            "\"results\": [RESULTS]",
            """
            "results": [], "invocations": [{"executionSuccessful": false,
              "toolExecutionNotifications": [{"level": "warning", "message": {"text": "slow"}}]}]
            """);
    Report report = readText(log);
    assertFalse(report.isComplete());
    assertEquals(2, report.problems().size());
  }

  @Test
  void ourOwnLogKeepsFingerprintSeverityAndKind() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SarifFormat().write(Samples.full(), ReportOptions.PLAIN.withAll(true), out);
    Report read = readText(out.toString(StandardCharsets.UTF_8));
    for (Finding original : Samples.full().findings()) {
      Finding back =
          read.findings().stream()
              .filter(finding -> finding.fingerprint().equals(original.fingerprint()))
              .findFirst()
              .orElseThrow();
      assertEquals(original.kind(), back.kind());
      assertEquals(original.counts(), back.counts());
      assertEquals(original.place().path(), back.place().path());
    }
    assertEquals(Samples.full().findings().size(), read.findings().size());
    assertEquals(Kind.SECRETS, read.findings().getFirst().kind());
    assertEquals(Severity.CRITICAL, read.findings().getFirst().severity());
  }

  @Test
  void saysWhereALogIsBroken() {
    MalformedReport error =
        assertThrows(MalformedReport.class, () -> read("{\"message\": {\"text\": \"a\"}}"));
    assertEquals(
        "runs[0].results[0].ruleId: the result names no rule of its run", error.getMessage());
    assertEquals(
        "version: SARIF \"2.0.0\" is not known here, 2.1.0 is",
        assertThrows(
                MalformedReport.class,
                () -> readText(LOG.replace("RESULTS", "").replace("2.1.0", "2.0.0")))
            .getMessage());
  }

  private static Report read(String results) throws Exception {
    return readText(LOG.replace("RESULTS", results));
  }

  private static Report readText(String log) throws Exception {
    return ReportReader.read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
  }
}
