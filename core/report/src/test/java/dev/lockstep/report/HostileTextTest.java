package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class HostileTextTest {
  private static final List<String> TEXTS =
      List.of(
          "\u001b[31m\u001b]8;;http://evil\u0007\u009b2J",
          "\u202etxt.exe\u2066\u200b\ufeff",
          "a\r\n::error::b\n##[error]c\n::stop-commands::x",
          "]]><script>alert(1)</script><!--",
          "\"'><img src=x onerror=alert(1)>&amp;",
          "=cmd|' /C calc'!A0",
          "[click](http://evil) {0} `code` **b** <b>",
          "javascript:alert(1)",
          "\u0000\ud800 \udfff \uffff \u2028\u2029\u0085",
          "%0A::error::x,%25:y",
          "</pre></details></table>",
          " lead, \"quoted\"\ttab");

  static List<String> texts() {
    return TEXTS;
  }

  static List<String> formats() {
    return Formats.names();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void nothingThatATerminalObeysOrAReaderCannotSeeIsWritten(String format) throws IOException {
    // gitleaks' own escaping is part of its shape: it lets DEL, C1 and bidi marks through.
    boolean foreign = format.equals("gitleaks");
    for (String text : TEXTS) {
      written(format, Samples.hostile(text))
          .codePoints()
          .forEach(
              point -> {
                boolean line = point == '\n' || point == '\r' || point == '\t';
                assertTrue(line || point >= ' ', () -> format + " writes " + point);
                assertTrue(
                    foreign || Character.getType(point) != Character.FORMAT,
                    () -> format + " writes " + Integer.toHexString(point));
                assertTrue(
                    foreign || line || !Character.isISOControl(point),
                    () -> format + " writes " + Integer.toHexString(point));
              });
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void jsonFormatsAreJson(String text) throws Exception {
    for (String format : List.of("json", "sarif", "gitlab", "gitleaks")) {
      byte[] json = written(format, Samples.hostile(text)).getBytes(StandardCharsets.UTF_8);
      JsonTree.read(new ByteArrayInputStream(json));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void junitIsWellFormedAndKeepsItsShape(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    byte[] xml = written("junit", Samples.hostile(text)).getBytes(StandardCharsets.UTF_8);
    Element root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    assertEquals(3, root.getElementsByTagName("testcase").getLength());
    assertEquals(1, root.getElementsByTagName("failure").getLength());
    assertEquals(0, root.getElementsByTagName("script").getLength());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void htmlHoldsNoTagThatIsNotOurs(String text) throws IOException {
    String hostile = written("html", Samples.hostile(text));
    String harmless = written("html", Samples.hostile("harmless"));
    assertEquals(tags(harmless), tags(hostile));
    assertFalse(hostile.contains("href=\"javascript:"));
  }

  private static List<String> tags(String html) {
    return Pattern.compile("<[/!a-zA-Z][^>]*>")
        .matcher(html)
        .results()
        .map(tag -> tag.group().replaceAll("[\" ].*", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyLineForGithubIsOneCommandOfOurs(String text) throws IOException {
    List<String> lines = written("github", Samples.hostile(text)).lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.getLast().startsWith("::error title=Lockstep::not examined: "));
    assertTrue(lines.getFirst().startsWith("::error file="), lines.getFirst());
    String properties = lines.getFirst().substring(2, lines.getFirst().indexOf("::", 2));
    assertEquals(6, properties.split(",", -1).length, properties);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noCellIsAFormulaAndEveryRowHasAllCells(String text) throws IOException {
    List<String> rows = List.of(written("csv", Samples.hostile(text)).split("\r\n"));
    assertEquals(4, rows.size());
    for (String row : rows) {
      List<String> cells = cells(row);
      assertEquals(15, cells.size(), row);
      for (String cell : cells) {
        assertFalse(cell.matches("\\s*[=+@-].*"), cell);
      }
    }
  }

  private static List<String> cells(String row) {
    return Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")
        .matcher(row)
        .results()
        .map(cell -> cell.group(1) == null ? cell.group(2) : cell.group(1))
        .toList();
  }

  @Test
  void noLinkIsMadeOfAMessageInSarif() throws IOException {
    String sarif = written("sarif", Samples.hostile("[click](http://evil)"));
    assertTrue(sarif.contains("\"text\": \"\\\\[click\\\\](http://evil)\""));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void addressesInSarifAreAddresses(String text) {
    URI uri = URI.create(SarifPlaces.pathUri("src/" + text + ":x"));
    assertEquals(null, uri.getScheme());
  }

  private static String written(String format, Report report) throws IOException {
    ReportWriter writer = Formats.named(format).orElseThrow();
    return Golden.written(writer, report, ReportOptions.PLAIN.withAll(true));
  }
}
