package dev.lockstep.report.gitleaks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.model.RawText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitleaksFormatsTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/lockstep/report/gitleaks");
  private static final String SECRET = "Sq3cret-Of-A-Test";

  private static final List<GitleaksRule> RULES =
      List.of(new GitleaksRule("token", "A <token> & more"), new GitleaksRule("key-file", "Key"));

  private static final List<GitleaksFinding> FINDINGS =
      List.of(
          finding(
              "key = \"" + SECRET + "\" <&>\u2028\t\\ 'x'",
              SECRET,
              3.6841838f,
              List.of("a", "b c")),
          inHistory(),
          finding("file detected: src/id.pem", "", 0, null));

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "junit", "sarif"})
  void writesWhatGitleaksWrites(String format) throws IOException {
    assertFixture("findings." + format, written(format, FINDINGS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "junit", "sarif"})
  void writesWhatGitleaksWritesWithoutFindings(String format) throws IOException {
    assertFixture("none." + format, written(format, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "junit", "sarif"})
  void noFormatHoldsASecretThatWasRedacted(String format) throws IOException {
    List<GitleaksFinding> redacted = FINDINGS.stream().map(GitleaksFinding::redacted).toList();
    assertTrue(text(written(format, FINDINGS)).contains(SECRET));
    assertFalse(text(written(format, redacted)).contains(SECRET));
    assertFixture("redacted." + format, written(format, redacted));
  }

  @Test
  void anEmptySecretIsRedactedAsGoReplacesAnEmptyString() {
    GitleaksFinding redacted = finding("a\ud83d\udca9", "", 0, List.of()).redacted();
    assertEquals("REDACTEDaREDACTED\ud83d\udca9REDACTED", redacted.match());
    assertEquals("REDACTED", redacted.secret());
  }

  @Test
  void bytesThatAreNoTextAreWrittenAsGoWritesThem() throws IOException {
    String raw = RawText.of(new byte[] {'a', (byte) 0xff, 'b', 0x7f});
    List<GitleaksFinding> findings = List.of(finding(raw, raw, 1, List.of()));
    assertTrue(text(written("json", findings)).contains("\"Match\": \"a\\ufffdb\u007f\""));
    assertTrue(text(written("junit", findings)).contains("a\\ufffdb\u007f"));
    byte[] csv = written("csv", findings);
    assertTrue(new String(csv, StandardCharsets.ISO_8859_1).contains(",a\u00ffb\u007f,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "3.6841838", "0.1", "2.5e-7", "1e-7", "1e+21", "0.000001"})
  void floatsHaveTheShortestDigits(String number) throws IOException {
    float entropy = Float.parseFloat(number);
    List<GitleaksFinding> findings = List.of(finding("m", "m", entropy, List.of()));
    assertTrue(text(written("json", findings)).contains("\"Entropy\": " + number + ","));
  }

  private static GitleaksFinding finding(
      String match, String secret, float entropy, @Nullable List<String> tags) {
    return new GitleaksFinding(
        "token",
        "A <token> & more",
        1,
        1,
        2,
        40,
        match,
        match,
        secret,
        "src/a,\"b\".txt",
        "",
        "",
        "",
        entropy,
        "",
        "",
        "",
        "",
        tags,
        "src/a,\"b\".txt:token:1");
  }

  private static GitleaksFinding inHistory() {
    return new GitleaksFinding(
        "token",
        "A <token> & more",
        4,
        6,
        1,
        7,
        SECRET,
        " " + SECRET,
        SECRET,
        "b.txt",
        "link.txt",
        "4c1f09e8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2",
        "https://github.com/o/r/blob/4c1f09e/b.txt#L4-L6",
        4,
        "Ann Example",
        "ann@example.org",
        "2025-03-02T10:15:30Z",
        "Remove " + SECRET + "\r\nfor good",
        List.of(),
        "4c1f09e8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2:b.txt:token:4");
  }

  private static byte[] written(String format, List<GitleaksFinding> findings) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GitleaksFormats.named(format).orElseThrow().write(findings, RULES, out);
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void assertFixture(String name, byte[] actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("lockstep.golden"))) {
      Files.createDirectories(FOLDER);
      Files.write(file, actual);
    }
    assertArrayEquals(Files.readAllBytes(file), actual, () -> "differs from " + file);
  }
}
