package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Region;
import dev.lockstep.model.Report;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import dev.lockstep.report.text.Printable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalFormatTest {

  @Test
  void showsWhatCountsInAPipe() throws IOException {
    Golden.assertEqualsFile("terminal.txt", written(Samples.full(), ReportOptions.PLAIN));
  }

  @Test
  void showsMarkedFindingsAndNoticesWhenAskedForAll() throws IOException {
    String text = written(Samples.full(), ReportOptions.PLAIN.withAll(true));
    Golden.assertEqualsFile("terminal-all.txt", text);
  }

  @Test
  void usesTheWidthAndColoursOfATerminal() throws IOException {
    String text = written(Samples.full(), ReportOptions.PLAIN.withTerminal(true, 120));
    Golden.assertEqualsFile("terminal-colour.txt", text);
  }

  @Test
  void writesNothingForACleanReport() throws IOException {
    assertEquals("", written(Samples.clean(), ReportOptions.PLAIN));
  }

  @Test
  void leavesOutTheMiddleOfAVeryDeepPath() {
    String deep = "start/" + "d/".repeat(10_000) + "end";
    List<String> lines =
        TerminalProblem.lines(
            Problem.incomplete("unreadable", deep, "File name too long"), ReportOptions.PLAIN);
    assertTrue(lines.getFirst().length() < 500, () -> "long: " + lines.getFirst().length());
    assertTrue(lines.getFirst().contains("start/d"), lines.getFirst());
    assertTrue(lines.getFirst().endsWith("d/end"), lines.getFirst());
  }

  @Test
  void cutsALongLineAroundTheCaret() throws IOException {
    String line = "a".repeat(5000) + "secret=ab••••yz;" + "b".repeat(5000);
    String text = written(oneLine(line, 5007, 8), ReportOptions.PLAIN);
    assertEquals(
        """
            1 | …aaaaaaaaaaaaaaaaasecret=ab••••yz;bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
              |                          ^^^^^^^^ a password (confidence medium)
        """,
        excerptOf(text));
  }

  @Test
  void putsTheCaretUnderWideCharactersTabsAndCombiningMarks() throws IOException {
    String text = written(oneLine("\t密码 e\u0301=hunter2", 7, 7), ReportOptions.PLAIN);
    assertEquals(
        """
            1 |     密码 e\u0301=hunter2
              |            ^^^^^^^ a password (confidence medium)
        """,
        excerptOf(text));
  }

  @Test
  void showsEscapeSequencesAndBidiMarksInsteadOfSendingThem() throws IOException {
    String text =
        written(
            oneLine("\u001b]8;;evil\u0007\u001b[2Jx\u202e=\u009bhunter2", 18, 7),
            ReportOptions.PLAIN);
    assertEquals(
        """
            1 | ␛]8;;evil␇␛[2Jx<U+202E>=<U+009B>hunter2
              |                                 ^^^^^^^ a password (confidence medium)
        """,
        excerptOf(text));
  }

  @Test
  void noLineButOneThatHoldsALongWordIsWiderThanTheTerminal() throws IOException {
    for (int width : List.of(40, 60, 80, 100, 200)) {
      ReportOptions options = ReportOptions.PLAIN.withTerminal(false, width).withAll(true);
      for (String line : written(Samples.full(), options).split("\n")) {
        boolean hasLongWord = List.of(line.split(" ")).stream().anyMatch(w -> w.length() > 20);
        assertTrue(Printable.width(line) <= width || hasLongWord || width < 60, line);
      }
    }
  }

  @Test
  void placesAreOnOneLineInFullSoThatTheyCanBeClicked() throws IOException {
    String path = "a/very/long/path/".repeat(10) + "file.txt";
    Finding finding =
        Samples.finding(
            Samples.TOKEN,
            "r",
            Kind.SECRETS,
            Severity.LOW,
            "a password",
            List.of(Location.of(path, new Region(3, 4, 3, 5, 9, 1))),
            new Detail.Code(List.of()));
    Report report = Samples.of(List.of(), List.of(finding), Samples.clean().verdict());
    assertTrue(written(report, ReportOptions.PLAIN).contains("\n  " + path + ":3:4\n"));
  }

  @Test
  void aWayIsToldWhereItLeavesTheLineThatTheExcerptShows() throws IOException {
    Location source = Location.of("a.js", new Region(1, 6, 1, 9, 5, 3));
    Location sink = Location.of("a.js", new Region(1, 1, 1, 10, 0, 9));
    Location elsewhere = Location.of("b.js", new Region(1, 1, 1, 10, 0, 9));
    assertFalse(written(codeReport(source, sink), ReportOptions.PLAIN).contains("1. a.js"));
    assertTrue(written(codeReport(elsewhere, sink), ReportOptions.PLAIN).contains("1. b.js"));
  }

  @Test
  void howManyOtherWaysThereAreIsSaidAndWhereOneBegins() throws IOException {
    Location sink = Location.of("a.js", new Region(1, 1, 1, 10, 0, 9));
    Location other = Location.of("c.js", new Region(7, 3, 7, 9, 0, 0));
    List<Detail.Step> way = List.of(new Detail.Step(other, "in"), new Detail.Step(sink, "used"));
    Detail.Code one = new Detail.Code(List.of(new Detail.Step(sink, "used")), List.of(way));
    Detail.Code two = new Detail.Code(one.trace(), List.of(way, way));
    assertTrue(told(one, sink).contains("another way leads here from c.js:7:3"));
    assertTrue(told(two, sink).contains("2 other ways lead here, one from c.js:7:3"));
  }

  private static String told(Detail.Code code, Location place) throws IOException {
    Finding finding =
        Samples.finding(
            Samples.TOKEN, "r", Kind.SAST, Severity.LOW, "data is run", List.of(place), code);
    Report report = Samples.of(List.of(), List.of(finding), Samples.clean().verdict());
    return written(report, ReportOptions.PLAIN);
  }

  private static Report codeReport(Location source, Location sink) {
    Finding finding =
        Samples.finding(
            Samples.TOKEN,
            "r",
            Kind.SAST,
            Severity.LOW,
            "data is run",
            List.of(sink),
            new Detail.Code(
                List.of(
                    new Detail.Step(source, "data comes in"),
                    new Detail.Step(sink, "data is used"))));
    return Samples.of(List.of(), List.of(finding), Samples.clean().verdict());
  }

  @Test
  void aTerminalWithoutColoursGetsNoEscapeSequence() throws IOException {
    assertFalse(written(Samples.full(), ReportOptions.PLAIN).contains("\u001b"));
  }

  private static Report oneLine(String line, int start, int length) {
    Finding finding =
        Samples.finding(
            Samples.TOKEN,
            "password",
            Kind.SECRETS,
            Severity.HIGH,
            "a password",
            List.of(
                new Location(
                    "a.txt",
                    new Region(1, start + 1, 1, start + 1 + length, start, length),
                    new Excerpt(1, List.of(line), 0, start, length),
                    null)),
            new Detail.Secret("••••", null, 3, List.of(), null));
    assertEquals(Confidence.MEDIUM, finding.confidence());
    return Samples.of(
        List.of(), List.of(finding), new Verdict(Verdict.Outcome.WARN, "default", List.of()));
  }

  private static String excerptOf(String text) {
    List<String> lines = List.of(text.split("\n"));
    return String.join("\n", lines.subList(1, 3)) + "\n";
  }

  private static String written(Report report, ReportOptions options) throws IOException {
    return Golden.written(new TerminalFormat(), report, options);
  }
}
