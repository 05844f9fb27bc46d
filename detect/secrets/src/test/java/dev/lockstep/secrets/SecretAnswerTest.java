package dev.lockstep.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.engine.source.DirectorySource;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.secrets.load.BuiltInRules;
import dev.lockstep.secrets.load.LoadedRules;
import dev.lockstep.testkit.Scans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers that are kept with their questions.
class SecretAnswerTest {
  private static final LoadedRules RULES = BuiltInRules.standard();

  /// Put together here, so that no scan of this file finds a token in it.
  private static final String KEY = "AK" + "IA" + "QX7YZ3M2KLP4WRTB";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target/a.txt"), "first\nkey = " + KEY + "\n");
    Files.writeString(folder.resolve("target/b \u00fc.txt"), "key = " + KEY + "\n");
  }

  private ScanResult scan(SecretsSettings settings, boolean cached) {
    Secrets secrets = new Secrets(RULES.rules(), RULES.digest(), settings);
    Cache cache = cached ? new Cache(folder.resolve("cache"), 1 << 30) : null;
    return new Scan(
            List.of(secrets), new ScanSettings(2, Limits.DEFAULT, cache, "t", Progress.NONE))
        .run(List.of(new DirectorySource(folder.resolve("target"), "", Scope.ALL)));
  }

  @Test
  void aSecondScanSaysTheSame() {
    ScanResult expected = scan(SecretsSettings.DEFAULT, false);
    assertTrue(!expected.findings().isEmpty());
    Scans.assertSame(expected, scan(SecretsSettings.DEFAULT, true));
    Scans.assertSame(expected, scan(SecretsSettings.DEFAULT, true));
  }

  @Test
  void otherSettingsAreAnotherQuestion() {
    ScanResult before = scan(SecretsSettings.DEFAULT, true);
    String rule = before.findings().getFirst().rule().value();
    SecretsSettings ignoring =
        new SecretsSettings(
            new byte[32], List.of("a.txt:" + rule + ":2", "b \u00fc.txt:" + rule + ":1"), "file");
    List<Mark> marks = scan(ignoring, true).findings().getFirst().marks();
    assertEquals(Mark.Type.IGNORE_FILE, marks.getFirst().type());
    SecretsSettings keyed = new SecretsSettings(new byte[32], List.of(), "");
    assertNotEquals(
        before.findings().getFirst().fingerprint(),
        scan(keyed, true).findings().getFirst().fingerprint());
  }

  @Test
  void aSecretMoreIsAnotherQuestion() throws IOException {
    scan(SecretsSettings.DEFAULT, true);
    Files.writeString(
        folder.resolve("target/c.txt"), "key = " + KEY.substring(0, 18) + "CE" + "\n");
    Scans.assertSame(scan(SecretsSettings.DEFAULT, false), scan(SecretsSettings.DEFAULT, true));
  }

  @Test
  void noSecretIsKept() throws IOException {
    scan(SecretsSettings.DEFAULT, true);
    int files = 0;
    try (Stream<Path> kept = Files.walk(folder.resolve("cache"))) {
      for (Path file : kept.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(!text.contains(KEY), file.toString());
        files++;
      }
    }
    assertTrue(files > 1);
  }

  @Test
  void findingsAreReadAsTheyWereWritten() {
    List<Finding> findings = scan(SecretsSettings.DEFAULT, false).findings();
    FactWriter out = new FactWriter();
    FindingCodec.write(findings, out);
    byte[] bytes = out.toByteArray();
    assertEquals(findings, FindingCodec.read(new FactReader(bytes, 0, bytes.length)));
    for (int length = 0; length < bytes.length; length++) {
      byte[] torn = Arrays.copyOf(bytes, length);
      assertThrows(
          MalformedFact.class, () -> FindingCodec.read(new FactReader(torn, 0, torn.length)));
    }
  }

  @Test
  void halvesOfSurrogatePairsComeBack() {
    TextTable.Writing table = new TextTable.Writing();
    table.text("\ud800x");
    FactWriter out = new FactWriter();
    table.to(out);
    byte[] bytes = out.toByteArray();
    assertEquals("\ud800x", new TextTable.Reading(new FactReader(bytes, 0, bytes.length)).text());
  }
}
