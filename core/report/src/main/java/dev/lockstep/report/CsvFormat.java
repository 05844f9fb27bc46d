package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Region;
import dev.lockstep.model.Report;
import dev.lockstep.report.text.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table with one row for each place of each finding (RFC 4180), for spreadsheets: a cell that
/// one would take for a formula begins with an apostrophe.
public final class CsvFormat implements ReportWriter {
  private static final String FORMULA_SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "severity",
          "confidence",
          "kind",
          "rule",
          "path",
          "line",
          "column",
          "message",
          "hint",
          "mend",
          "mark",
          "reason",
          "commit",
          "fingerprint");

  @Override
  public void write(Report report, ReportOptions options, OutputStream out) throws IOException {
    RuleIndex rules = new RuleIndex(report);
    row(COLUMNS, out);
    for (Finding finding : report.findings()) {
      for (Location location : finding.locations()) {
        row(cells(finding, location, rules), out);
      }
    }
    out.flush();
  }

  private static List<String> cells(Finding finding, Location location, RuleIndex rules) {
    Region region = location.region();
    return List.of(
        finding.fingerprint().shortId(),
        finding.severity().id(),
        finding.confidence().id(),
        finding.kind().id(),
        finding.rule().value(),
        location.path(),
        region == null ? "" : Integer.toString(region.startLine()),
        region == null ? "" : Integer.toString(region.startColumn()),
        finding.message(),
        finding.detail() instanceof Detail.Secret secret ? secret.hint() : "",
        orEmpty(rules.mend(finding)),
        joined(finding.marks().stream().map(mark -> mark.type().id()).toList()),
        joined(finding.marks().stream().map(Mark::reason).toList()),
        location.provenance() == null ? "" : orEmpty(location.provenance().commit()),
        finding.fingerprint().value());
  }

  private static String joined(List<String> words) {
    return String.join("; ", words);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static void row(List<String> cells, OutputStream out) throws IOException {
    String line = cells.stream().map(CsvFormat::cell).collect(Collectors.joining(",", "", "\r\n"));
    out.write(line.getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(String text) {
    String printable = Printable.of(text);
    if (isFormula(text) || isFormula(printable)) {
      printable = "'" + printable;
    }
    boolean quoted = printable.indexOf(',') >= 0 || printable.indexOf('"') >= 0;
    return quoted ? '"' + printable.replace("\"", "\"\"") + '"' : printable;
  }

  /// Whether a spreadsheet would compute it (OWASP, CSV injection); leading spaces do not stop all
  /// of them.
  private static boolean isFormula(String text) {
    String start = text.stripLeading();
    boolean sign = !start.isEmpty() && FORMULA_SIGNS.indexOf(start.charAt(0)) >= 0;
    return sign || text.startsWith("\t") || text.startsWith("\r");
  }
}
