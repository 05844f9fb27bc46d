package dev.lockstep.engine.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it writes leaves what was there before, or all that it wrote.
class KilledWriterTest {
  private static final int SIZE = 4 << 20;

  @TempDir Path folder;

  /// Writes without an end: blocks of one byte each, another one each time.
  static final class Writer {
    public static void main(String[] arguments) {
      Cache cache = new Cache(Path.of(arguments[0]), Long.MAX_VALUE);
      for (byte value = 0; ; value++) {
        byte[] bytes = new byte[SIZE];
        Arrays.fill(bytes, value);
        cache.keep("blocks", "block", bytes);
      }
    }
  }

  private Process writer() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            place(Writer.class) + File.pathSeparator + place(Cache.class),
            Writer.class.getName(),
            folder.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// Whether a process has begun a file, which is named by its number.
  private boolean writes(Process process) throws IOException {
    Path shelf = folder.resolve("blocks");
    if (!Files.isDirectory(shelf)) {
      return false;
    }
    try (Stream<Path> files = Files.list(shelf)) {
      String start = Long.toHexString(process.pid()) + "-";
      return files.anyMatch(file -> file.getFileName().toString().startsWith(start));
    }
  }

  private static String place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  @Test
  void whateverTheMomentABlockIsWholeOrNotThere() throws Exception {
    Random random = new Random(7);
    int found = 0;
    for (int round = 0; round < 6; round++) {
      Process process = writer();
      while (process.isAlive() && !writes(process)) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(150));
      assertTrue(process.isAlive());
      process.destroyForcibly().waitFor();
      Optional<byte[]> kept = new Cache(folder, Long.MAX_VALUE).blob("blocks", "block");
      if (kept.isPresent()) {
        found++;
        byte[] whole = new byte[SIZE];
        Arrays.fill(whole, kept.get()[0]);
        assertTrue(Arrays.equals(whole, kept.get()));
      }
    }
    assertTrue(found > 0);
  }

  @Test
  void whatWasLeftUnfinishedADayAgoIsRemoved() throws IOException {
    Path shelf = Files.createDirectories(folder.resolve("blocks"));
    Path old = Files.write(shelf.resolve("1-1-1.unfinished.lockstep-cache"), new byte[3]);
    Path young = Files.write(shelf.resolve("2-2-2.unfinished.lockstep-cache"), new byte[3]);
    Path foreign = Files.write(shelf.resolve("notes.txt"), new byte[3]);
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(old, before);
    Files.setLastModifiedTime(foreign, before);
    assertTrue(new Cache(folder, Long.MAX_VALUE).keep("blocks", "block", new byte[] {1}));
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young));
    assertTrue(Files.exists(foreign));
    assertEquals(1, new Cache(folder, Long.MAX_VALUE).blob("blocks", "block").orElseThrow().length);
  }
}
