package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.MalformedFact;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Ids in their order, 20 bytes each. Immutable.
final class ExaminedIds {
  static final ExaminedIds NONE = of(List.of());

  private final ContentId[] sorted;

  private ExaminedIds(ContentId[] sorted) {
    this.sorted = sorted;
  }

  static ExaminedIds of(Collection<ContentId> ids) {
    return new ExaminedIds(ids.stream().sorted().distinct().toArray(ContentId[]::new));
  }

  boolean holds(ContentId id) {
    return Arrays.binarySearch(sorted, id) >= 0;
  }

  void forEach(Consumer<ContentId> each) {
    for (ContentId id : sorted) {
      each.accept(id);
    }
  }

  boolean isSameAs(ExaminedIds other) {
    return Arrays.equals(sorted, other.sorted);
  }

  int size() {
    return sorted.length;
  }

  /// How many bytes [#write] writes.
  int bytes() {
    return 4 + ContentId.LENGTH * sorted.length;
  }

  void write(ByteBuffer out) {
    out.putInt(sorted.length);
    for (ContentId id : sorted) {
      write(id, out);
    }
  }

  static void write(ContentId id, ByteBuffer out) {
    out.putLong(id.high()).putLong(id.middle()).putInt(id.low());
  }

  static ContentId readId(ByteBuffer in) {
    return new ContentId(in.getLong(), in.getLong(), in.getInt());
  }

  /// @throws MalformedFact where the bytes are none that `write` makes
  static ExaminedIds read(ByteBuffer in) {
    try {
      int size = in.getInt();
      if (size < 0 || size > in.remaining() / ContentId.LENGTH) {
        throw new MalformedFact("more ids than bytes");
      }
      ContentId[] ids = new ContentId[size];
      for (int i = 0; i < size; i++) {
        ids[i] = readId(in);
        if (i > 0 && ids[i - 1].compareTo(ids[i]) >= 0) {
          throw new MalformedFact("ids out of order");
        }
      }
      return new ExaminedIds(ids);
    } catch (BufferUnderflowException e) {
      throw new MalformedFact("ids end early");
    }
  }
}
