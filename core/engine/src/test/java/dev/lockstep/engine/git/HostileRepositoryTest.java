package dev.lockstep.engine.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.index.GitIndex;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.ContentVisitor;
import dev.lockstep.engine.git.object.CopiedRanges;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.object.ObjectWalk;
import dev.lockstep.engine.git.refs.Ref;
import dev.lockstep.engine.git.walk.Attribution;
import dev.lockstep.engine.git.walk.Tips;
import dev.lockstep.model.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged and hostile repositories end in problems, never in anything else, and the rest is read.
class HostileRepositoryTest {
  @TempDir Path folder;

  /// Counts what it sees.
  private static final class Seen implements ContentVisitor<Boolean> {
    int contents;
    int lost;
    final List<GitFailure> failures = new ArrayList<>();

    @Override
    public Boolean visit(
        ContentId id,
        byte[] bytes,
        int length,
        @Nullable Boolean base,
        @Nullable CopiedRanges copies) {
      contents++;
      return true;
    }

    @Override
    public void failed(ContentId id, int lost, GitFailure failure) {
      this.lost += lost;
      failures.add(failure);
    }
  }

  private static Seen walk(Path objects, ObjectType type) {
    Seen seen = new Seen();
    try (ObjectStore store = ObjectStore.open(objects, 1 << 20)) {
      new ObjectWalk(store, 1, () -> false, ObjectWalk.Examined.NOTHING).run(type, _ -> seen);
    }
    return seen;
  }

  private TestRepository packed() {
    TestRepository repository = TestRepository.init(folder.resolve("template"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append("line ").append(i * 7919).append('\n');
      repository.write("growing", text.toString().repeat(5)).write("d/f" + i, "f" + i);
      repository.commit("c" + i);
    }
    repository.git("repack", "-adfq", "--depth=50");
    return repository;
  }

  private static Path only(Path folder, String glob) {
    try (var files = Files.newDirectoryStream(folder, glob)) {
      return files.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] mutated(byte[] bytes, Random random, int from, int to) {
    byte[] changed = bytes.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = from + random.nextInt(to - from);
      changed[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 1 << random.nextInt(8));
    }
    return changed;
  }

  @Test
  void aDamagedPackLosesWhatIsDamagedOnly() throws IOException {
    Path packs = packed().folder().resolve(".git/objects/pack");
    byte[] pack = Files.readAllBytes(only(packs, "*.pack"));
    byte[] index = Files.readAllBytes(only(packs, "*.idx"));
    Path objects = folder.resolve("hostile");
    Files.createDirectories(objects.resolve("pack"));
    Files.write(objects.resolve("pack/pack-1.idx"), index);
    int whole = 0;
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      Files.write(objects.resolve("pack/pack-1.pack"), mutated(pack, random, 12, pack.length - 20));
      for (ObjectType type : ObjectType.values()) {
        Seen seen = walk(objects, type);
        whole += seen.contents;
      }
      readAll(objects, index);
    }
    assertTrue(whole > 150 * 20, "contents: " + whole);
  }

  @Test
  void aDamagedIndexIsAProblem() throws IOException {
    Path packs = packed().folder().resolve(".git/objects/pack");
    byte[] pack = Files.readAllBytes(only(packs, "*.pack"));
    byte[] index = Files.readAllBytes(only(packs, "*.idx"));
    Path objects = folder.resolve("hostile");
    Files.createDirectories(objects.resolve("pack"));
    Files.write(objects.resolve("pack/pack-1.pack"), pack);
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      byte[] damaged =
          seed % 5 == 0
              ? Arrays.copyOf(index, random.nextInt(index.length))
              : mutated(index, random, 0, seed % 2 == 0 ? 1100 : index.length);
      Files.write(objects.resolve("pack/pack-1.idx"), damaged);
      for (ObjectType type : ObjectType.values()) {
        walk(objects, type);
      }
      readAll(objects, index);
    }
  }

  /// Reads every object that the undamaged index names.
  private static void readAll(Path objects, byte[] index) {
    int count = ByteBuffer.wrap(index).getInt(8 + 255 * 4);
    try (ObjectStore store = ObjectStore.open(objects, 1 << 20)) {
      for (int i = 0; i < count; i += 3) {
        ContentId id = ContentId.of(index, 8 + 1024 + 20 * i);
        try {
          store.read(id);
          store.header(id);
        } catch (GitFailure e) {
          // Damaged.
        }
      }
    }
  }

  @Test
  void damagedLooseObjectsAndTreesAreProblems() throws IOException {
    TestRepository repository = TestRepository.init(folder.resolve("template"));
    repository.write("a/b", "text").write("c", "more").commit("one");
    List<Path> files;
    try (var walk = Files.walk(repository.folder().resolve(".git/objects"))) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    int failures = 0;
    for (int seed = 0; seed < 120; seed++) {
      Random random = new Random(seed);
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      assertTrue(file.toFile().setWritable(true));
      Files.write(
          file,
          seed % 4 == 0
              ? Arrays.copyOf(bytes, random.nextInt(bytes.length))
              : mutated(bytes, random, 0, bytes.length));
      try (GitRepository opened = GitRepository.discover(repository.folder())) {
        Attribution attribution =
            new Attribution(
                opened.objects(), Tips.of(opened.refs()), opened.commits(), 1, () -> false);
        attribution.of(new TreeSet<>(List.of(new ContentId(1, 2, 3))), null).introductions();
        failures += attribution.problems().size();
      }
      failures += walk(repository.folder().resolve(".git/objects"), ObjectType.BLOB).lost;
      Files.write(file, bytes);
    }
    assertTrue(failures > 50, "failures: " + failures);
  }

  @Test
  void aDamagedIndexFileIsRefusedOrRead() throws IOException {
    TestRepository repository = TestRepository.init(folder.resolve("template"));
    for (int i = 0; i < 20; i++) {
      repository.write("d" + i % 3 + "/f" + i, "f" + i);
    }
    repository.commit("one");
    for (String version : List.of("2", "4")) {
      repository.git("update-index", "--index-version", version, "--force-write-index");
      byte[] index = Files.readAllBytes(repository.folder().resolve(".git/index"));
      for (int seed = 0; seed < 400; seed++) {
        Random random = new Random(seed);
        byte[] damaged =
            seed % 5 == 0
                ? Arrays.copyOf(index, random.nextInt(index.length))
                : mutated(index, random, 0, index.length);
        Files.write(repository.folder().resolve(".git/index"), damaged);
        try (GitRepository opened = GitRepository.discover(repository.folder());
            StagedSource source = StagedSource.of(opened, PathScope.ALL)) {
          source.emit(new Collected());
        } catch (GitFailure e) {
          assertFalse(e.reason().isEmpty());
        }
      }
    }
  }

  @Test
  void damagedReferencesAreProblemsAndTheRestIsListed() {
    TestRepository repository = TestRepository.init(folder.resolve("template"));
    String id = repository.write("x", "x").commit("one");
    repository.git("branch", "good");
    repository.write(".git/refs/heads/bad", "no id at all");
    repository.write(".git/refs/heads/circle", "ref: refs/heads/circle");
    repository.write(".git/refs/heads/outside", "ref: ../../../../etc/passwd");
    repository.write(".git/refs/heads/long", "0".repeat(1 << 16));
    repository.write(".git/packed-refs", "# pack-refs\n" + id + " refs/tags/t\nnonsense\n");
    List<Problem> problems = new ArrayList<>();
    try (GitRepository opened = GitRepository.discover(repository.folder())) {
      List<String> names = opened.refs().all(problems).stream().map(Ref::name).toList();
      assertEquals(List.of("refs/heads/good", "refs/heads/main", "refs/tags/t"), names);
      assertEquals(id, String.valueOf(opened.refs().head()));
    }
    assertEquals(5, problems.size(), () -> String.valueOf(problems));
  }

  @Test
  void nothingOfTheConfigurationIsExecuted() throws IOException {
    TestRepository repository = TestRepository.init(folder.resolve("template"));
    repository.write("x", "x").commit("one");
    Path proof = folder.resolve("proof");
    repository.git("config", "core.fsmonitor", "touch " + proof);
    repository.git("config", "filter.x.clean", "touch " + proof);
    repository.git("config", "diff.external", "touch " + proof);
    repository
        .write(".gitattributes", "* filter=x")
        .write(".git/hooks/pre-commit", "touch " + proof);
    repository.write("include", "[core]\n\tbare = nonsense\n");
    repository.git("config", "include.path", "../include");
    try (GitRepository opened = GitRepository.discover(repository.folder());
        StagedSource source = StagedSource.of(opened, PathScope.ALL)) {
      source.emit(new Collected());
    }
    assertFalse(Files.exists(proof));
  }

  @Test
  void aMalformedConfigurationNamesItsLine() {
    TestRepository repository = TestRepository.init(folder.resolve("template"));
    repository.write(".git/config", "[core]\n\tbare = false\n[remote \"x\n");
    GitFailure failure =
        assertThrows(GitFailure.class, () -> GitRepository.discover(repository.folder()));
    assertTrue(failure.reason().contains("line 3"), failure.reason());
  }

  /// A pack written by hand.
  private static final class HandMadePack {
    private final ByteArrayOutputStream pack = new ByteArrayOutputStream();
    private final List<byte[]> ids = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> checksums = new ArrayList<>();

    HandMadePack(int count) {
      pack.writeBytes(
          ByteBuffer.allocate(12)
              .put("PACK".getBytes(StandardCharsets.US_ASCII))
              .putInt(2)
              .putInt(count)
              .array());
    }

    HandMadePack entry(int code, byte[] between, byte[] content, String id) {
      ByteArrayOutputStream entry = new ByteArrayOutputStream();
      int size = content.length;
      int first = code << 4 | (size & 15);
      size >>>= 4;
      while (size > 0) {
        entry.write(first | 0x80);
        first = size & 0x7f;
        size >>>= 7;
      }
      entry.write(first);
      entry.writeBytes(between);
      Deflater deflater = new Deflater();
      deflater.setInput(content);
      deflater.finish();
      byte[] room = new byte[content.length + 100];
      entry.write(room, 0, deflater.deflate(room));
      deflater.end();
      CRC32 crc = new CRC32();
      crc.update(entry.toByteArray());
      ids.add(HexFormat.of().parseHex(id));
      offsets.add(pack.size());
      checksums.add((int) crc.getValue());
      pack.writeBytes(entry.toByteArray());
      return this;
    }

    /// Writes pack and index; ids must have come in their order.
    void write(Path objects) throws IOException {
      byte[] trailer = sha1(pack.toByteArray());
      pack.writeBytes(trailer);
      int count = ids.size();
      ByteBuffer index = ByteBuffer.allocate(8 + 1024 + 28 * count + 40);
      index.putInt(0xff744f63).putInt(2);
      for (int first = 0; first < 256; first++) {
        int below = first;
        index.putInt((int) ids.stream().filter(id -> (id[0] & 0xff) <= below).count());
      }
      ids.forEach(index::put);
      checksums.forEach(index::putInt);
      offsets.forEach(index::putInt);
      index.put(trailer);
      index.put(sha1(Arrays.copyOf(index.array(), index.position())));
      Files.createDirectories(objects.resolve("pack"));
      Files.write(objects.resolve("pack/pack-1.pack"), pack.toByteArray());
      Files.write(objects.resolve("pack/pack-1.idx"), index.array());
    }

    private static byte[] sha1(byte[] bytes) {
      try {
        return MessageDigest.getInstance("SHA-1").digest(bytes);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final String A = "aa".repeat(20);
  private static final String B = "bb".repeat(20);
  private static final String C = "cc".repeat(20);
  private static final byte[] NOTHING = new byte[0];

  @Test
  void deltasOfEachOtherAreAProblem() throws IOException {
    byte[] delta = {5, 5, (byte) 0x90, 5};
    new HandMadePack(3)
        .entry(7, HexFormat.of().parseHex(B), delta, A)
        .entry(7, HexFormat.of().parseHex(A), delta, B)
        .entry(3, NOTHING, "hello".getBytes(StandardCharsets.US_ASCII), C)
        .write(folder);
    Seen seen = walk(folder, ObjectType.BLOB);
    assertEquals(1, seen.contents);
    assertEquals(2, seen.lost);
    try (ObjectStore store = ObjectStore.open(folder)) {
      GitFailure failure = assertThrows(GitFailure.class, () -> store.read(Commit.hexId(A)));
      assertEquals(GitFailure.Code.CORRUPT, failure.code());
    }
  }

  @Test
  void aMissingBaseIsAProblem() throws IOException {
    byte[] delta = {5, 5, (byte) 0x90, 5};
    new HandMadePack(2)
        .entry(7, HexFormat.of().parseHex("dd".repeat(20)), delta, A)
        .entry(3, NOTHING, "hello".getBytes(StandardCharsets.US_ASCII), C)
        .write(folder);
    Seen seen = walk(folder, ObjectType.BLOB);
    assertEquals(1, seen.contents);
    assertEquals(1, seen.lost);
    assertEquals(GitFailure.Code.MISSING, seen.failures.getFirst().code());
  }

  @Test
  void aSmallDeltaThatMakesTooMuchIsRefused() throws IOException {
    // Says that it makes 2 GiB of the base's five bytes.
    byte[] delta = {5, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 8, (byte) 0x90, 5};
    new HandMadePack(2)
        .entry(3, NOTHING, "hello".getBytes(StandardCharsets.US_ASCII), A)
        .entry(7, HexFormat.of().parseHex(A), delta, B)
        .write(folder);
    Seen seen = walk(folder, ObjectType.BLOB);
    assertEquals(1, seen.contents);
    assertEquals(GitFailure.Code.OVER_LIMIT, seen.failures.getFirst().code());
  }

  @Test
  void aHeaderThatClaimsTooMuchMakesNoRoom() throws IOException {
    new HandMadePack(1)
        .entry(3, NOTHING, "hello".getBytes(StandardCharsets.US_ASCII), A)
        .write(folder);
    Path pack = folder.resolve("pack/pack-1.pack");
    byte[] bytes = Files.readAllBytes(pack);
    bytes[12] = (byte) 0xbf;
    Files.write(pack, bytes);
    Seen seen = walk(folder, ObjectType.BLOB);
    assertEquals(0, seen.contents);
    assertEquals(1, seen.lost);
  }

  @Test
  void anyBytesAsAnIndexFileAreRefused() {
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      assertThrows(GitFailure.class, () -> GitIndex.parse(bytes));
    }
  }
}
