package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--compat gitleaks --max-archive-depth N`: what `gitleaks dir` says of archives.
class CompatibleArchivesTest {
  private static final byte[] TEXT = "word42\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path parent;
  private Path folder = Path.of("");

  @BeforeEach
  void archives() throws IOException {
    folder = Files.createDirectories(parent.resolve("project"));
    Files.writeString(
        folder.resolve(".gitleaks.toml"), "[[rules]]\nid = \"word\"\nregex = '''word[0-9]+'''\n");
    Files.write(folder.resolve("a.zip"), zip("./x.txt", TEXT, "in.zip", zip("y.txt", TEXT)));
    Files.write(folder.resolve("b.txt.gz"), gzip(TEXT));
    Files.write(folder.resolve("c.7z"), TEXT);
    Files.write(folder.resolve("d.jar"), zip("z.txt", TEXT));
    Files.write(folder.resolve("lies.zip"), TEXT);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    return zip(name, content, "folder/", new byte[0]);
  }

  private static byte[] zip(String one, byte[] first, String other, byte[] second)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(one));
      zip.write(first);
      zip.putNextEntry(new ZipEntry(other));
      zip.write(second);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private Said scan(String... more) {
    List<String> words = new ArrayList<>(List.of("scan", "--compat", "gitleaks", "--jobs", "1"));
    words.addAll(List.of("--format", "csv"));
    words.addAll(List.of(more));
    words.add(".");
    return new CommandRun(folder).run(words.toArray(String[]::new));
  }

  private static List<String> files(Said said) {
    return said.out().lines().skip(1).map(line -> line.split(",", -1)[2]).toList();
  }

  @Test
  void noArchiveIsOpenedUnlessTold() {
    assertEquals(List.of(), files(scan()));
    assertEquals(0, scan().exit());
  }

  @Test
  void membersAreNamedBehindTheirArchivesToTheDepth() {
    Said one = scan("--max-archive-depth", "1");
    assertEquals(List.of("a.zip!x.txt", "b.txt.gz"), files(one));
    assertTrue(one.err().contains("a.zip!in.zip: it lies deeper"), one.err());
    assertEquals(
        List.of("a.zip!in.zip!y.txt", "a.zip!x.txt", "b.txt.gz"),
        files(scan("--max-archive-depth", "2")));
  }

  @Test
  void whatCannotBeOpenedIsNamedAndTheRestIsScanned() {
    Said said = scan("--max-archive-depth", "2");
    assertEquals(4, said.exit(), said.err());
    assertTrue(said.err().contains("c.7z: archives of its kind are not opened"), said.err());
    assertTrue(said.err().contains("lies.zip: cannot be read"), said.err());
  }

  @Test
  void theDepthIsGitleaksOwn() {
    Said said = new CommandRun(folder).run("scan", "--max-archive-depth", "2", ".");
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("--compat gitleaks"), said.err());
  }
}
