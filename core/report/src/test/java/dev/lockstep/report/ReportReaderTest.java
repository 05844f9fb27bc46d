package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {

  @Test
  void readsBackWhatWasWritten() throws Exception {
    String hostile = "\u0000\u001b[1m\"\\ \ud83d\udca9 \u202e \u2028 ' <b> {}";
    for (Report report : List.of(Samples.full(), Samples.clean(), Samples.hostile(hostile))) {
      assertEquals(report, read(written(report)));
    }
  }

  @Test
  void writeReadWriteGivesTheSameBytesForRandomText() throws Exception {
    Random random = new Random(20261122);
    for (int i = 0; i < 200; i++) {
      String text =
          random.ints(20, 0, 0x11000).mapToObj(Character::toString).reduce("x", String::concat);
      String once = written(Samples.hostile(text));
      assertEquals(once, written(read(once)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"severity\": \"high\" | \"severity\": \"hgh\"   | findings[2].severity: \"hgh\" is not known here",
        "\"type\": \"code\"     | \"type\": \"codes\"     | findings[4].detail.type: \"codes\" is not known here",
        "\"startLine\": 7       | \"startLine\": -7       | findings[3].locations[0].region.startLine: a whole number that is not negative is expected",
        "\"startLine\": 7       | \"startLine\": 1e3      | findings[3].locations[0].region.startLine: a whole number that is not negative is expected",
        "\"schema\": \"1.0\"    | \"schema\": \"2.0\"     | schema: version \"2.0\" is not known here, 1.x is",
        "\"files\": 1204        | \"fles\": 1204          | coverage.files: is missing",
        "\"bytes\": 5300000     | \"files\": 5300000      | line 32, column 12: Duplicate field 'files'",
        "\"date\": \"2025-03-02T10:15:30Z\" | \"date\": \"soon\" | findings[3].locations[0].provenance.date: no instant: \"soon\"",
        "\"fingerprint\": \"7Q2K9X4M | \"fingerprint\": \"7Q2K9X4U | findings[3]: not a fingerprint: 7Q2K9X4U000000000000000000"
      })
  void saysWhereAReportIsBroken(String right, String wrong, String message) throws IOException {
    String report = written(Samples.full());
    assertTrue(report.contains(right), right);
    String broken = report.replaceFirst(Pattern.quote(right), wrong);
    MalformedReport error = assertThrows(MalformedReport.class, () -> read(broken));
    assertEquals(message, error.getMessage());
  }

  @Test
  void refusesWhatIsNoReport() {
    for (String text :
        List.of("", "[]", "null", "{", "{}", "\ufeff", "{} {}", "[".repeat(100_000))) {
      assertThrows(MalformedReport.class, () -> read(text), text);
    }
  }

  @Test
  void passesOverMembersOfALaterMinorVersion() throws Exception {
    String later =
        written(Samples.full())
            .replace("\"schema\": \"1.0\",", "\"schema\": \"1.7\", \"new\": [{}],");
    assertEquals("1.7", read(later).schema());
    assertEquals(Samples.full().findings(), read(later).findings());
  }

  /// In place of a fuzz target: the parser below is Jackson's, so what is sought is an exception of
  /// ours that is not [MalformedReport].
  @Test
  void everyMutationIsReadOrRefused() throws IOException {
    byte[] report = written(Samples.full()).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] mutated = report.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        int from = random.nextInt(report.length - 40);
        int length = random.nextInt(40);
        System.arraycopy(report, random.nextInt(report.length - 40), mutated, from, length);
      }
      try {
        ReportReader.read(new ByteArrayInputStream(mutated, 0, report.length - random.nextInt(2)));
      } catch (MalformedReport e) {
        refused++;
      }
    }
    assertTrue(refused > 1000, "refused " + refused);
  }

  private static String written(Report report) throws IOException {
    return Golden.written(new JsonFormat(), report, ReportOptions.PLAIN);
  }

  private static Report read(String text) throws IOException, MalformedReport {
    return ReportReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
