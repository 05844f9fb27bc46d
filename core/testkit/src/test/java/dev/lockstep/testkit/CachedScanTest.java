package dev.lockstep.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.source.DirectorySource;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.engine.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CachedScanTest {
  private static final String WORD = "hunter2";
  private static final Duration TICK = Duration.ofMillis(60);

  @TempDir Path temp;
  private Path root;
  private Path cache;

  @BeforeEach
  void makeFolder() throws IOException {
    root = Files.createDirectory(temp.resolve("target"));
    cache = temp.resolve("cache");
    for (int i = 0; i < 50; i++) {
      Files.writeString(root.resolve("f" + i), i % 10 == 0 ? WORD + i : "nothing " + i);
    }
    awaitTick();
  }

  @Test
  void doesNotOpenUnchangedFiles() {
    ScanResult cold = scan();
    ScanResult warm = scan();
    Scans.assertSame(cold, warm);
    assertEquals(5, warm.findings().size());
    assertEquals(50, warm.cache().unread());
    Scans.assertSame(cold, Scans.run(new Words(WORD), this::source));
  }

  @Test
  void seesAFileThatKeepsItsSizeAndTime() throws IOException {
    scan();
    Path file = root.resolve("f1");
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, WORD + "  ");
    Files.setLastModifiedTime(file, time);
    assertEquals(6, scan().findings().size());
  }

  @Test
  void readsAgainWhatWasWrittenWhileTheScanBegan() throws IOException {
    Files.writeString(root.resolve("new"), "nothing yet");
    ScanResult first = scan();
    assertEquals(5, first.findings().size());
    assertEquals(50, scan().cache().unread());
  }

  @Test
  void knowsAContentThatHasMoved() throws IOException {
    scan();
    Files.createDirectory(root.resolve("sub"));
    Files.move(root.resolve("f10"), root.resolve("sub/moved"));
    ScanResult warm = scan();
    assertEquals(0, warm.cache().examined());
    assertTrue(warm.findings().stream().anyMatch(f -> f.place().path().equals("sub/moved")));
  }

  @Test
  void knowsContentsOfAnotherTarget() throws IOException {
    scan();
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.copy(root.resolve("f10"), other.resolve("copy"));
    ScanResult result =
        Scans.cached(
            new Words(WORD),
            cache,
            "other",
            () -> List.of(new DirectorySource(other, "", Scope.ALL)));
    assertEquals(0, result.cache().examined());
    assertEquals(1, result.findings().size());
  }

  @Test
  void forgetsWhatAnotherRuleSetSaid() {
    scan();
    ScanResult other = Scans.cached(new Words("nothing"), cache, "target", this::source);
    assertEquals(45, other.findings().size());
    assertEquals(50, other.cache().examined());
  }

  @Test
  void mergesWhatManySmallScansLeave() throws IOException {
    for (int i = 0; i < 30; i++) {
      Files.writeString(root.resolve("more" + i), WORD + " more " + i);
      scan();
    }
    try (var files = Files.list(cache.resolve("facts"))) {
      assertTrue(files.count() <= 10);
    }
    ScanResult moved = Scans.cached(new Words(WORD), cache, "by another name", this::source);
    assertEquals(0, moved.cache().examined());
    assertEquals(35, moved.findings().size());
  }

  @Test
  void takesATornOrForeignFileForAMiss() throws IOException {
    ScanResult cold = scan();
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      try (var files = Files.walk(cache)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          spoil(file, random);
        }
      }
      Scans.assertSame(cold, scan());
    }
  }

  private static void spoil(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (random.nextBoolean() && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    } else if (random.nextBoolean()) {
      bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
    Files.write(file, bytes);
  }

  @Test
  void losesOnlyTheCacheWhereItsFolderCannotBeWritten() throws IOException {
    Path blocked = Files.writeString(temp.resolve("a-file"), "not a folder");
    ScanResult result =
        Scans.cached(new Words(WORD), blocked.resolve("cache"), "target", this::source);
    assertEquals(5, result.findings().size());
    assertEquals(
        List.of("cache-not-written"), result.problems().stream().map(p -> p.id()).toList());
  }

  @Test
  void losesOnlyTheCacheOnAFullDisk() {
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
    assertFalse(new Cache(full, 1000).keep("rules", "key", new byte[10]));
  }

  @Test
  void keepsBlobsWithinItsBoundAndClearsOnlyItsOwn() throws IOException {
    Cache small = new Cache(cache, 10_000);
    for (int i = 0; i < 20; i++) {
      assertTrue(small.keep("rules", "key " + i, new byte[1000]));
      awaitTick();
    }
    assertTrue(small.look().bytes() <= 10_000);
    assertTrue(small.blob("rules", "key 19").isPresent());
    assertTrue(small.blob("rules", "key 0").isEmpty());
    Path foreign = Files.writeString(cache.resolve("rules").resolve("mine.txt"), "keep me");
    small.clear();
    assertEquals(0, small.look().files());
    assertTrue(Files.exists(foreign));
  }

  private ScanResult scan() {
    return Scans.cached(new Words(WORD), cache, "target", this::source);
  }

  private List<Source> source() {
    return List.of(new DirectorySource(root, "", Scope.ALL));
  }

  /// Until files written before count as old: the file system's own clock has to move on.
  private void awaitTick() throws IOException {
    Path clock = temp.resolve("clock");
    Files.writeString(clock, "");
    FileTime before = Files.getLastModifiedTime(clock);
    do {
      Files.writeString(clock, "");
    } while (Duration.between(before.toInstant(), Files.getLastModifiedTime(clock).toInstant())
            .compareTo(TICK)
        < 0);
  }
}
