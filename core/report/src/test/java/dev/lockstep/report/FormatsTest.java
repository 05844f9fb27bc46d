package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Region;
import dev.lockstep.model.Report;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {

  static List<String> formats() {
    return Formats.names();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyNameHasAWriterThatLeavesTheStreamOpenAndGivesTheSameBytesTwice(String format)
      throws IOException {
    ReportWriter writer = Formats.named(format).orElseThrow();
    StreamThatMustStayOpen out = new StreamThatMustStayOpen();
    writer.write(Samples.full(), ReportOptions.PLAIN, out);
    int once = out.size();
    writer.write(Samples.full(), ReportOptions.PLAIN, out);
    String both = out.toString(StandardCharsets.UTF_8);
    String first = new String(out.toByteArray(), 0, once, StandardCharsets.UTF_8);
    assertEquals(first + first, both);
  }

  /// Shown in every format that shows secrets is the hint; the secret behind it is in no field.
  @ParameterizedTest
  @MethodSource("formats")
  void noFormatHoldsMoreOfASecretThanItsHint(String format) throws IOException {
    Report report = report(List.of(Samples.password()));
    String text = written(format, report);
    assertFalse(text.contains("XkPl4nt-L1ly3f"));
    boolean isBill = format.startsWith("cyclonedx") || format.startsWith("spdx");
    boolean isVex = format.equals("openvex") || format.equals("csaf");
    boolean hasNoCode =
        isBill
            || isVex
            || format.startsWith("gitlab")
            || List.of("github", "github-dependencies", "junit").contains(format);
    assertTrue(hasNoCode || text.contains("Xk••••••••••3f") || text.contains(">Xk••"), text);
  }

  @Test
  void anUnknownNameHasNone() {
    assertTrue(Formats.named("xml").isEmpty());
  }

  @Test
  void sarifSaysWhatItLeavesOut() throws IOException {
    String sarif = written("sarif", many(SarifFormat.RESULTS_CAP + 3, Severity.LOW));
    assertEquals(SarifFormat.RESULTS_CAP, count(sarif, "\"ruleId\""));
    assertTrue(sarif.contains("The first 25000 of 25003 results are in this file."));
  }

  @Test
  void githubGetsTenOfALevelAndACountOfTheRest() throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(many(40, Severity.HIGH).findings());
    findings.addAll(many(40, Severity.LOW).findings());
    String github = written("github", report(findings));
    assertEquals(9, count(github, "::error "));
    assertEquals(10, count(github, "::notice "));
    assertTrue(github.endsWith("::and 62 more findings, not shown here\n"));
  }

  @Test
  void gitlabStatesTheTimeThatTheRunWasGiven() throws IOException {
    ReportOptions options = ReportOptions.PLAIN.withNow(Instant.parse("2026-11-22T04:05:06.789Z"));
    String gitlab = Golden.written(new GitlabFormat(), Samples.clean(), options);
    assertTrue(gitlab.contains("\"start_time\": \"2026-11-22T04:05:06\""));
  }

  @Test
  void gitleaksNamesFilesAsGitleaksWould() throws IOException {
    ReportOptions options = ReportOptions.PLAIN.withGitleaksPath(path -> "/given/" + path);
    String gitleaks = Golden.written(new GitleaksFormat(), Samples.full(), options);
    assertTrue(gitleaks.contains("\"File\": \"/given/docs/release.md\""));
    assertTrue(gitleaks.contains("\"Fingerprint\": \"/given/docs/release.md:github-token:12\""));
  }

  @Test
  void thePolicyOfThePageNamesItsStyleAndItsScriptAndNothingElse() throws Exception {
    String html = written("html", Samples.full());
    String style = between(html, "<style>", "</style>");
    String script = between(html, "<script>", "</script>");
    assertEquals(
        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(digest(style), digest(script)),
        between(html, "Content-Security-Policy\" content=\"", "\">"));
    assertFalse(html.contains(" style=\""));
    assertFalse(html.toLowerCase(Locale.ROOT).contains(" src="));
  }

  @Test
  void thePageLinksPlacesWhereTheirHostIsKnown() throws IOException {
    ReportOptions options = ReportOptions.PLAIN.withLinkBase("https://host/o/r/blob/main/");
    String html = Golden.written(new HtmlFormat(), Samples.full(), options);
    assertTrue(html.contains("<a href=\"https://host/o/r/blob/main/docs/release.md#L12\">"));
  }

  private static Report many(int count, Severity severity) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Location place = Location.of("file" + i, new Region(1, 1, 1, 2, 0, 1));
      String start = severity == Severity.LOW ? "1" : "2";
      Fingerprint fingerprint = new Fingerprint(start + "%025d".formatted(i));
      findings.add(
          Samples.finding(
              fingerprint,
              "r",
              Kind.SECRETS,
              severity,
              "a secret",
              List.of(place),
              new Detail.Secret("••••", null, 3, List.of(), null)));
    }
    return report(findings);
  }

  private static Report report(List<Finding> findings) {
    return Samples.of(List.of(), findings, new Verdict(Verdict.Outcome.WARN, "default", List.of()));
  }

  private static int count(String text, String part) {
    return (int) Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  private static String between(String text, String start, String end) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(start) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
            .matcher(text);
    assertTrue(matcher.find(), start);
    return matcher.group(1);
  }

  private static String digest(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  private static String written(String format, Report report) throws IOException {
    return Golden.written(Formats.named(format).orElseThrow(), report, ReportOptions.PLAIN);
  }

  private static final class StreamThatMustStayOpen extends ByteArrayOutputStream {
    @Override
    public void close() {
      throw new AssertionError("closed");
    }
  }
}
