package dev.lockstep.engine.cache;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.source.FileStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A file of facts, searched where it lies. It is never changed, only replaced.
///
/// All numbers are big-endian. A head: `LSFACTS3`, CRC-32C of all that follows it (4 bytes), how
/// many extractors, contents and stamps there are (4 each). The extractors' keys: length (4),
/// UTF-8. The contents in the order of their keys: id (20), seal (8), where its facts lie (4). The
/// stamps in the order of their paths' hashes: hash, size, modified, changed, inode (8 each), the
/// content's number (4). The facts, each once: length (4), bytes as [#decode] reads them.
final class FactsFile {
  static final long MAGIC = 0x4c534641_43545333L;
  static final int HEAD = 24;
  static final int CHECKED_FROM = 12;
  static final int CONTENT = 32;
  static final int STAMP = 44;
  private static final int MAPPED_FROM = 4 << 20;

  private final ByteBuffer bytes;
  private final List<String> extractors;
  private final int contents;
  private final int contentsAt;
  private final int stamps;
  private final int stampsAt;
  private final int factsAt;
  private final ConcurrentHashMap<Integer, Examined> silent = new ConcurrentHashMap<>();

  private FactsFile(ByteBuffer bytes) {
    this.bytes = bytes;
    int count = bytes.getInt(CHECKED_FROM);
    contents = bytes.getInt(CHECKED_FROM + 4);
    stamps = bytes.getInt(CHECKED_FROM + 8);
    extractors = new ArrayList<>();
    int at = HEAD;
    for (int i = 0; i < count; i++) {
      byte[] key = counted(at);
      extractors.add(new String(key, StandardCharsets.UTF_8));
      at += 4 + key.length;
    }
    contentsAt = at;
    stampsAt = Math.addExact(contentsAt, Math.multiplyExact(contents, CONTENT));
    factsAt = Math.addExact(stampsAt, Math.multiplyExact(stamps, STAMP));
    if (contents < 0 || stamps < 0 || contentsAt < 0 || factsAt > bytes.limit() || factsAt < 0) {
      throw new IndexOutOfBoundsException("tables beyond the end");
    }
    for (int i = 0; i < stamps; i++) {
      Objects.checkIndex(bytes.getInt(stampsAt + i * STAMP + 40), contents);
    }
  }

  /// Opens a file; null where it is not there, torn or foreign.
  static @Nullable FactsFile open(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      ByteBuffer bytes = load(file);
      return isWhole(bytes) ? new FactsFile(bytes) : null;
    } catch (IOException | IndexOutOfBoundsException | ArithmeticException e) {
      return null; // a miss, whatever it is: the facts are made again
    }
  }

  private static ByteBuffer load(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size >= MAPPED_FROM) {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until all of it is there
      }
      return bytes.flip();
    }
  }

  private static boolean isWhole(ByteBuffer bytes) {
    if (bytes.limit() < HEAD || bytes.getLong(0) != MAGIC) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(CHECKED_FROM, bytes.limit() - CHECKED_FROM));
    return (int) crc.getValue() == bytes.getInt(8);
  }

  List<String> extractors() {
    return extractors;
  }

  int contents() {
    return contents;
  }

  int stamps() {
    return stamps;
  }

  ContentKey key(int content) {
    int at = contentsAt + content * CONTENT;
    return new ContentKey(
        new ContentId(bytes.getLong(at), bytes.getLong(at + 8), bytes.getInt(at + 16)),
        bytes.getLong(at + 20));
  }

  /// The number of a content; negative where it is not here.
  int find(ContentKey key) {
    int low = 0;
    int high = contents - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = key(middle).compareTo(key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// The content of a file with this very stamp; null where there is none.
  @Nullable ContentKey unchanged(String path, FileStamp stamp) {
    long hash = Stamps.hash(path);
    for (int i = firstStamp(hash); i < stamps; i++) {
      int at = stampsAt + i * STAMP;
      if (bytes.getLong(at) != hash) {
        return null;
      }
      if (bytes.getLong(at + 8) == stamp.size()
          && bytes.getLong(at + 16) == stamp.modified()
          && bytes.getLong(at + 24) == stamp.changed()
          && bytes.getLong(at + 32) == stamp.inode()) {
        return key(bytes.getInt(at + 40));
      }
    }
    return null;
  }

  private int firstStamp(long hash) {
    int low = 0;
    int high = stamps;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bytes.getLong(stampsAt + middle * STAMP) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// What is known of a content.
  ///
  /// @param numbers what the extractors of this file are numbered now; negative for those that are
  ///     no more
  /// @return null where the facts are malformed
  @Nullable Examined examined(int content, int[] numbers) {
    int at = bytes.getInt(contentsAt + content * CONTENT + 28);
    Examined before = silent.get(at);
    if (before != null) {
      return before;
    }
    try {
      byte[] facts = counted(factsAt + at);
      Examined examined = decode(new FactReader(facts, 0, facts.length), numbers);
      if (examined.outcomes().isEmpty()) {
        silent.put(at, examined);
      }
      return examined;
    } catch (MalformedFact | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /// Bytes behind their length. A length makes no room before it is known to fit the file.
  private byte[] counted(int at) {
    int length = bytes.getInt(at);
    int from = Objects.checkFromIndexSize(at + 4, length, bytes.limit());
    byte[] counted = new byte[length];
    bytes.get(from, counted);
    return counted;
  }

  private static Examined decode(FactReader in, int[] numbers) {
    BitSet done = set(in, numbers);
    BitSet asleep = set(in, numbers);
    Map<Integer, Outcome> outcomes = new TreeMap<>();
    int count = in.integer();
    for (int i = 0; i < count; i++) {
      int extractor = numbers[in.integer()];
      byte[] said = in.raw(in.integer());
      if (extractor >= 0) {
        outcomes.put(extractor, new Outcome(said, true));
      }
    }
    return new Examined(done, asleep, outcomes);
  }

  private static BitSet set(FactReader in, int[] numbers) {
    BitSet set = new BitSet();
    int count = in.integer();
    for (int i = 0; i < count; i++) {
      int number = numbers[in.integer()];
      if (number >= 0) {
        set.set(number);
      }
    }
    return set;
  }
}
