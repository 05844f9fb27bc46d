package dev.lockstep.report;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Report;
import dev.lockstep.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What to mend first and what it wins: findings that the same mend lifts, those that block first.
final class HtmlMends {
  private static final int SHOWN = 10;

  private HtmlMends() {}

  private record Mend(String text, List<Finding> findings, long blocking) {
    Severity worst() {
      return findings.getFirst().severity();
    }
  }

  static void write(Report report, Set<Fingerprint> blocking, Writer html) throws IOException {
    List<Mend> mends = mends(report, blocking);
    if (mends.isEmpty()) {
      return;
    }
    html.write("<section>\n<h2>What to mend first</h2>\n<table class=\"sorted\">\n");
    html.write("<thead><tr><th>Worst</th><th>Mend</th><th>Lifts</th></tr></thead>\n<tbody>\n");
    for (Mend mend : mends.subList(0, Math.min(mends.size(), SHOWN))) {
      html.write("<tr>" + HtmlFindings.severityCell(mend.worst()) + "<td>");
      html.write(Markup.text(mend.text()) + "</td><td>" + wins(mend) + "</td></tr>\n");
    }
    html.write("</tbody>\n</table>\n</section>\n");
  }

  private static String wins(Mend mend) {
    int all = mend.findings().size();
    String findings = all + (all == 1 ? " finding" : " findings");
    if (mend.blocking() == 0) {
      return findings;
    }
    return findings + ", " + (mend.blocking() == all ? "" : mend.blocking() + " ") + "blocking";
  }

  private static List<Mend> mends(Report report, Set<Fingerprint> blocking) {
    RuleIndex rules = new RuleIndex(report);
    Map<String, List<Finding>> byMend = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      String mend = rules.mend(finding);
      if (mend != null && finding.counts()) {
        byMend.computeIfAbsent(mend, _ -> new ArrayList<>()).add(finding);
      }
    }
    List<Mend> mends = new ArrayList<>();
    byMend.forEach(
        (text, findings) ->
            mends.add(
                new Mend(
                    text,
                    findings,
                    findings.stream().filter(f -> blocking.contains(f.fingerprint())).count())));
    mends.sort(
        Comparator.comparingLong(Mend::blocking)
            .thenComparing(Mend::worst)
            .thenComparingInt(mend -> mend.findings().size())
            .reversed());
    return mends;
  }
}
