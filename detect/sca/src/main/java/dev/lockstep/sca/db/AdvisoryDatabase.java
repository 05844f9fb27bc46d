package dev.lockstep.sca.db;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A database of advisories, mapped into memory: opening it costs its header, looking something up
/// the pages that hold it. Several threads and processes may read it; none needs a lock.
public final class AdvisoryDatabase {
  private static final int NEARNESS = 512;

  private final ByteBuffer bytes;
  private final int packages;
  private final int vulnerabilities;
  private final LocalDate created;

  private AdvisoryDatabase(ByteBuffer bytes) {
    this.bytes = bytes;
    packages = bytes.getInt(FileLayout.PACKAGES);
    vulnerabilities = bytes.getInt(FileLayout.VULNERABILITIES);
    created = LocalDate.ofEpochDay(bytes.getLong(FileLayout.CREATED));
  }

  /// @throws DatabaseDamaged where the file is something else, cut short, or of another version
  public static AdvisoryDatabase open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < FileLayout.HEADER || size > Integer.MAX_VALUE) {
        throw new DatabaseDamaged("it is no database of advisories");
      }
      // Mapping without an arena makes its buffer by reflection, which is linked in each process.
      ByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto()).asByteBuffer();
      byte[] header = new byte[FileLayout.HEADER];
      bytes.get(0, header);
      checkHeader(bytes, header, size);
      return new AdvisoryDatabase(bytes);
    }
  }

  private static void checkHeader(ByteBuffer bytes, byte[] header, long size)
      throws DatabaseDamaged {
    for (int i = 0; i < FileLayout.MAGIC.length; i++) {
      if (header[i] != FileLayout.MAGIC[i]) {
        throw new DatabaseDamaged("it is no database of advisories, or one of another version");
      }
    }
    CRC32C check = new CRC32C();
    check.update(header, 0, FileLayout.HEADER_CHECK);
    if ((int) check.getValue() != bytes.getInt(FileLayout.HEADER_CHECK)) {
      throw new DatabaseDamaged("its header is damaged");
    }
    if (bytes.getLong(FileLayout.LENGTH) != size) {
      throw new DatabaseDamaged(
          "it has " + size + " bytes instead of " + bytes.getLong(FileLayout.LENGTH));
    }
  }

  /// Reads the whole file and compares its checksum.
  public void verify() throws DatabaseDamaged {
    CRC32C check = new CRC32C();
    check.update(bytes.duplicate().position(FileLayout.HEADER));
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
    int table = offsets() + packages * Integer.BYTES;
    return vulnerabilities == 0 ? bytes.capacity() : bytes.getInt(table);
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
        if (block.text().equals(key)) {
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
      BlockReader block = new BlockReader(bytes, bytes.getInt(table + number * Integer.BYTES));
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
    }
  }
}
