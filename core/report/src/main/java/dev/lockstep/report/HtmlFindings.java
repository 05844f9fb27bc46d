package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Report;
import dev.lockstep.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/// Tables of findings, each with its code and what to do.
final class HtmlFindings {
  private final RuleIndex rules;
  private final ReportOptions options;
  private final Writer html;

  HtmlFindings(Report report, ReportOptions options, Writer html) {
    this.rules = new RuleIndex(report);
    this.options = options;
    this.html = html;
  }

  /// A table under a heading; nothing where there are no findings.
  ///
  /// @param open whether what stands below the message is seen at once
  void table(String heading, List<Finding> findings, boolean open) throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    html.write("<section>\n<h2>" + heading + "</h2>\n<table class=\"sorted filtered\">\n");
    html.write("<thead><tr><th>Severity</th><th>Finding</th><th>Place</th></tr></thead>\n");
    html.write("<tbody>\n");
    for (Finding finding : findings) {
      row(finding, open);
    }
    html.write("</tbody>\n</table>\n</section>\n");
  }

  static String severityCell(Severity severity) {
    int key =
        switch (severity) {
          case CRITICAL -> 1;
          case HIGH -> 2;
          case MEDIUM -> 3;
          case LOW -> 4;
        };
    String word = severity.id();
    return "<td class=\"severity " + word + "\" data-key=\"" + key + "\">" + word + "</td>";
  }

  private void row(Finding finding, boolean open) throws IOException {
    String subject = TerminalDetail.subject(finding.detail()).replaceFirst("^ +", " · ");
    html.write("<tr id=\"" + finding.fingerprint().shortId() + "\">");
    html.write(severityCell(finding.severity()) + "\n<td><span class=\"rule\">");
    html.write(Markup.text(rules.title(finding) + subject) + "</span>");
    html.write("<p>" + Markup.text(finding.message()));
    html.write(" <span class=\"quiet\">(confidence " + finding.confidence().id() + ")</span></p>");
    for (Mark mark : finding.marks()) {
      String origin = mark.origin() == null ? "" : " (" + mark.origin() + ")";
      html.write("<p>" + Markup.text(mark.type().id() + ": " + mark.reason() + origin) + "</p>");
    }
    details(finding, open);
    html.write("</td>\n<td class=\"place\">" + place(finding.place()) + "</td></tr>\n");
  }

  private void details(Finding finding, boolean open) throws IOException {
    html.write(open ? "\n<details open>" : "\n<details>");
    html.write("<summary>" + finding.fingerprint().shortId() + "</summary>\n");
    if (finding.place().excerpt() != null) {
      excerpt(finding.place().excerpt());
    }
    for (String line : TerminalDetail.lines(finding.detail())) {
      html.write("<p>" + Markup.text(line) + "</p>\n");
    }
    if (finding.detail() instanceof Detail.Code code && !code.trace().isEmpty()) {
      trace(code.trace());
      otherWays(code.others());
    }
    if (finding.place().provenance() != null) {
      for (String line : ProvenanceLine.lines(finding.place().provenance())) {
        html.write("<p>" + HtmlPage.link(line, Markup.text(line)) + "</p>\n");
      }
    }
    otherPlaces(finding);
    advice(finding);
    html.write("</details>");
  }

  private void otherWays(List<List<Detail.Step>> ways) throws IOException {
    if (ways.isEmpty()) {
      return;
    }
    html.write("<p>other ways here begin at</p>\n<ul class=\"place\">");
    for (List<Detail.Step> way : ways) {
      html.write("<li>" + place(way.getFirst().location()) + "</li>");
    }
    html.write("</ul>\n");
  }

  private void trace(List<Detail.Step> steps) throws IOException {
    html.write("<ol>");
    for (Detail.Step step : steps) {
      html.write("<li>" + place(step.location()) + " " + Markup.text(step.message()));
      String code = TerminalTrace.code(step.location());
      html.write(code.isEmpty() ? "</li>" : "<br><code>" + Markup.text(code) + "</code></li>");
    }
    html.write("</ol>\n");
  }

  /// The lines of a file with their numbers; the place is marked.
  private void excerpt(Excerpt excerpt) throws IOException {
    html.write("<pre>");
    for (int i = 0; i < excerpt.lines().size(); i++) {
      String line = excerpt.lines().get(i);
      html.write(i == 0 ? "" : "\n");
      html.write("<span class=\"number\">");
      html.write(String.format(Locale.ROOT, "%5d  ", excerpt.firstLine() + i) + "</span>");
      html.write(i == excerpt.marked() ? marked(line, excerpt) : Markup.text(line));
    }
    html.write("</pre>\n");
  }

  private static String marked(String line, Excerpt excerpt) {
    int[] points = line.codePoints().toArray();
    int start = Math.min(excerpt.markStart(), points.length);
    int end = Math.min(start + excerpt.markLength(), points.length);
    return Markup.text(new String(points, 0, start))
        + "<mark>"
        + Markup.text(new String(points, start, end - start))
        + "</mark>"
        + Markup.text(new String(points, end, points.length - end));
  }

  private void otherPlaces(Finding finding) throws IOException {
    List<Location> places = finding.locations();
    if (places.size() < 2) {
      return;
    }
    html.write("<p>also in</p>\n<ul class=\"place\">");
    for (Location location : places.subList(1, places.size())) {
      html.write("<li>" + place(location) + "</li>");
    }
    int left = finding.locationsTotal() - places.size();
    html.write(left > 0 ? "<li>and " + left + " more</li></ul>\n" : "</ul>\n");
  }

  private void advice(Finding finding) throws IOException {
    String mend = rules.mend(finding);
    if (mend != null) {
      html.write("<p class=\"mend\"><strong>Mend:</strong> " + Markup.text(mend) + "</p>\n");
    }
    html.write("<p class=\"quiet\"><code>lockstep explain " + finding.fingerprint().shortId());
    html.write("</code></p>\n");
    for (String reference : rules.references(finding)) {
      html.write(
          "<p class=\"quiet\">" + HtmlPage.link(reference, Markup.text(reference)) + "</p>\n");
    }
  }

  private String place(Location location) {
    String text = Markup.text(Places.text(location));
    if (options.linkBase() == null || location.path().startsWith("/")) {
      return text;
    }
    String line = location.region() == null ? "" : "#L" + location.region().startLine();
    return HtmlPage.link(options.linkBase() + SarifPlaces.pathUri(location.path()) + line, text);
  }
}
