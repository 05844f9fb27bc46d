package dev.lockstep.sca.db;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A database of advisories. What says which versions are affected is mapped into memory: opening
/// it costs its header, looking something up the pages that hold it. The texts of vulnerabilities,
/// which are nine tenths of the file, are read one by one for what is found: mapped, the system
/// would count all around them as ours. Several threads and processes may read it; none needs a
/// lock.
public final class AdvisoryDatabase {
  private static final int NEARNESS = 512;
  private static final int CHUNK = 1 << 16;

  /// What lies before the texts of vulnerabilities.
  private final ByteBuffer bytes;

  private final FileChannel file;
  private final long length;
  private final int packages;
  private final int vulnerabilities;
  private final LocalDate created;

  private AdvisoryDatabase(ByteBuffer bytes, FileChannel file) {
    this.bytes = bytes;
    this.file = file;
    length = bytes.getLong(FileLayout.LENGTH);
    packages = bytes.getInt(FileLayout.PACKAGES);
    vulnerabilities = bytes.getInt(FileLayout.VULNERABILITIES);
    created = LocalDate.ofEpochDay(bytes.getLong(FileLayout.CREATED));
  }

  /// The file stays open until nobody refers to the database any more.
  ///
  /// @throws DatabaseDamaged where the file is something else, cut short, or of another version
  @SuppressWarnings("MustBeClosedChecker") // the cleaner of channels closes it in the end
  public static AdvisoryDatabase open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      long size = file.size();
      if (size < FileLayout.HEADER || size > Integer.MAX_VALUE) {
        throw new DatabaseDamaged("it is no database of advisories");
      }
      ByteBuffer header = read(file, 0, FileLayout.HEADER);
      checkHeader(header, size);
      // Mapping without an arena makes its buffer by reflection, which is linked in each process.
      MemorySegment mapped =
          file.map(FileChannel.MapMode.READ_ONLY, 0, hotBytes(header, file), Arena.ofAuto());
      return new AdvisoryDatabase(mapped.asByteBuffer(), file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /// Where the texts of vulnerabilities begin: the first offset in their table says it.
  private static int hotBytes(ByteBuffer header, FileChannel file) throws IOException {
    long size = header.getLong(FileLayout.LENGTH);
    if (header.getInt(FileLayout.VULNERABILITIES) == 0) {
      return (int) size;
    }
    long table =
        FileLayout.HEADER
            + header.getInt(FileLayout.PACKAGES) * (long) (Long.BYTES + Integer.BYTES);
    int first = table + Integer.BYTES > size ? -1 : read(file, table, Integer.BYTES).getInt(0);
    if (first < table || first > size) {
      throw new DatabaseDamaged("a place in it points outside");
    }
    return first;
  }

  private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        throw new DatabaseDamaged("a place in it points outside");
      }
    }
    return buffer.flip();
  }

  private static void checkHeader(ByteBuffer header, long size) throws DatabaseDamaged {
    for (int i = 0; i < FileLayout.MAGIC.length; i++) {
      if (header.get(i) != FileLayout.MAGIC[i]) {
        throw new DatabaseDamaged("it is no database of advisories, or one of another version");
      }
    }
    CRC32C check = new CRC32C();
    check.update(header.duplicate().limit(FileLayout.HEADER_CHECK));
    if ((int) check.getValue() != header.getInt(FileLayout.HEADER_CHECK)) {
      throw new DatabaseDamaged("its header is damaged");
    }
    if (header.getLong(FileLayout.LENGTH) != size) {
      throw new DatabaseDamaged(
          "it has " + size + " bytes instead of " + header.getLong(FileLayout.LENGTH));
    }
  }

  /// Reads the whole file and compares its checksum.
  public void verify() throws IOException {
    CRC32C check = new CRC32C();
    for (long at = FileLayout.HEADER; at < length; at += CHUNK) {
      check.update(read(file, at, (int) Math.min(CHUNK, length - at)));
    }
    if ((int) check.getValue() != bytes.getInt(FileLayout.BODY_CHECK)) {
      throw new DatabaseDamaged("its checksum does not agree with its content");
    }
  }

  /// The day it was made.
  public LocalDate created() {
    return created;
  }

  public int packageCount() {
    return packages;
  }

  public int vulnerabilityCount() {
    return vulnerabilities;
  }

  /// How many records went into it.
  public int recordCount() {
    return bytes.getInt(FileLayout.RECORDS);
  }

  /// How many bytes a scan that finds nothing may touch: all but the texts of vulnerabilities.
  public int hotBytes() {
    return bytes.capacity();
  }

  /// All that is known of a package; mostly nothing.
  ///
  /// @param ecosystem by its name in OSV, with its suffix
  public Optional<KnownPackage> find(String ecosystem, String name) throws DatabaseDamaged {
    String key = FileLayout.key(ecosystem, name);
    long hash = FileLayout.hash(key);
    try {
      for (int i = firstOf(hash); i < packages && hashAt(i) == hash; i++) {
        BlockReader block = new BlockReader(bytes, bytes.getInt(offsets() + i * Integer.BYTES));
        if (block.isText(key)) {
          return Optional.of(KnownPackage.read(block, bytes));
        }
      }
      return Optional.empty();
    } catch (IndexOutOfBoundsException e) {
      throw damaged(e);
    }
  }

  private static DatabaseDamaged damaged(IndexOutOfBoundsException cause) {
    DatabaseDamaged damaged = new DatabaseDamaged("a place in it points outside");
    damaged.initCause(cause);
    return damaged;
  }

  /// Hashes are spread evenly, so the place of one is nearly known.
  private int firstOf(long hash) {
    int near = (int) (Math.scalb((double) hash, -Long.SIZE) * packages + packages / 2.0);
    int low = Math.max(0, near - NEARNESS);
    int high = Math.min(packages, near + NEARNESS);
    low = low > 0 && hashAt(low) >= hash ? 0 : low;
    high = high < packages && hashAt(high) < hash ? packages : high;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hashAt(middle) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long hashAt(int i) {
    return bytes.getLong(FileLayout.HEADER + i * Long.BYTES);
  }

  private int offsets() {
    return FileLayout.HEADER + packages * Long.BYTES;
  }

  /// @param number from a [KnownPackage]
  public Vulnerability vulnerability(int number) throws DatabaseDamaged {
    int table = offsets() + packages * Integer.BYTES;
    try {
      if (number < 0 || number >= vulnerabilities) {
        throw new IndexOutOfBoundsException(number);
      }
      int from = bytes.getInt(table + number * Integer.BYTES);
      long to =
          number + 1 < vulnerabilities
              ? bytes.getInt(table + (number + 1) * Integer.BYTES)
              : length;
      if (from < 0 || to < from || to > length) {
        throw new IndexOutOfBoundsException(from);
      }
      BlockReader block = new BlockReader(read(file, from, (int) (to - from)), 0);
      return new Vulnerability(
          block.text(),
          block.texts(),
          block.text(),
          block.texts(),
          block.text(),
          block.texts(),
          block.texts(),
          block.text(),
          block.text(),
          (block.number() - 1) / 100_000f);
    } catch (IndexOutOfBoundsException e) {
      throw damaged(e);
    } catch (DatabaseDamaged e) {
      throw e;
    } catch (IOException e) {
      DatabaseDamaged damaged = new DatabaseDamaged("it cannot be read: " + e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }
}
