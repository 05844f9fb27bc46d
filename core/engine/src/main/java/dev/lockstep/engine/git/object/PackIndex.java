package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.nio.file.Path;

/// A pack's `.idx` file, version 1 or 2: which object lies where. Objects are numbered by the
/// order of their ids.
final class PackIndex implements AutoCloseable {
  private static final int MAGIC = 0xff744f63;
  private static final int FANOUT = 256 * 4;
  private static final int TRAILER = 2 * ContentId.LENGTH;

  private final MappedFile file;
  private final int count;
  private final int[] fanout = new int[256];
  private final boolean first;
  private final long ids;
  private final long stride;
  private final long checksums;
  private final long offsets;
  private final long farOffsets;
  private final long farCount;

  private PackIndex(MappedFile file) {
    this.file = file;
    first = file.size() < 8 || file.intAt(0) != MAGIC;
    if (!first && file.intAt(4) != 2) {
      throw new GitFailure(
          GitFailure.Code.UNSUPPORTED,
          name() + " has version " + file.intAt(4) + "; 1 and 2 are read");
    }
    long start = first ? 0 : 8;
    count = readFanout(start);
    long table = start + FANOUT;
    stride = first ? 4 + ContentId.LENGTH : ContentId.LENGTH;
    ids = first ? table + 4 : table;
    checksums = table + (long) count * ContentId.LENGTH;
    offsets = first ? table : checksums + 4L * count;
    farOffsets = first ? table + stride * count : offsets + 4L * count;
    farCount = (file.size() - TRAILER - farOffsets) / 8;
    if (farOffsets > file.size() - TRAILER) {
      throw GitFailure.corrupt(name() + " is too short for its " + count + " objects");
    }
  }

  static PackIndex open(Path path) {
    MappedFile file = MappedFile.open(path);
    try {
      return new PackIndex(file);
    } catch (GitFailure e) {
      file.close();
      throw e;
    }
  }

  private String name() {
    return String.valueOf(file.path().getFileName());
  }

  private int readFanout(long start) {
    int before = 0;
    for (int i = 0; i < 256; i++) {
      int next = file.intAt(start + 4L * i);
      if (next < before) {
        throw GitFailure.corrupt(name() + " counts its objects downwards");
      }
      fanout[i] = next;
      before = next;
    }
    return before;
  }

  int count() {
    return count;
  }

  /// The number of an object, -1 where the pack does not hold it.
  int find(ContentId id) {
    int first = (int) (id.high() >>> 56);
    int low = first == 0 ? 0 : fanout[first - 1];
    int high = fanout[first] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, id);
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

  private int compare(int number, ContentId id) {
    long at = ids + stride * number;
    int order = Long.compareUnsigned(file.longAt(at), id.high());
    if (order == 0) {
      order = Long.compareUnsigned(file.longAt(at + 8), id.middle());
    }
    return order != 0 ? order : Integer.compareUnsigned(file.intAt(at + 16), id.low());
  }

  /// The first object whose id is not below the one whose first bytes are `high`.
  int firstFrom(long high) {
    int first = (int) (high >>> 56);
    int low = first == 0 ? 0 : fanout[first - 1];
    int end = fanout[first];
    while (low < end) {
      int middle = (low + end) >>> 1;
      if (Long.compareUnsigned(file.longAt(ids + stride * middle), high) < 0) {
        low = middle + 1;
      } else {
        end = middle;
      }
    }
    return low;
  }

  ContentId id(int number) {
    long at = ids + stride * number;
    return new ContentId(file.longAt(at), file.longAt(at + 8), file.intAt(at + 16));
  }

  /// Where the object's entry begins in the pack.
  long offset(int number) {
    long near = file.intAt(offsets + (first ? stride : 4) * number) & 0xffffffffL;
    if (first || near < 0x80000000L) {
      return near;
    }
    long far = near & 0x7fffffffL;
    if (far >= farCount) {
      throw GitFailure.corrupt(name() + " names an offset that it does not hold");
    }
    return file.longAt(farOffsets + 8 * far);
  }

  boolean hasChecksums() {
    return !first;
  }

  /// The CRC-32 of the entry as it lies in the pack.
  int checksum(int number) {
    return file.intAt(checksums + 4L * number);
  }

  /// The checksum of the pack that this index was made for.
  ContentId packChecksum() {
    long at = file.size() - TRAILER;
    return new ContentId(file.longAt(at), file.longAt(at + 8), file.intAt(at + 16));
  }

  @Override
  public void close() {
    file.close();
  }
}
