package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.refs.Ref;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The references of a repository when it was said where some contents stand in its history. While
/// they only moved on to commits that have nothing to do with these contents, all that was said
/// still holds, and none of it need be looked at. Immutable.
public final class HistoryState {
  private static final int VERSION = 1;

  private final List<Ref> refs;
  private final @Nullable ContentId head;
  private final long mark;
  private final IdColumn contents;

  private HistoryState(List<Ref> refs, @Nullable ContentId head, long mark, IdColumn contents) {
    this.refs = List.copyOf(refs);
    this.head = head;
    this.mark = mark;
    this.contents = contents;
  }

  /// @param contents all that are spoken of, whether a reference reaches them or not
  /// @param record what was found of them
  public static HistoryState of(Tips tips, List<ContentId> contents, AttributionRecord record) {
    return new HistoryState(tips.refs(), tips.head(), record.mark(), IdColumn.of(contents));
  }

  /// Whether all that was said then can be said now.
  ///
  /// @param record what was found of these contents; one of another time is told from it
  public boolean holds(ObjectStore objects, Tips tips, Commits commits, AttributionRecord record) {
    return tips.problems().isEmpty()
        && !commits.isShallow()
        && record.mark() == mark
        && new Advance(objects, commits, record, contents).isNothingTo(this, tips);
  }

  /// In the order in which they count.
  List<Ref> refs() {
    return refs;
  }

  @Nullable ContentId head() {
    return head;
  }

  public byte[] toBytes() {
    List<byte[]> names = new ArrayList<>();
    long size = 4L + 8 + 1 + ContentId.LENGTH + 4 + contents.bytes();
    for (Ref ref : refs) {
      names.add(ref.name().getBytes(StandardCharsets.UTF_8));
      size += 4 + names.getLast().length + ContentId.LENGTH;
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).putInt(VERSION).putLong(mark);
    out.put((byte) (head == null ? 0 : 1));
    put(head == null ? new ContentId(0, 0, 0) : head, out);
    out.putInt(refs.size());
    for (int i = 0; i < refs.size(); i++) {
      out.putInt(names.get(i).length).put(names.get(i));
      put(refs.get(i).target(), out);
    }
    contents.write(out);
    return out.array();
  }

  private static void put(ContentId id, ByteBuffer out) {
    out.putLong(id.high()).putLong(id.middle()).putInt(id.low());
  }

  private static ContentId id(ByteBuffer in) {
    return new ContentId(in.getLong(), in.getLong(), in.getInt());
  }

  /// @throws MalformedFact where the bytes are none that `toBytes` makes
  public static HistoryState fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != VERSION) {
        throw new MalformedFact("a state of another version");
      }
      long mark = in.getLong();
      boolean headless = in.get() == 0;
      ContentId head = id(in);
      int count = Columns.size(in, ContentId.LENGTH + 4);
      List<Ref> refs = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        byte[] name = new byte[Columns.size(in, 1)];
        in.get(name);
        refs.add(new Ref(new String(name, StandardCharsets.UTF_8), id(in)));
      }
      return new HistoryState(refs, headless ? null : head, mark, IdColumn.read(in));
    } catch (BufferUnderflowException e) {
      throw new MalformedFact("a state that ends early");
    }
  }
}
