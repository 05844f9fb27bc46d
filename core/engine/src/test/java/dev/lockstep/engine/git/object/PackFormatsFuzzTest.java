package dev.lockstep.engine.git.object;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.engine.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Whatever the bytes of packs, indexes, deltas and loose objects, what reads them returns or
/// states a [GitFailure].
class PackFormatsFuzzTest {
  private static final int LARGEST = 1 << 20;
  private static final String NAME = "pack-" + "0".repeat(40);

  /// Sees all and remembers nothing.
  private static final class Blind implements ContentVisitor<Boolean> {
    @Override
    public Boolean visit(
        ContentId id,
        byte[] bytes,
        int length,
        @Nullable Boolean base,
        @Nullable CopiedRanges copies) {
      return true;
    }

    @Override
    public void failed(ContentId id, int lost, GitFailure failure) {}
  }

  @FuzzTest
  void delta(byte[] bytes) {
    byte[] base = new byte[bytes.length == 0 ? 0 : bytes[0] & 0x7f];
    try {
      Delta delta = new Delta(bytes, bytes.length);
      long size = delta.resultSize(base.length);
      if (size <= LARGEST) {
        byte[] into = new byte[(int) size];
        delta.apply(base, base.length, into, into.length, new CopiedRanges());
      }
    } catch (GitFailure e) {
      // Malformed.
    }
  }

  /// The first byte says where the pack ends and the index begins.
  @FuzzTest
  void packAndIndex(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    int cut = 1 + (bytes[0] & 0xff) * (bytes.length - 1) / 255;
    read(Arrays.copyOfRange(bytes, 1, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
  }

  /// Entries behind a sound header, under an index that knows three of them.
  @FuzzTest
  void entries(byte[] bytes) throws IOException {
    ByteBuffer pack = ByteBuffer.allocate(12 + bytes.length + 20);
    pack.putInt(0x5041434b).putInt(2).putInt(3).put(bytes);
    ByteBuffer index = ByteBuffer.allocate(8 + 1024 + 3 * 28 + 40);
    index.putInt(0xff744f63).putInt(2);
    for (int i = 0; i < 256; i++) {
      index.putInt(3);
    }
    for (int i = 1; i <= 3; i++) {
      index.put(new byte[19]).put((byte) i);
    }
    index.putInt(0).putInt(0).putInt(0);
    for (int i = 0; i < 3; i++) {
      index.putInt(12 + (bytes.length == 0 ? 0 : i * (bytes[0] & 0x1f)));
    }
    read(pack.array(), index.array());
  }

  private static void read(byte[] pack, byte[] index) throws IOException {
    Path objects = Files.createTempDirectory("fuzz");
    Path folder = Files.createDirectory(objects.resolve("pack"));
    Path packFile = Files.write(folder.resolve(NAME + ".pack"), pack);
    Path indexFile = Files.write(folder.resolve(NAME + ".idx"), index);
    try (ObjectStore store = ObjectStore.open(objects, LARGEST)) {
      ObjectWalk walk = new ObjectWalk(store, 1, () -> false, ObjectWalk.Examined.NOTHING);
      walk.run(ObjectType.BLOB, _ -> new Blind());
      store.header(new ContentId(0, 0, 1));
      store.read(new ContentId(0, 0, 1));
    } catch (GitFailure e) {
      // Malformed.
    } finally {
      Files.delete(packFile);
      Files.delete(indexFile);
      Files.delete(folder);
      Files.delete(objects);
    }
  }

  @FuzzTest
  void loose(byte[] bytes) throws IOException {
    Path objects = Files.createTempDirectory("fuzz");
    Path folder = Files.createDirectory(objects.resolve("00"));
    Path file = Files.write(folder.resolve("0".repeat(38)), bytes);
    ContentId id = ContentId.of(HexFormat.of().parseHex("00".repeat(20)), 0);
    try (ObjectStore store = ObjectStore.open(objects, LARGEST)) {
      store.header(id);
      store.read(id);
    } catch (GitFailure e) {
      // Malformed.
    } finally {
      Files.delete(file);
      Files.delete(folder);
      Files.delete(objects);
    }
  }
}
