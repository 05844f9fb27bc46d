package dev.lockstep.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.source.DirectorySource;
import dev.lockstep.engine.source.FileSource;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.engine.source.Source;
import dev.lockstep.engine.source.StreamSource;
import dev.lockstep.model.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderScanTest {
  private static final String WORD = "hunter2";

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeFolder() throws IOException {
    root = Files.createDirectory(temp.resolve("target"));
  }

  @Test
  void examinesIgnoredFilesButNotIgnoredFoldersOfPackages() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    write(".gitignore", "node_modules/\n.env\nprivate/\n");
    write(".env", WORD);
    write("private/key", WORD);
    write("node_modules/a/index.js", WORD);
    write("src/main.c", WORD);
    ScanResult result = scan(Scope.ALL);
    assertEquals(List.of(".env", "private/key", "src/main.c"), paths(result));
    assertEquals(2, result.coverage().gitIgnoredExamined());
    assertEquals(Map.of("git-folder", 1L, "git-ignored", 1L), result.coverage().passedOver());
  }

  @Test
  void examinesWhatGitTracksInIgnoredFoldersOfPackages() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    Files.createDirectories(root.resolve(".git/objects"));
    Files.createDirectories(root.resolve(".git/refs"));
    Files.write(root.resolve(".git/index"), index("src/a", "vendor/lib/tracked"));
    write(".gitignore", "vendor/\ndist/\n");
    write("src/a", WORD);
    write("vendor/lib/tracked", WORD);
    write("vendor/lib/untracked", WORD);
    write("vendor/other/untracked", WORD);
    write("dist/untracked", WORD);
    ScanResult result = scan(Scope.ALL);
    assertEquals(List.of("src/a", "vendor/lib/tracked"), paths(result));
    assertEquals(3, result.coverage().passedOver().get("git-ignored"));
  }

  @Test
  void saysThatATornIndexMayHideTrackedFiles() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    Files.createDirectories(root.resolve(".git/objects"));
    Files.createDirectories(root.resolve(".git/refs"));
    write(".git/index", "DIRC, and then nothing");
    write(".gitignore", "vendor/\n");
    write("vendor/a", WORD);
    write("src/a", WORD);
    ScanResult result = scan(Scope.ALL);
    assertEquals(List.of("src/a"), paths(result));
    assertEquals(
        List.of("git-corrupt"), result.problems().stream().map(problem -> problem.id()).toList());
  }

  /// An index of version 2 without extensions: what `git add -f` writes.
  private static byte[] index(String... paths) {
    ByteBuffer index = ByteBuffer.allocate(4096).put("DIRC".getBytes(StandardCharsets.US_ASCII));
    index.putInt(2).putInt(paths.length);
    for (String path : paths) {
      int start = index.position();
      index.position(start + 24);
      index.putInt(0100644).position(start + 60);
      index.putShort((short) path.length()).put(path.getBytes(StandardCharsets.US_ASCII));
      index.position(start + (62 + path.length() + 8) / 8 * 8);
    }
    byte[] body = Arrays.copyOf(index.array(), index.position());
    try {
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(body);
      byte[] all = Arrays.copyOf(body, body.length + sum.length);
      System.arraycopy(sum, 0, all, body.length, sum.length);
      return all;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  @Test
  void examinesFoldersOfPackagesThatAreNotIgnored() throws IOException {
    write("node_modules/a/index.js", WORD);
    assertEquals(List.of("node_modules/a/index.js"), paths(scan(Scope.ALL)));
  }

  @Test
  void knowsTheRulesOfTheRepositoryAboveTheTarget() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    write(".gitignore", "/sub/target/\n");
    write("sub/target/x", WORD);
    write("sub/y", WORD);
    ScanResult result =
        Scans.run(
            new Words(WORD),
            () -> List.of(new DirectorySource(root.resolve("sub"), "sub", Scope.ALL)));
    assertEquals(List.of("sub/y"), paths(result));
  }

  @Test
  void passesOverWhatTheUserExcludes() throws IOException {
    write(".lockstepignore", "docs/\n!docs/keep\n");
    write("docs/a", WORD);
    write("a.log", WORD);
    write("b.txt", WORD);
    ScanResult result = scan(new Scope(List.of("*.log"), Long.MAX_VALUE));
    assertEquals(List.of("b.txt"), paths(result));
    assertEquals(Map.of("excluded", 2L), result.coverage().passedOver());
  }

  @Test
  void tellsOfFilesBeyondTheUsersLimit() throws IOException {
    write("large", WORD.repeat(10));
    write("small", WORD);
    ScanResult result = scan(new Scope(List.of(), 20));
    assertEquals(List.of("small"), paths(result));
    assertEquals(List.of("too-large"), ids(result));
    assertEquals(0, result.coverage().notExamined());
  }

  @Test
  void neverFollowsLinks() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside"), WORD);
    write("inside", WORD);
    Files.createSymbolicLink(root.resolve("out"), outside);
    Files.createSymbolicLink(root.resolve("in"), root.resolve("inside"));
    Files.createSymbolicLink(root.resolve("cycle"), root);
    ScanResult result = scan(Scope.ALL);
    assertEquals(List.of("inside"), paths(result));
    assertEquals(Map.of("link", 3L), result.coverage().passedOver());
  }

  @Test
  void reportsWhatItMayNotRead() throws IOException {
    write("secret", WORD);
    write("open", WORD);
    assumeTrue(root.resolve("secret").toFile().setReadable(false));
    assumeFalse(Files.isReadable(root.resolve("secret")), "root reads everything");
    ScanResult result = scan(Scope.ALL);
    assertEquals(List.of("unreadable"), ids(result));
    assertEquals(List.of("open"), paths(result));
  }

  @Test
  void reportsAFileThatVanishes() throws IOException {
    write("a", WORD);
    Source source =
        new Source() {
          @Override
          public void emit(dev.lockstep.engine.source.Sink sink) {
            new FileSource(root.resolve("gone"), "gone", Scope.ALL).emit(sink);
            new FileSource(root.resolve("a"), "a", Scope.ALL).emit(sink);
          }
        };
    ScanResult result = Scans.run(new Words(WORD), () -> List.of(source));
    assertEquals(List.of("vanished"), ids(result));
    assertEquals(List.of("a"), paths(result));
  }

  @Test
  void walksDeepFoldersAndSaysWhereTheSystemEnds() throws Exception {
    write("fine", WORD);
    String make = "i=0; while [ $i -lt 300 ]; do mkdir -p $0 && cd -P $0; i=$((i+1)); done";
    String twentyFolders = "d/".repeat(20);
    assumeTrue(run("/bin/sh", "-c", make, twentyFolders) == 0);
    ScanResult result =
        Scans.run(new Words(WORD), () -> List.of(new DirectorySource(root, "", Scope.ALL)));
    // JUnit's own clearing of folders knows no path of 12,000 bytes.
    run("rm", "-rf", root.resolve("d").toString());
    assertEquals(List.of("fine"), paths(result));
    assertEquals(List.of("unreadable"), ids(result));
  }

  private int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).directory(root.toFile()).inheritIO().start().waitFor();
  }

  @Test
  void examinesFilesWhoseNamesAreNoUtf8() throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", "printf " + WORD + " > \"$(printf 'caf\\351')\"")
            .directory(root.toFile())
            .start();
    assumeTrue(process.waitFor() == 0, "the file system takes UTF-8 only");
    ScanResult result = scan(Scope.ALL);
    assertEquals(List.of("caf\\xe9"), paths(result));
  }

  @Test
  void passesOverPipesAndRefusesOneThatIsNamed() throws Exception {
    Process process = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start();
    assumeTrue(process.waitFor() == 0);
    assertEquals(Map.of("special-file", 1L), scan(Scope.ALL).coverage().passedOver());
    ScanResult named =
        Scans.run(
            new Words(WORD),
            () -> List.of(new FileSource(root.resolve("pipe"), "pipe", Scope.ALL)));
    assertEquals(List.of("not-a-file"), ids(named));
  }

  @Test
  void spoolsALargeStreamAndRemovesItAfterwards() throws IOException {
    byte[] large = new byte[17 << 20];
    System.arraycopy(
        WORD.getBytes(StandardCharsets.UTF_8), 0, large, (16 << 20) - 3, WORD.length());
    Path spool = temp.resolve("spool");
    ScanResult result =
        Scans.run(
            new Words(WORD),
            () -> List.of(new StreamSource(new ByteArrayInputStream(large), "-", spool)));
    assertEquals(List.of("-"), paths(result));
    try (var left = Files.list(spool)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void treatsARepositoryInsideAsAFolderWithRulesOfItsOwn() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    write(".gitignore", "dist/\n");
    write("module/.git", "gitdir: ../.git/modules/module\n");
    write("module/dist/a.js", WORD);
    assertEquals(List.of("module/dist/a.js"), paths(scan(Scope.ALL)));
  }

  private ScanResult scan(Scope scope) {
    Supplier<List<Source>> source = () -> List.of(new DirectorySource(root, "", scope));
    return Scans.run(new Words(WORD), source);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static List<String> ids(ScanResult result) {
    return result.problems().stream().map(problem -> problem.id()).toList();
  }

  private static List<String> paths(ScanResult result) {
    return result.findings().stream()
        .flatMap(finding -> finding.locations().stream())
        .map(Location::path)
        .sorted()
        .toList();
  }
}
