package dev.lockstep.sca.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// The whole of a database in memory, block by block, as who makes one from another needs it.
final class Sections {
  private final ByteBuffer bytes;
  private final int packages;
  private final int vulnerabilities;

  private Sections(ByteBuffer bytes) {
    this.bytes = bytes;
    packages = bytes.getInt(FileLayout.PACKAGES);
    vulnerabilities = bytes.getInt(FileLayout.VULNERABILITIES);
  }

  /// @throws DatabaseDamaged where the file is none, or not whole
  static Sections read(Path file) throws IOException {
    AdvisoryDatabase.open(file).verify();
    return new Sections(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  byte[] header() {
    return slice(0, FileLayout.HEADER);
  }

  ByteBuffer bytes() {
    return bytes;
  }

  int packages() {
    return packages;
  }

  int vulnerabilities() {
    return vulnerabilities;
  }

  /// Where the block of a package begins; for one more than there are, where the last one ends.
  int packageAt(int index) {
    return index < packages ? bytes.getInt(offsets() + index * Integer.BYTES) : vulnerabilityAt(0);
  }

  byte[] packageBlock(int index) {
    return slice(packageAt(index), packageAt(index + 1));
  }

  /// As [#packageAt].
  int vulnerabilityAt(int index) {
    int table = offsets() + packages * Integer.BYTES;
    return index < vulnerabilities ? bytes.getInt(table + index * Integer.BYTES) : bytes.capacity();
  }

  byte[] vulnerabilityBlock(int index) {
    return slice(vulnerabilityAt(index), vulnerabilityAt(index + 1));
  }

  private int offsets() {
    return FileLayout.HEADER + packages * Long.BYTES;
  }

  byte[] slice(int from, int to) {
    if (from < 0 || to < from || to > bytes.capacity()) {
      throw new IndexOutOfBoundsException(from);
    }
    byte[] slice = new byte[to - from];
    bytes.get(from, slice);
    return slice;
  }

  /// The block of a package with other numbers of its vulnerabilities.
  ///
  /// @param numbers by the old ones; -1 for those that are gone
  /// @return null where the package names one that is gone
  byte @org.jspecify.annotations.Nullable [] renumbered(int index, int[] numbers) {
    BlockReader in = new BlockReader(bytes, packageAt(index));
    BlockWriter out = new BlockWriter();
    in.skip(in.number());
    int length = 0;
    for (int left = in.number(); left > 0; left--) {
      length += in.number() >>> 1;
    }
    in.skip(length);
    int count = in.number();
    out.bytes(slice(packageAt(index), in.position()));
    for (int i = 0; i < count; i++) {
      int number = numbers[in.number()];
      if (number < 0) {
        return null;
      }
      int from = in.position();
      skipEntry(in);
      out.number(number).bytes(slice(from, in.position()));
    }
    return out.bytes();
  }

  private static void skipEntry(BlockReader in) {
    for (int ranges = in.number(); ranges > 0; ranges--) {
      for (int events = in.number(); events > 0; events--) {
        in.number();
      }
    }
    for (int singles = in.number(); singles > 0; singles--) {
      in.skip(in.number());
    }
  }
}
