package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import java.util.List;

/// The places of ids in a list, looked up straight from the bytes of trees. Immutable.
final class IdTable {
  private final ContentId[] ids;
  private final int[] slots;
  private final int mask;

  IdTable(List<ContentId> list) {
    ids = list.toArray(ContentId[]::new);
    int size = Integer.highestOneBit(Math.max(8, ids.length * 2)) * 2;
    slots = new int[size];
    mask = size - 1;
    for (int i = 0; i < ids.length; i++) {
      int slot = slot(ids[i].high());
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = i + 1;
    }
  }

  private int slot(long high) {
    // Ids are digests already, but a hostile repository may state any.
    long mixed = high * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32) & mask;
  }

  /// The place of the id that begins at `at`; -1 where it is none of them.
  int find(byte[] bytes, int at) {
    long high = 0;
    for (int i = 0; i < 8; i++) {
      high = high << 8 | (bytes[at + i] & 0xff);
    }
    int slot = slot(high);
    while (slots[slot] != 0) {
      ContentId id = ids[slots[slot] - 1];
      if (id.high() == high && id.equals(ContentId.of(bytes, at))) {
        return slots[slot] - 1;
      }
      slot = slot + 1 & mask;
    }
    return -1;
  }

  int size() {
    return ids.length;
  }

  ContentId get(int place) {
    return ids[place];
  }
}
