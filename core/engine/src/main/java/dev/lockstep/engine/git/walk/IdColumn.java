package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import java.nio.ByteBuffer;
import java.util.List;

/// Ids one below the other, in 20 bytes each. Immutable.
final class IdColumn {
  private final long[] high;
  private final long[] middle;
  private final int[] low;

  /// One more than the place of each id, where its digest leads.
  private final int[] slots;

  private IdColumn(long[] high, long[] middle, int[] low) {
    this.high = high;
    this.middle = middle;
    this.low = low;
    this.slots = slots();
  }

  static IdColumn of(List<ContentId> ids) {
    long[] high = new long[ids.size()];
    long[] middle = new long[ids.size()];
    int[] low = new int[ids.size()];
    for (int i = 0; i < high.length; i++) {
      ContentId id = ids.get(i);
      high[i] = id.high();
      middle[i] = id.middle();
      low[i] = id.low();
    }
    return new IdColumn(high, middle, low);
  }

  /// @throws java.nio.BufferUnderflowException where the bytes end early
  static IdColumn read(ByteBuffer in) {
    int size = Columns.size(in, ContentId.LENGTH);
    return new IdColumn(Columns.longs(in, size), Columns.longs(in, size), Columns.ints(in, size));
  }

  void write(ByteBuffer out) {
    out.putInt(high.length);
    Columns.put(high, out);
    Columns.put(middle, out);
    Columns.put(low, out);
  }

  int bytes() {
    return 4 + ContentId.LENGTH * high.length;
  }

  int size() {
    return high.length;
  }

  ContentId get(int place) {
    return new ContentId(high[place], middle[place], low[place]);
  }

  /// A number that another column has by a chance of 2^-64, where nobody chose the ids.
  long mark() {
    long mark = high.length;
    for (long each : high) {
      mark = mark * 0x9e3779b97f4a7c15L + each;
    }
    return mark;
  }

  /// The place of an id; -1 where it is not there.
  int find(ContentId id) {
    int mask = slots.length - 1;
    int slot = slot(id.high()) & mask;
    while (slots[slot] != 0) {
      int place = slots[slot] - 1;
      if (high[place] == id.high() && middle[place] == id.middle() && low[place] == id.low()) {
        return place;
      }
      slot = slot + 1 & mask;
    }
    return -1;
  }

  private int[] slots() {
    int[] filled = new int[Integer.highestOneBit(Math.max(8, high.length)) * 4];
    int mask = filled.length - 1;
    for (int i = 0; i < high.length; i++) {
      int slot = slot(high[i]) & mask;
      while (filled[slot] != 0) {
        slot = slot + 1 & mask;
      }
      filled[slot] = i + 1;
    }
    return filled;
  }

  private static int slot(long high) {
    // Ids are digests already, but a hostile repository may state any.
    long mixed = high * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32);
  }
}
