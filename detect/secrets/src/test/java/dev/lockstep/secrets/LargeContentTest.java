package dev.lockstep.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.model.Finding;
import dev.lockstep.secrets.load.FolderFiles;
import dev.lockstep.secrets.load.LoadedRules;
import dev.lockstep.secrets.load.RuleStore;
import dev.lockstep.secrets.load.RuleText;
import dev.lockstep.testkit.MemorySource;
import dev.lockstep.testkit.Scans;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Contents of many windows, and rules that would never end.
final class LargeContentTest {
  private static final int MEGABYTE = 1 << 20;
  private static final Limits SMALL_WINDOWS =
      new Limits(50_000_000, 2_000, 2 * MEGABYTE, 6, 1L << 30, 250, 1000);
  private static final String BLOCKS =
      """
      [[rules]]
      id = "block"
      description = "Block"
      regex = '''-----BEGIN ACME-----[\\s\\S]+?-----END'''
      keywords = ["begin acme"]
      """;

  @Test
  void aBlockIsFoundOnceWhereverItLiesAmongTheWindowsOfALargeContent() {
    byte[] content = new byte[9 * MEGABYTE];
    Arrays.fill(content, (byte) 'x');
    byte[] block = block(new Random(1), 12_000);
    int distance = 50_021;
    int count = 0;
    for (int at = 100; at + block.length < content.length; at += distance) {
      System.arraycopy(block, 0, content, at, block.length);
      count++;
    }

    ScanResult result = scan(BLOCKS, SMALL_WINDOWS, content);

    assertEquals(List.of(), result.problems());
    assertEquals(1, result.findings().size());
    assertEquals(count, result.findings().getFirst().locationsTotal());
  }

  @Test
  void aBlockNearlyAsLongAsTheReachIsFound() {
    byte[] content = new byte[5 * MEGABYTE];
    byte[] block = block(new Random(2), WholeExtractor.MAX_REACH - 100);
    for (int seam : new int[] {2 * MEGABYTE, 4 * MEGABYTE}) {
      System.arraycopy(block, 0, content, seam - block.length / 2, block.length);
    }

    ScanResult result = scan(BLOCKS, SMALL_WINDOWS, content);

    assertEquals(List.of(), result.problems());
    assertEquals(2, result.findings().getFirst().locationsTotal());
  }

  @Test
  void aSingleLineOfBase64IsExaminedWithoutAProblem() {
    byte[] content = new byte[6 * MEGABYTE];
    Arrays.fill(content, (byte) 'A');

    assertEquals(List.of(), scan(BLOCKS, SMALL_WINDOWS, content).problems());
  }

  @Test
  void aKeyInUtf16IsFoundOverItsLines() {
    String key = new String(block(new Random(3), 3000), StandardCharsets.US_ASCII);
    String text = "name;value\r\n" + "x;y\r\n".repeat(3000) + key + "\r\nbehind\r\n";

    for (byte[] content :
        List.of(
            text.getBytes(StandardCharsets.UTF_16LE),
            text.getBytes(StandardCharsets.UTF_16BE),
            text.getBytes(StandardCharsets.UTF_16))) {
      List<Finding> findings = scan(BLOCKS, Limits.DEFAULT, content).findings();
      assertEquals(1, findings.size());
      assertEquals("block", findings.getFirst().rule().value());
    }
  }

  @Test
  void aRuleThatTakesTooManyStepsIsAProblemWithItsNameAndTheOthersGoOn() {
    String rules =
        BLOCKS
            + """
            [[rules]]
            id = "endless"
            description = "Never ends"
            regex = '''ab[\\s\\S]{0,1000}?(?:ab|ba|aab){0,90}[q-z]{3}'''
            keywords = ["ab"]
            """;
    byte[] content = new byte[MEGABYTE];
    Random random = new Random(5);
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (random.nextBoolean() ? 'a' : 'b');
    }
    byte[] block = block(new Random(4), 1000);
    System.arraycopy(block, 0, content, content.length - block.length, block.length);

    ScanResult result = scan(rules, Limits.DEFAULT, content);

    assertEquals(
        List.of("over-step-budget: rule endless takes too many steps here and stopped"),
        result.problems().stream().map(p -> p.id() + ": " + p.reason()).toList());
    assertEquals(1, result.findings().size());
  }

  private static byte[] block(Random random, int size) {
    byte[] body = new byte[size * 3 / 4 * 64 / 66];
    random.nextBytes(body);
    return ("-----BEGIN ACME-----\r\n"
            + Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(body)
            + "\r\n-----END ACME-----")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static ScanResult scan(String rules, Limits limits, byte[] content) {
    LoadedRules loaded =
        new RuleStore(null, "test")
            .load(
                List.of(RuleText.of("rules.toml", rules).orElseThrow()),
                new FolderFiles(Path.of(""), ""));
    assertEquals(List.of(), loaded.errors());
    Secrets secrets = new Secrets(loaded.rules(), loaded.digest(), SecretsSettings.DEFAULT);
    return Scans.run(secrets, limits, () -> List.of(new MemorySource().with("a.bin", content)));
  }
}
