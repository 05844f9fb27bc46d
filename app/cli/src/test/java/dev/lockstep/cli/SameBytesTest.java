package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports are the same, byte for byte, at any number of threads, with a cold cache and a warm one,
/// and with caches of different keys.
final class SameBytesTest {
  private static final String[] FORMATS = {"json", "sarif", "csv", "gitlab"};
  private static final int FILES = 120;

  @TempDir Path temp;
  private Path project;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectory(temp.resolve("project"));
    Random random = new Random(11);
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder();
      for (int line = 0; line < 40; line++) {
        // Few enough kinds of lines that secrets repeat, within files and across them.
        int kind = random.nextInt(60);
        text.append(kind < 50 ? "int value" + kind + " = 0;" : secret(kind)).append('\n');
      }
      Path folder = Files.createDirectories(project.resolve("part" + file % 7));
      Files.writeString(folder.resolve("file" + file + ".txt"), text);
    }
    archive(project.resolve("part1/some.zip"));
    archive(project.resolve("part2/same.zip"));
    byte[] whole = Files.readAllBytes(project.resolve("part1/some.zip"));
    Files.write(project.resolve("broken.zip"), Arrays.copyOf(whole, whole.length / 3));
  }

  /// Put together here, so that no scan of this file finds a token in it.
  private static String secret(int kind) {
    String body = Integer.toString(kind * 7919 + 1_000_003, 36).toUpperCase(java.util.Locale.ROOT);
    return switch (kind % 3) {
      case 0 -> "password = \"" + "kq9" + body + "Xw!v7Lr" + "\"";
      case 1 -> "key: " + "AK" + "IA" + ("QX7YZ3M2KLP4WRTB" + body).substring(body.length());
      default -> "token=" + "gh" + "p_" + ("a8Fk3".repeat(8) + body).substring(body.length() + 4);
    };
  }

  private static void archive(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int member = 50; member < 60; member++) {
        zip.putNextEntry(new ZipEntry("folder/member" + member));
        zip.write((secret(member) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void areTheSameAtAnyNumberOfThreadsColdAndWarm() {
    String expected = reports("1", "one");
    assertTrue(expected.contains("part1/some.zip!/folder/member"), "archives are searched");
    assertTrue(expected.contains("broken.zip"), "and what is broken is told");
    for (String jobs : new String[] {"1", "2", "8"}) {
      assertEquals(expected, reports(jobs, "cold-" + jobs), jobs + " threads, a new cache");
      assertEquals(expected, reports(jobs, "cold-" + jobs), jobs + " threads, its own cache");
      assertEquals(expected, reports(jobs, "one"), jobs + " threads, another one's cache");
    }
    assertEquals(expected, reports("8", "", "--no-cache"), "without a cache");
  }

  private String reports(String jobs, String cache, String... more) {
    StringBuilder all = new StringBuilder();
    for (String format : FORMATS) {
      CommandRun run =
          new CommandRun(project)
              .environment("XDG_CACHE_HOME", temp.resolve("cache-" + cache).toString());
      String[] words = {"scan", "--all", "--jobs", jobs, "--format", format, "."};
      String[] line = Arrays.copyOf(words, words.length + more.length);
      System.arraycopy(more, 0, line, words.length, more.length);
      CommandRun.Said said = run.run(line);
      all.append(said.exit()).append('\n').append(said.out());
    }
    return all.toString();
  }
}
