package dev.lockstep.report;

import dev.lockstep.model.Coverage;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// One page that opens from a mail: verdict, what blocks and why, what to mend first, then every
/// finding with its code. It loads nothing; its own style and script are named by digest in the
/// content security policy, so that text that slipped through could not run either.
public final class HtmlFormat implements ReportWriter {

  @Override
  public void write(Report report, ReportOptions options, OutputStream out) throws IOException {
    Writer html = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Set<Fingerprint> blocking = TerminalFormat.blocking(report.verdict());
    HtmlPage.head(html, "Lockstep: " + word(report.verdict().outcome()));
    verdict(report, blocking, html);
    HtmlMends.write(report, blocking, html);
    html.write("<div class=\"findings\">\n");
    HtmlFindings tables = new HtmlFindings(report, options, html);
    tables.table("What blocks", select(report, f -> blocking.contains(f.fingerprint())), true);
    tables.table(
        "What does not block",
        select(report, f -> f.counts() && !blocking.contains(f.fingerprint())),
        false);
    tables.table("What does not count", select(report, f -> !f.counts()), false);
    html.write("</div>\n");
    problems(report, html);
    coverage(report.coverage(), html);
    html.write("<footer>Lockstep " + Markup.text(report.tool()));
    html.write(", report " + Markup.text(report.schema()) + "</footer>\n");
    HtmlPage.foot(html);
    html.flush();
  }

  private static List<Finding> select(Report report, Predicate<Finding> condition) {
    return report.findings().stream().filter(condition).toList();
  }

  private static String word(Verdict.Outcome outcome) {
    return switch (outcome) {
      case PASS -> "passed";
      case WARN -> "passed with warnings";
      case BLOCK -> "blocked";
    };
  }

  private static void verdict(Report report, Set<Fingerprint> blocking, Writer html)
      throws IOException {
    Verdict verdict = report.verdict();
    html.write("<header>\n<div class=\"verdict " + verdict.outcome().id() + "\">\n<h1>");
    String word = word(verdict.outcome());
    html.write(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + "</h1>\n");
    html.write("<p class=\"quiet\">scanned " + Markup.text(String.join(", ", report.target())));
    html.write(" · policy " + Markup.text(verdict.policy()) + "</p>\n");
    for (Verdict.Reason reason : verdict.reasons()) {
      html.write("<p>" + Markup.text(reason.message()));
      html.write(reason.mend() == null ? "" : ": " + Markup.text(reason.mend()));
      html.write("</p>\n");
    }
    html.write("</div>\n<dl class=\"figures\">\n");
    long counting = report.findings().stream().filter(Finding::counts).count();
    figure("block", blocking.size(), html);
    figure("do not block", Math.max(0, counting - blocking.size()), html);
    figure("do not count", report.findings().size() - counting, html);
    figure("files examined", report.coverage().files(), html);
    figure("not examined", report.coverage().notExamined(), html);
    html.write("</dl>\n</header>\n");
  }

  private static void figure(String name, long value, Writer html) throws IOException {
    html.write("<div><dt>" + name + "</dt><dd>" + number(value) + "</dd></div>\n");
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static void problems(Report report, Writer html) throws IOException {
    if (report.problems().isEmpty()) {
      return;
    }
    html.write("<section>\n<h2>What could not be examined, and what is worth knowing</h2>\n");
    html.write("<table class=\"sorted\">\n<thead><tr><th>Weight</th><th>Problem</th>");
    html.write("<th>Place</th><th>Reason</th></tr></thead>\n<tbody>\n");
    for (Problem problem : report.problems()) {
      html.write("<tr><td>" + problem.weight().id() + "</td><td>" + Markup.text(problem.id()));
      html.write("</td><td class=\"place\">" + Markup.text(Places.text(problem)) + "</td><td>");
      html.write(Markup.text(problem.reason()) + "</td></tr>\n");
    }
    html.write("</tbody>\n</table>\n</section>\n");
  }

  private static void coverage(Coverage coverage, Writer html) throws IOException {
    html.write("<section>\n<h2>What was looked at</h2>\n<p>");
    html.write(number(coverage.files()) + " files, " + number(coverage.bytes()) + " bytes");
    if (coverage.gitIgnoredExamined() > 0) {
      html.write(", " + number(coverage.gitIgnoredExamined()) + " of them ignored by git");
    }
    html.write(".</p>\n");
    for (Map.Entry<String, Long> passed : coverage.passedOver().entrySet()) {
      html.write("<p class=\"quiet\">Passed over, " + Markup.text(passed.getKey()) + ": ");
      html.write(number(passed.getValue()) + "</p>\n");
    }
    html.write("</section>\n");
  }
}
