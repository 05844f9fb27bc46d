package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.MalformedFact;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Ids in their order, 20 bytes each, looked up where they lie. Immutable.
final class ExaminedIds {
  static final ExaminedIds NONE = of(List.of());

  private final ByteBuffer rows;

  private ExaminedIds(ByteBuffer rows) {
    this.rows = rows;
  }

  static ExaminedIds of(Collection<ContentId> ids) {
    ContentId[] sorted = ids.stream().sorted().distinct().toArray(ContentId[]::new);
    ByteBuffer rows = ByteBuffer.allocate(ContentId.LENGTH * sorted.length);
    for (ContentId id : sorted) {
      write(id, rows);
    }
    return new ExaminedIds(rows.flip());
  }

  boolean holds(ContentId id) {
    int from = 0;
    int to = size();
    while (from < to) {
      int middle = from + to >>> 1;
      int order = get(middle).compareTo(id);
      if (order == 0) {
        return true;
      }
      from = order < 0 ? middle + 1 : from;
      to = order < 0 ? to : middle;
    }
    return false;
  }

  void forEach(Consumer<ContentId> each) {
    int size = size();
    for (int i = 0; i < size; i++) {
      each.accept(get(i));
    }
  }

  boolean isSameAs(ExaminedIds other) {
    return rows.equals(other.rows);
  }

  int size() {
    return rows.limit() / ContentId.LENGTH;
  }

  private ContentId get(int place) {
    int at = place * ContentId.LENGTH;
    return new ContentId(rows.getLong(at), rows.getLong(at + 8), rows.getInt(at + 16));
  }

  /// How many bytes [#write] writes.
  int bytes() {
    return 4 + rows.limit();
  }

  void write(ByteBuffer out) {
    out.putInt(size());
    out.put(rows.duplicate());
  }

  static void write(ContentId id, ByteBuffer out) {
    out.putLong(id.high()).putLong(id.middle()).putInt(id.low());
  }

  static ContentId readId(ByteBuffer in) {
    return new ContentId(in.getLong(), in.getLong(), in.getInt());
  }

  /// Of ids that are out of order some are not found: their contents are examined again.
  ///
  /// @throws MalformedFact where there are not as many bytes as ids
  static ExaminedIds read(ByteBuffer in) {
    if (in.remaining() < Integer.BYTES) {
      throw new MalformedFact("ids end early");
    }
    int size = in.getInt();
    if (size < 0 || size > in.remaining() / ContentId.LENGTH) {
      throw new MalformedFact("more ids than bytes");
    }
    ByteBuffer rows = in.slice(in.position(), size * ContentId.LENGTH);
    in.position(in.position() + size * ContentId.LENGTH);
    return new ExaminedIds(rows);
  }
}
