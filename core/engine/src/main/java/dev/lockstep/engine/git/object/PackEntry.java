package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import org.jspecify.annotations.Nullable;

/// What the first bytes of a pack's entry say. Reused from entry to entry.
final class PackEntry {
  private static final int MOST = 12 + ContentId.LENGTH;

  private final byte[] bytes = new byte[MOST];
  private int code;
  private long size;
  private long data;
  private long base;
  private @Nullable ContentId baseId;

  /// Reads the entry at `offset`.
  void read(MappedFile pack, long offset) {
    int length = (int) Math.min(MOST, pack.size() - ContentId.LENGTH - offset);
    if (offset < 0 || length <= 0) {
      throw malformed(pack, offset);
    }
    pack.copy(offset, bytes, 0, length);
    int at = 0;
    int next = bytes[at++];
    code = next >> 4 & 7;
    size = next & 15;
    for (int shift = 4; next < 0; shift += 7) {
      if (at >= length || shift > 53) {
        throw malformed(pack, offset);
      }
      next = bytes[at++];
      size |= (long) (next & 0x7f) << shift;
    }
    at = readBase(pack, offset, at, length);
    data = offset + at;
  }

  private int readBase(MappedFile pack, long offset, int from, int length) {
    baseId = null;
    base = -1;
    int at = from;
    switch (code) {
      case 1, 2, 3, 4 -> {}
      case ObjectType.OFFSET_DELTA -> {
        long distance = -1;
        int next;
        do {
          if (at >= length || distance > 1L << 53) {
            throw malformed(pack, offset);
          }
          next = bytes[at++];
          distance = ((distance + 1) << 7) | (next & 0x7f);
        } while (next < 0);
        base = offset - distance;
        if (distance <= 0 || base < Pack.HEADER) {
          throw malformed(pack, offset);
        }
      }
      case ObjectType.NAMED_DELTA -> {
        if (at + ContentId.LENGTH > length) {
          throw malformed(pack, offset);
        }
        baseId = ContentId.of(bytes, at);
        at += ContentId.LENGTH;
      }
      default -> throw malformed(pack, offset);
    }
    return at;
  }

  private static GitFailure malformed(MappedFile pack, long offset) {
    return GitFailure.corrupt(
        "the entry at byte " + offset + " of " + pack.path().getFileName() + " is malformed");
  }

  /// The type; null for a delta.
  @Nullable ObjectType type() {
    return ObjectType.ofCode(code);
  }

  boolean isDelta() {
    return code >= ObjectType.OFFSET_DELTA;
  }

  int code() {
    return code;
  }

  /// How many bytes the stream makes: the object's, or the delta's own.
  long size() {
    return size;
  }

  /// Where the compressed stream begins.
  long data() {
    return data;
  }

  /// Where the base's entry begins; -1 where there is none, or where it is named by its id.
  long base() {
    return base;
  }

  /// The base's id, where the entry names it.
  @Nullable ContentId baseId() {
    return baseId;
  }
}
