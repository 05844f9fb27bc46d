package dev.lockstep.report.gitleaks;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.model.RawText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// gitleaks' CSV report (`report/csv.go`), quoted as Go's `encoding/csv` quotes. Without findings
/// it is empty, and cells that a spreadsheet would take for a formula stay as they are: use our own
/// `csv` where people open it.
public final class GitleaksCsv implements GitleaksWriter {
  private static final List<String> COLUMNS =
      List.of(
          "RuleID",
          "Commit",
          "File",
          "SymlinkFile",
          "Secret",
          "Match",
          "StartLine",
          "EndLine",
          "StartColumn",
          "EndColumn",
          "Author",
          "Message",
          "Date",
          "Email",
          "Fingerprint",
          "Tags");

  @Override
  public void write(List<GitleaksFinding> findings, List<GitleaksRule> rules, OutputStream out)
      throws IOException {
    if (!findings.isEmpty()) {
      // The first finding alone decides whether there is a column for links.
      boolean linked = !findings.getFirst().link().isEmpty();
      row(COLUMNS, linked, "Link", out);
      for (GitleaksFinding finding : findings) {
        row(cells(finding), linked, finding.link(), out);
      }
    }
    out.flush();
  }

  private static List<String> cells(GitleaksFinding finding) {
    List<String> tags = finding.tags();
    return List.of(
        finding.ruleId(),
        finding.commit(),
        finding.file(),
        finding.symlinkFile(),
        finding.secret(),
        finding.match(),
        Integer.toString(finding.startLine()),
        Integer.toString(finding.endLine()),
        Integer.toString(finding.startColumn()),
        Integer.toString(finding.endColumn()),
        finding.author(),
        finding.message(),
        finding.date(),
        finding.email(),
        finding.fingerprint(),
        tags == null ? "" : String.join(" ", tags));
  }

  private static void row(List<String> cells, boolean linked, String link, OutputStream out)
      throws IOException {
    List<String> row = new ArrayList<>(cells);
    if (linked) {
      row.add(link);
    }
    StringBuilder line = new StringBuilder();
    for (String cell : row) {
      line.append(line.isEmpty() ? "" : ",").append(quoted(cell));
    }
    out.write(RawText.bytes(line.append('\n').toString()));
  }

  private static String quoted(String cell) {
    return needsQuotes(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  /// Go's `Writer.fieldNeedsQuotes`.
  private static boolean needsQuotes(String cell) {
    if (cell.isEmpty()) {
      return false;
    }
    if (cell.equals("\\.")) {
      return true;
    }
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return isSpace(cell.codePointAt(0));
  }

  /// Go's `unicode.IsSpace`.
  private static boolean isSpace(int point) {
    return switch (point) {
      case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0 -> true;
      default -> point > 0xff && (Character.isSpaceChar(point));
    };
  }
}
