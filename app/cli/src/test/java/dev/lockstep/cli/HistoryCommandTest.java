package dev.lockstep.cli;

import static dev.lockstep.cli.GitRun.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lockstep scan --history` on repositories that are damaged, partial or hostile: what cannot be
/// read is a problem with its place, and the rest is scanned.
class HistoryCommandTest {
  private static final int INCOMPLETE = 4;

  @TempDir Path folder;
  private Path repository = Path.of("");

  @BeforeEach
  void repository() throws Exception {
    repository = Files.createDirectories(folder.resolve("repository"));
    git(repository, "init", "-q", "-b", "main");
    write("first.env", "aws_access_key_id = " + key("QRSTUVWXYZ234567") + "\n");
    commit("first");
    write("second.env", "aws_access_key_id = " + key("ABCDEFGHIJKLMNOP") + "\n");
    write("plain.txt", "plain text\n".repeat(500));
    commit("second");
  }

  /// Put together here, so that no scan of this file finds a token in it.
  private static String key(String rest) {
    return "AK" + "IA" + rest;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(repository.resolve(name), text);
  }

  private void commit(String message) throws Exception {
    git(repository, "add", "-A");
    git(repository, "commit", "-q", "--allow-empty", "-m", message);
  }

  private Said scan(Path target) {
    return new CommandRun(target)
        .run("scan", "--history", "--only", "secrets", "--format", "json", ".");
  }

  private void assertIncomplete(String problem) {
    Said said = scan(repository);
    assertEquals(INCOMPLETE, said.exit(), said.err());
    assertTrue(said.out().contains("\"" + problem + "\""), said.out());
    assertFalse(said.err().contains("Exception"), said.err());
  }

  private List<Path> objects(String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(repository.resolve(".git/objects"))) {
      return all.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private Path onlyObject(String suffix) throws IOException {
    List<Path> found = objects(suffix);
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.getFirst().toFile().setWritable(true));
    return found.getFirst();
  }

  /// A zip with a zip with a text.
  private void archive(String name, String text) throws IOException {
    byte[] inner = zip("inside.env", text.getBytes(StandardCharsets.UTF_8));
    Files.write(repository.resolve(name), zip("inner.zip", inner));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void anArchiveOfAnOldCommitIsOpenedAndItsMembersAreNamedWithTheCommit() throws Exception {
    archive("old.zip", "aws_access_key_id = " + key("ZYXWVUTSRQPONMLK") + "\n");
    commit("archive");
    String commit = git(repository, "rev-parse", "HEAD");
    git(repository, "rm", "-q", "old.zip");
    archive("other.zip", "text\n");
    commit("no archive");
    CommandRun here = new CommandRun(repository);
    String[] scan = {"scan", "--history", "--only", "secrets", "--format", "csv", "."};
    Said first = here.run(scan);
    String row =
        first
            .out()
            .lines()
            .filter(line -> line.contains("old.zip!/inner.zip!/inside.env,1,21"))
            .findFirst()
            .orElse("");
    assertTrue(row.contains(commit), first.out());
    assertTrue(first.err().contains(" 9 files, 0 not examined"), first.err());
    Said again = here.run(scan);
    assertEquals(first.out(), again.out());
    assertTrue(again.err().contains(" 9 files, 0 not examined"), again.err());
    Said words = here.run("scan", "--history", "--only", "secrets", ".");
    assertTrue(
        words
            .out()
            .replaceAll("\\s+", " ")
            .contains("git filter-repo --invert-paths --path 'old.zip'`"),
        words.out());
  }

  @Test
  void aNewVersionOfAnArchiveIsOpenedThoughTheOldOneIsKnown() throws Exception {
    archive("old.zip", "text\n");
    commit("archive");
    assertFalse(scan(repository).out().contains("old.zip!"));
    archive("old.zip", "aws_access_key_id = " + key("ZYXWVUTSRQPONMLK") + "\n");
    commit("a secret in it");
    Said said = scan(repository);
    assertTrue(said.out().contains("old.zip!/inner.zip!/inside.env"), said.out());
    assertEquals(
        said.out(),
        new CommandRun(repository)
            .run(
                "scan",
                "--history",
                "--only",
                "secrets",
                "--no-cache",
                "--jobs",
                "1",
                "--format",
                "json",
                ".")
            .out());
  }

  @Test
  void aDamagedArchiveOfAnOldCommitIsNamedWithTheCommit() throws Exception {
    byte[] bytes = zip("inside.env", "text\n".repeat(5000).getBytes(StandardCharsets.UTF_8));
    Files.write(repository.resolve("cut.zip"), Arrays.copyOf(bytes, 70));
    commit("archive");
    String commit = git(repository, "rev-parse", "HEAD").strip().substring(0, 12);
    git(repository, "rm", "-q", "cut.zip");
    commit("no archive");
    assertIncomplete("archive-corrupt");
    Said again = scan(repository);
    assertTrue(again.out().contains("\"cut.zip\""), again.out());
    assertTrue(again.out().contains("; commit " + commit + "\""), again.out());
  }

  @Test
  void aFileThatLfsKeepsElsewhereIsToldOnceWithItsFirstCommit() throws Exception {
    String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 5\n";
    write("model.bin", pointer.formatted("1".repeat(64)));
    commit("a model");
    String commit = git(repository, "rev-parse", "HEAD").substring(0, 12);
    write("model.bin", pointer.formatted("2".repeat(64)));
    commit("another");
    String first = scan(repository).out();
    assertTrue(first.contains("\"lfs-pointer\""), first);
    assertTrue(first.contains("they were not examined; commit " + commit + "\""), first);
    assertEquals(first.indexOf("lfs-pointer"), first.lastIndexOf("lfs-pointer"), first);
    assertEquals(first, scan(repository).out());
  }

  @Test
  void aSecretThatHeadNoLongerHoldsIsPurgedWithItsFile() throws Exception {
    git(repository, "rm", "-q", "first.env");
    commit("third");
    Said said = new CommandRun(repository).run("scan", "--history", "--only", "secrets", ".");
    String words = said.out().replaceAll("\\s+", " ");
    assertTrue(
        words.contains(
            "then purge: in a fresh clone run `git filter-repo --invert-paths --path"
                + " 'first.env'`; held by main"),
        said.out());
    assertTrue(words.contains("run `git filter-repo --replace-text FILE`"), said.out());
  }

  @Test
  void aTruncatedPackIsNamed() throws Exception {
    git(repository, "repack", "-adfq");
    Path pack = onlyObject(".pack");
    byte[] bytes = Files.readAllBytes(pack);
    Files.write(pack, Arrays.copyOf(bytes, bytes.length / 2));
    assertIncomplete("git-corrupt");
  }

  @Test
  void aByteThatChangedLosesItsObjectOnly() throws Exception {
    git(repository, "repack", "-adfq");
    String lost = git(repository, "rev-parse", "HEAD:plain.txt");
    String where = git(repository, "verify-pack", "-v", onlyObject(".idx").toString());
    String line = where.lines().filter(each -> each.startsWith(lost)).findFirst().orElseThrow();
    int offset = Integer.parseInt(line.split(" +")[4]);
    try (RandomAccessFile pack = new RandomAccessFile(onlyObject(".pack").toFile(), "rw")) {
      pack.seek(offset + 6L);
      int value = pack.read();
      pack.seek(offset + 6L);
      pack.write(value ^ 0xff);
    }
    Said said = scan(repository);
    assertEquals(INCOMPLETE, said.exit(), said.err());
    assertTrue(said.out().contains(lost), said.out());
    assertNamesPlainText(said);
    assertTrue(said.out().contains("first.env"), said.out());
    assertTrue(said.out().contains("second.env"), said.out());
  }

  @Test
  void aDamagedIndexIsNamed() throws Exception {
    git(repository, "repack", "-adfq");
    Path index = onlyObject(".idx");
    byte[] bytes = Files.readAllBytes(index);
    Files.write(index, Arrays.copyOf(bytes, 700));
    assertIncomplete("git-corrupt");
  }

  @Test
  void aDamagedLooseObjectIsNamedAndTheRestIsScanned() throws Exception {
    String id = git(repository, "rev-parse", "HEAD:plain.txt");
    Path file =
        repository.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    assertTrue(file.toFile().setWritable(true));
    Files.writeString(file, "no zlib");
    Said said = scan(repository);
    assertEquals(INCOMPLETE, said.exit(), said.err());
    assertTrue(said.out().contains(id), said.out());
    assertNamesPlainText(said);
    assertTrue(said.out().contains("second.env"), said.out());
  }

  /// What was not read is named with its path and the commit that brought it.
  private void assertNamesPlainText(Said said) throws Exception {
    String commit = git(repository, "rev-parse", "HEAD").substring(0, 12);
    assertTrue(said.out().contains("\"path\": \"plain.txt\""), said.out());
    assertTrue(said.out().contains("; commit " + commit + "\""), said.out());
    assertTrue(said.err().contains("1 not examined"), said.err());
  }

  @Test
  void aPartialCloneSaysWhatItDoesNotHold() throws Exception {
    git(repository, "config", "uploadpack.allowFilter", "true");
    git(
        folder,
        "clone",
        "-q",
        "--no-checkout",
        "--filter=blob:none",
        "file://" + repository,
        "partial");
    repository = folder.resolve("partial");
    assertIncomplete("git-partial-clone");
  }

  @Test
  void manyReferencesAreListedInOneGo() throws Exception {
    String head = git(repository, "rev-parse", "HEAD");
    StringBuilder packed = new StringBuilder("# pack-refs with: peeled fully-peeled sorted \n");
    for (int i = 0; i < 200_000; i++) {
      packed.append(head).append(" refs/tags/t").append(1_000_000 + i).append('\n');
    }
    Files.writeString(repository.resolve(".git/packed-refs"), packed);
    Said said = scan(repository);
    assertTrue(said.out().contains("second.env"), said.err());
    assertEquals(1, said.exit(), said.err());
  }

  @Test
  void nothingThatARepositoryConfiguresIsExecuted() throws Exception {
    Path proof = folder.resolve("proof");
    for (String setting :
        List.of(
            "core.fsmonitor",
            "core.sshCommand",
            "core.pager",
            "diff.external",
            "diff.x.textconv",
            "filter.x.clean",
            "filter.x.smudge",
            "filter.x.process",
            "credential.helper",
            "alias.log",
            "uploadpack.packObjectsHook")) {
      git(repository, "config", setting, "!touch " + proof);
      git(repository, "config", "--add", setting, "touch " + proof);
    }
    write(".gitattributes", "* filter=x diff=x\n");
    for (String hook : List.of("post-checkout", "reference-transaction", "post-index-change")) {
      Path file = repository.resolve(".git/hooks/" + hook);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "#!/bin/sh\ntouch " + proof + "\n");
      assertTrue(file.toFile().setExecutable(true));
    }
    Files.deleteIfExists(proof);
    Said said = scan(repository);
    assertEquals(1, said.exit(), said.err());
    assertFalse(Files.exists(proof));
  }

  @Test
  void namesAndMessagesThatAreNoUtf8AreShownReplaced() throws Exception {
    byte[] secret =
        ("aws_access_key_id = " + key("ZYXWVUTSRQPONMLK") + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("blob"), secret);
    String blob = git(repository, "hash-object", "-w", file.toString());
    // A shell writes the bytes: a Java command line has none that are no characters.
    String script =
        "tree=$(printf '100644 blob "
            + blob
            + "\\tcaf\\351.env\\n' | git mktree) &&"
            + " commit=$(printf 'caf\\351' | git -c user.name=A -c user.email=a@example.com"
            + " -c i18n.commitEncoding=x-none commit-tree $tree -p HEAD) &&"
            + " git update-ref refs/heads/latin $commit";
    Process shell =
        new ProcessBuilder("sh", "-c", script)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), said);
    Said scanned = scan(repository);
    assertEquals(1, scanned.exit(), scanned.err());
    assertTrue(scanned.out().contains("caf\ufffd.env"), scanned.out());
  }

  @Test
  void aRepositoryOfSha256IdsIsRefusedWithWhatToDo() throws Exception {
    Path other = Files.createDirectories(folder.resolve("sha256"));
    git(other, "init", "-q", "--object-format=sha256", "-b", "main");
    Said said = scan(other);
    assertEquals(2, said.exit(), said.err());
    assertTrue(said.err().contains("sha256"), said.err());
  }

  @Test
  void aSecondScanSaysTheSame() throws Exception {
    git(repository, "repack", "-adfq");
    Said first = scan(repository);
    assertEquals(first.out(), scan(repository).out());
    write("third.env", "aws_access_key_id = " + key("GFEDCBA765432ZYX") + "\n");
    commit("third");
    Said warm = scan(repository);
    Said cold =
        new CommandRun(repository)
            .run(
                "scan",
                "--history",
                "--only",
                "secrets",
                "--format",
                "json",
                "--no-cache",
                "--no-lineage",
                ".");
    assertEquals(cold.out(), warm.out());
    assertTrue(warm.out().contains("third.env"), warm.out());
  }
}
