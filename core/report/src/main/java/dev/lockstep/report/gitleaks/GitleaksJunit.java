package dev.lockstep.report.gitleaks;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.model.RawText;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// gitleaks' JUnit report (`report/junit.go`), escaped as Go's `encoding/xml` escapes.
public final class GitleaksJunit implements GitleaksWriter {

  @Override
  public void write(List<GitleaksFinding> findings, List<GitleaksRule> rules, OutputStream out)
      throws IOException {
    Writer xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    xml.write(
        "\t<testsuite failures=\""
            + findings.size()
            + "\" name=\"gitleaks\" tests=\""
            + findings.size()
            + "\" time=\"\">");
    for (GitleaksFinding finding : findings) {
      testCase(finding, xml);
    }
    xml.write(findings.isEmpty() ? "</testsuite>" : "\n\t</testsuite>");
    xml.write("\n</testsuites>");
    xml.flush();
  }

  private static void testCase(GitleaksFinding finding, Writer xml) throws IOException {
    String description = escaped(finding.description());
    String message = escaped(message(finding));
    xml.write("\n\t\t<testcase classname=\"" + description + "\"");
    xml.write(" file=\"" + escaped(finding.file()) + "\" name=\"" + message + "\" time=\"\">");
    xml.write("\n\t\t\t<failure message=\"" + message + "\" type=\"" + description + "\">");
    JsonWriter data = JsonWriter.toText("\t", JsonEscaping.GO);
    GitleaksJson.finding(data, finding);
    xml.write(escaped(data.text()));
    xml.write("</failure>\n\t\t</testcase>");
  }

  private static String message(GitleaksFinding finding) {
    String file = finding.ruleId() + " has detected a secret in file " + finding.file();
    String place = file + ", line " + finding.startLine();
    return finding.commit().isEmpty()
        ? place + "."
        : place + ", at commit " + finding.commit() + ".";
  }

  /// Go's `xml.EscapeText`.
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> escape(point, out));
    return out.toString();
  }

  private static void escape(int point, StringBuilder out) {
    switch (point) {
      case '"' -> out.append("&#34;");
      case '\'' -> out.append("&#39;");
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '\t' -> out.append("&#x9;");
      case '\n' -> out.append("&#xA;");
      case '\r' -> out.append("&#xD;");
      default -> out.appendCodePoint(isXml(point) ? point : 0xFFFD);
    }
  }

  /// Whether XML 1.0 has a character (section 2.2).
  private static boolean isXml(int point) {
    return point >= ' ' && point != 0xFFFE && point != 0xFFFF && !RawText.isRawByte(point);
  }
}
