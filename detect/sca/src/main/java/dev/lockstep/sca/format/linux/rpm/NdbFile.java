package dev.lockstep.sca.format.linux.rpm;

import dev.lockstep.value.MalformedDocument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// rpm's own `Packages.db`: pages of slots, each of which names a blob by its place in blocks of
/// 16 bytes. See rpm's lib/backend/ndb/rpmpkg.c.
final class NdbFile {
  static final int MAGIC = 'R' | 'p' << 8 | 'm' << 16 | 'P' << 24;
  private static final int SLOT_MAGIC = 'S' | 'l' << 8 | 'o' << 16 | 't' << 24;
  private static final int BLOB_MAGIC = 'B' | 'l' << 8 | 'b' << 16 | 'S' << 24;
  private static final int PAGE = 4096;
  private static final int SLOT = 16;
  private static final int BLOCK = 16;
  private static final int MAX_PAGES = 2048;

  private NdbFile() {}

  static void read(ByteBuffer file, Headers out) throws MalformedDocument {
    file.order(ByteOrder.LITTLE_ENDIAN);
    int pages = file.getInt(12);
    if (pages < 1 || pages > MAX_PAGES) {
      throw new MalformedDocument("it says that it has " + pages + " pages of slots", 0, 0, null);
    }
    long slots = (long) pages * PAGE / SLOT;
    for (int i = 2; i < slots; i++) {
      int at = i * SLOT;
      if (file.getInt(at) != SLOT_MAGIC) {
        throw new MalformedDocument("slot " + i + " is damaged", 0, 0, null);
      }
      int block = file.getInt(at + 8);
      if (block != 0 && file.getInt(at + 4) != 0) {
        blob(file, Math.multiplyExact(block, BLOCK), out);
      }
    }
  }

  private static void blob(ByteBuffer file, int at, Headers out) throws MalformedDocument {
    if (file.getInt(at) != BLOB_MAGIC) {
      throw new MalformedDocument("the blob at " + at + " is damaged", 0, 0, null);
    }
    int size = file.getInt(at + 12);
    out.add(file.slice(at + 16, size).order(ByteOrder.BIG_ENDIAN));
  }
}
