package dev.lockstep.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanCancelled;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.engine.source.Source;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScanTest {
  private static final String WORD = "hunter2";

  @Test
  void findsAWordInEveryPlaceOfOneContent() {
    ScanResult result =
        Scans.run(
            new Words(WORD),
            () ->
                List.of(
                    new MemorySource()
                        .with("b.txt", "my " + WORD)
                        .with("a.txt", "my " + WORD)
                        .with("c.txt", "nothing")));
    assertEquals(1, result.findings().size());
    assertEquals(
        List.of("a.txt", "b.txt"),
        result.findings().getFirst().locations().stream().map(Location::path).toList());
    assertEquals(3, result.coverage().files());
    assertEquals(List.of(), result.problems());
  }

  @Test
  void saysNothingOfACopyWhoseNameWakesNobody(@TempDir Path cache) {
    Supplier<List<Source>> source =
        () ->
            List.of(
                new MemorySource()
                    .with("b.code", WORD)
                    .with("a.txt", WORD)
                    .with("c.txt", WORD)
                    .with("d.txt", "other"));
    Capability named = new Both(new Words("another"), new Words(WORD, Set.of(".code")));
    ScanResult result = Scans.run(named, source);
    assertEquals(
        List.of("b.code"),
        result.findings().stream().map(finding -> finding.place().path()).toList());
    for (int time = 0; time < 2; time++) {
      Scans.assertSame(result, Scans.cached(named, cache, "t", source));
    }
  }

  /// Two kinds of words, as a scan looks for several things at once.
  private record Both(Words one, Words other) implements Capability {
    @Override
    public Kind kind() {
      return one.kind();
    }

    @Override
    public List<Extractor<?>> extractors() {
      return List.of(one.extractors().getFirst(), other.extractors().getFirst());
    }

    @Override
    public List<Detector> detectors() {
      return List.of(one.detectors().getFirst(), other.detectors().getFirst());
    }
  }

  @Test
  void seesAWordOnceAtEverySeamOfALargeContent() {
    byte[] content = new byte[(40 << 20) + 16];
    Arrays.fill(content, (byte) '.');
    List<Integer> offsets = new ArrayList<>();
    Random random = new Random(7);
    for (int mega = 1; mega <= 40; mega++) {
      int offset = (mega << 20) - random.nextInt(2 * WORD.length());
      System.arraycopy(WORD.getBytes(StandardCharsets.UTF_8), 0, content, offset, WORD.length());
      offsets.add(offset);
    }
    ScanResult result =
        Scans.run(new Words(WORD), () -> List.of(new MemorySource().with("one-line", content)));
    assertEquals(
        offsets.stream().map(offset -> "at " + offset).sorted().toList(),
        result.findings().stream().map(finding -> finding.message()).sorted().toList());
  }

  @Test
  void examinesWhatCouldBeReadOfAContentThatBreaksOff() {
    ScanResult result =
        Scans.run(
            new Words(WORD),
            () ->
                List.of(
                    new MemorySource()
                        .with("broken", 100, () -> new Breaking("see " + WORD))
                        .with("fine", WORD)));
    assertEquals(2, result.findings().size());
    assertEquals(List.of("unreadable"), ids(result));
  }

  @Test
  void reportsAContentThatShrinksWhileItIsReadInParts() {
    int stated = 30 << 20;
    byte[] shorter = new byte[20 << 20];
    ScanResult result =
        Scans.run(
            new Words(WORD),
            () ->
                List.of(
                    new MemorySource()
                        .with("log", stated, () -> new java.io.ByteArrayInputStream(shorter))));
    assertEquals(List.of("changed"), ids(result));
  }

  @Test
  void reportsAContentThatRunsOutOfSteps() {
    Limits few = new Limits(1, 0, 1 << 20, 3, 1 << 20, 100, 10);
    ScanResult result =
        Scans.run(
            new Words(WORD),
            few,
            () ->
                List.of(new MemorySource().with("many", (WORD + " ").repeat(3)).with("one", WORD)));
    assertEquals(List.of("over-step-budget"), ids(result));
    assertEquals(2, result.findings().size());
  }

  @Test
  void survivesAnExtractorThatFails() {
    ScanResult result =
        Scans.run(
            new Failing(),
            () -> List.of(new MemorySource().with("bad", "fail here").with("good", "fine")));
    assertEquals(List.of("internal-error"), ids(result));
    assertEquals("bad", result.problems().getFirst().path());
    assertEquals(1, result.failures().size());
  }

  @Test
  void tellsOfFilesThatLfsKeepsElsewhere() {
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 9\n";
    ScanResult result =
        Scans.run(new Words(WORD), () -> List.of(new MemorySource().with("model.bin", pointer)));
    assertEquals(List.of("lfs-pointer"), ids(result));
    assertEquals(0, result.coverage().notExamined());
  }

  @Test
  void countsAnEntryOnceThatTwoSourcesState() {
    ScanResult result =
        Scans.run(
            new Words(WORD),
            () -> List.of(new MemorySource().with("a", WORD), new MemorySource().with("a", WORD)));
    assertEquals(1, result.coverage().files());
    assertEquals(1, result.findings().getFirst().locationsTotal());
  }

  @Test
  void givesUpWhenCancelled() {
    AtomicLong done = new AtomicLong();
    Scan[] scan = new Scan[1];
    Progress progress =
        new Progress() {
          @Override
          public void known(long entries) {}

          @Override
          public void done(long bytes) {
            done.incrementAndGet();
            scan[0].cancel();
          }
        };
    scan[0] =
        new Scan(List.of(new Words(WORD)), new ScanSettings(1, Limits.DEFAULT, null, "", progress));
    MemorySource source = new MemorySource().with("a", "1").with("b", "2").with("c", "3");
    assertThrows(ScanCancelled.class, () -> scan[0].run(List.of(source)));
    assertTrue(done.get() < 3);
  }

  private static List<String> ids(ScanResult result) {
    return result.problems().stream().map(problem -> problem.id()).toList();
  }

  /// A text behind which the disk fails.
  private static final class Breaking extends InputStream {
    private final byte[] bytes;
    private int at;

    Breaking(String text) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
      if (at == bytes.length) {
        throw new IOException("Input/output error");
      }
      return bytes[at++];
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      into[from] = (byte) read();
      return 1;
    }
  }
}
