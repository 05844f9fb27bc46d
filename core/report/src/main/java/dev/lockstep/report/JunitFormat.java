package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// JUnit's XML as Jenkins and GitLab read it: a finding is a test that failed, one that does not
/// count a skipped test, what could not be examined a test with an error. Without any of them there
/// is one test that passed: an empty file counts as a broken run.
public final class JunitFormat implements ReportWriter {

  @Override
  public void write(Report report, ReportOptions options, OutputStream out) throws IOException {
    RuleIndex rules = new RuleIndex(report);
    List<Problem> errors =
        report.problems().stream().filter(p -> p.weight() == Problem.Weight.INCOMPLETE).toList();
    Writer xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    suite(report, errors, xml);
    for (Finding finding : report.findings()) {
      finding(finding, rules, xml);
    }
    for (Problem problem : errors) {
      problem(problem, xml);
    }
    if (report.findings().isEmpty() && errors.isEmpty()) {
      xml.write("    <testcase classname=\"lockstep\" name=\"nothing found\"/>\n");
    }
    xml.write("  </testsuite>\n</testsuites>\n");
    xml.flush();
  }

  private static void suite(Report report, List<Problem> errors, Writer xml) throws IOException {
    int findings = report.findings().size();
    long failures = report.findings().stream().filter(Finding::counts).count();
    int tests = Math.max(1, findings + errors.size());
    xml.write("  <testsuite name=\"lockstep\" tests=\"" + tests + "\" failures=\"" + failures);
    xml.write("\" errors=\"" + errors.size() + "\" skipped=\"" + (findings - failures) + "\">\n");
  }

  private static void finding(Finding finding, RuleIndex rules, Writer xml) throws IOException {
    String place = Places.text(finding.place());
    xml.write("    <testcase classname=\"" + Markup.attribute(finding.rule().value()));
    xml.write("\" name=\"" + Markup.attribute(place + " " + finding.fingerprint().shortId()));
    xml.write("\" file=\"" + Markup.attribute(finding.place().path()) + "\">\n");
    if (finding.counts()) {
      xml.write("      <failure type=\"" + finding.severity().id());
      xml.write("\" message=\"" + Markup.attribute(finding.message()) + "\">");
      xml.write(Markup.text(body(finding, rules)) + "</failure>\n");
    } else {
      String reasons =
          finding.marks().stream().map(JunitFormat::reason).collect(Collectors.joining("; "));
      xml.write("      <skipped message=\"" + Markup.attribute(reasons) + "\"/>\n");
    }
    xml.write("    </testcase>\n");
  }

  private static String reason(Mark mark) {
    return mark.type().id() + ": " + mark.reason();
  }

  private static String body(Finding finding, RuleIndex rules) {
    StringBuilder body = new StringBuilder();
    body.append(finding.severity().id()).append(" (confidence ");
    body.append(finding.confidence().id()).append(")\n");
    finding.locations().forEach(place -> body.append(Places.text(place)).append('\n'));
    int left = finding.locationsTotal() - finding.locations().size();
    if (left > 0) {
      body.append("and ").append(left).append(" more\n");
    }
    if (finding.detail() instanceof Detail.Code code) {
      for (int i = 0; i < code.trace().size(); i++) {
        body.append(TerminalTrace.head(i, code.trace().get(i))).append('\n');
      }
    }
    String mend = rules.mend(finding);
    body.append(mend == null ? "" : "mend: " + mend + "\n");
    return body.append("more: lockstep explain ")
        .append(finding.fingerprint().shortId())
        .toString();
  }

  private static void problem(Problem problem, Writer xml) throws IOException {
    xml.write("    <testcase classname=\"" + Markup.attribute("not examined: " + problem.id()));
    xml.write("\" name=\"" + Markup.attribute(Places.text(problem)) + "\">\n");
    xml.write("      <error message=\"" + Markup.attribute(problem.reason()) + "\"/>\n");
    xml.write("    </testcase>\n");
  }
}
