package dev.lockstep.engine.git;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.GitObject;
import dev.lockstep.engine.git.object.ObjectHeader;
import dev.lockstep.engine.git.object.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every object of a repository is what `git cat-file` says it is, however it is stored.
class ObjectsTest {
  @TempDir static Path templates;
  @TempDir Path folder;

  @BeforeAll
  static void template() {
    TestRepository repository = TestRepository.init(templates);
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      text.insert(random.nextInt(text.length() + 1), "line " + random.nextInt() + "\n");
      repository.write("a/growing.txt", text.toString().repeat(20)).write("b" + i % 7, "b" + i);
      repository.commit("change " + i);
    }
    byte[] large = new byte[3 << 20];
    random.nextBytes(large);
    repository.write("large.bin", large).commit("something large");
    repository.git("tag", "-a", "-m", "a tag", "v1");
  }

  private TestRepository history() {
    try (var files = Files.walk(templates)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(templates.relativize(file).toString());
        if (!Files.isDirectory(copy)) {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TestRepository.in(folder);
  }

  private static void assertAllObjectsRead(TestRepository repository) {
    try (GitRepository opened = GitRepository.discover(repository.folder())) {
      assertAllObjectsRead(repository, opened.objects());
    }
  }

  private static void assertAllObjectsRead(TestRepository repository, ObjectStore objects) {
    List<String> lines =
        repository
            .git("cat-file", "--batch-check", "--batch-all-objects", "--unordered")
            .lines()
            .toList();
    assertTrue(lines.size() > 100, "objects: " + lines.size());
    for (String line : lines) {
      String[] parts = line.split(" ");
      var id = Commit.hexId(parts[0]);
      GitObject object = objects.read(id);
      assertEquals(parts[1], object.type().word());
      assertEquals(id, object.id());
      assertEquals(new ObjectHeader(object.type(), Long.parseLong(parts[2])), objects.header(id));
    }
    assertEquals(List.of(), objects.problems());
  }

  @Test
  void looseObjects() {
    assertAllObjectsRead(history());
  }

  @Test
  void aPackWithDeltasByOffset() {
    TestRepository repository = history();
    repository.git("repack", "-adfq", "--depth=50");
    assertAllObjectsRead(repository);
  }

  @Test
  void aPackWithDeltasByName() {
    TestRepository repository = history();
    repository.git("-c", "repack.usedeltabaseoffset=false", "repack", "-adfq");
    assertAllObjectsRead(repository);
  }

  @Test
  void aFirstVersionIndex() {
    TestRepository repository = history();
    repository.git("-c", "pack.indexVersion=1", "repack", "-adfq");
    assertAllObjectsRead(repository);
  }

  @Test
  void severalPacksAndLooseObjects() {
    TestRepository repository = history();
    repository.git("repack", "-dq");
    repository.write("more", "more").commit("more");
    repository.git("repack", "-dq");
    repository.write("loose", "loose").commit("loose");
    assertAllObjectsRead(repository);
  }

  @Test
  void objectsOfAlternates() {
    TestRepository repository = history();
    repository.git("clone", "-q", "--shared", ".", "clone");
    assertAllObjectsRead(TestRepository.in(folder.resolve("clone")));
  }

  @Test
  void alternatesThatNameEachOther() throws IOException {
    TestRepository repository = history();
    repository.write(".git/objects/info/alternates", "../../.git/objects\n.\n");
    assertAllObjectsRead(repository);
    Files.delete(folder.resolve(".git/objects/info/alternates"));
  }

  @Test
  void aLargeBlobIsStreamed() throws IOException {
    TestRepository repository = history();
    repository.git("repack", "-adfq");
    var id = Commit.hexId(repository.git("rev-parse", "HEAD:large.bin"));
    try (GitRepository opened = GitRepository.discover(folder);
        InputStream in = opened.objects().open(id)) {
      assertArrayEquals(Files.readAllBytes(folder.resolve("large.bin")), in.readAllBytes());
    }
  }

  @Test
  void aPackThatAppearsLaterIsFound() {
    TestRepository repository = history();
    try (GitRepository opened = GitRepository.discover(folder)) {
      repository.write("later", "later").commit("later");
      repository.git("repack", "-adfq");
      repository.git("prune-packed");
      var id = Commit.hexId(repository.git("rev-parse", "HEAD:later"));
      assertEquals("later".length(), opened.objects().read(id).bytes().length);
    }
  }

  @Test
  void aRepositoryThatIsRepackedWhileItIsReadIsReadToItsEnd() {
    TestRepository repository = history();
    repository.git("repack", "-adfq");
    try (GitRepository opened = GitRepository.discover(folder)) {
      assertAllObjectsRead(repository, opened.objects());
      repository.write("later", "later").commit("later");
      repository.git("repack", "-adfq", "--depth=2");
      repository.git("prune-packed");
      assertAllObjectsRead(repository, opened.objects());
    }
  }

  @Test
  void closingTwiceIsClosing() {
    history().git("repack", "-adfq");
    GitRepository opened = GitRepository.discover(folder);
    opened.close();
    opened.close();
    assertEquals(List.of(), opened.objects().problems());
  }

  @Test
  void aMissingObjectSaysWhatToDo() {
    history();
    try (GitRepository opened = GitRepository.discover(folder)) {
      var id = Commit.hexId("1234567890123456789012345678901234567890");
      GitFailure failure = assertThrows(GitFailure.class, () -> opened.objects().read(id));
      assertEquals(GitFailure.Code.MISSING, failure.code());
    }
  }

  @Test
  void aPackThatWasCutOffIsAProblemAndTheRestIsRead() throws IOException {
    TestRepository repository = history();
    repository.git("repack", "-adfq");
    String loose = repository.write("loose", "loose").commit("loose");
    try (var packs = Files.newDirectoryStream(folder.resolve(".git/objects/pack"), "*.pack")) {
      Path pack = packs.iterator().next();
      byte[] bytes = Files.readAllBytes(pack);
      assertTrue(pack.toFile().setWritable(true));
      Files.write(pack, Arrays.copyOf(bytes, bytes.length / 2));
    }
    try (GitRepository opened = GitRepository.discover(folder)) {
      assertEquals(1, opened.objects().problems().size());
      assertEquals("git-corrupt", opened.objects().problems().getFirst().id());
      assertEquals("loose", opened.commits().commit(Commit.hexId(loose)).subject());
    }
  }
}
