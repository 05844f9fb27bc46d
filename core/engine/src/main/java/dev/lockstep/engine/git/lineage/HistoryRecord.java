package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.git.object.ObjectWalk;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// What is known of a repository's blobs from an earlier scan: which were examined, and the facts
/// of those that had any. With it a scan examines what came since, however it is packed.
/// Immutable.
///
/// Contents of which something was said besides facts are not in it, so that it is said again.
public final class HistoryRecord implements ObjectWalk.Examined {
  private static final int VERSION = 4;

  private final ExaminedIds packs;
  private final ExaminedIds contents;
  private final ExaminedIds archives;
  private final ExaminedIds pointers;
  private final long bytes;
  private final long alike;

  /// A count and as many entries, read when somebody asks for them.
  private final ByteBuffer facts;

  /// An extractor's facts of a content, encoded.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(ContentId content, int extractor, byte[] traces) {}

  /// Where nothing was examined.
  public static final HistoryRecord EMPTY =
      new HistoryRecord(
          ExaminedIds.NONE, ExaminedIds.NONE, ExaminedIds.NONE, ExaminedIds.NONE, 0, 0, List.of());

  /// @param archives those of the contents whose members were not examined
  /// @param pointers those that stand in for files which git LFS keeps elsewhere
  /// @param bytes the contents' sizes added up
  /// @param alike how many numbers tell which facts are alike
  HistoryRecord(
      ExaminedIds packs,
      ExaminedIds contents,
      ExaminedIds archives,
      ExaminedIds pointers,
      long bytes,
      long alike,
      List<Entry> entries) {
    this(packs, contents, archives, pointers, bytes, alike, written(entries));
  }

  private HistoryRecord(
      ExaminedIds packs,
      ExaminedIds contents,
      ExaminedIds archives,
      ExaminedIds pointers,
      long bytes,
      long alike,
      ByteBuffer facts) {
    this.packs = packs;
    this.contents = contents;
    this.archives = archives;
    this.pointers = pointers;
    this.bytes = bytes;
    this.alike = alike;
    this.facts = facts;
  }

  /// What a record depends on besides the repository: keep it under this key.
  public static String key(List<Extractor<?>> extractors, Budget budget) {
    StringBuilder key = new StringBuilder().append(VERSION).append(' ').append(budget);
    for (Extractor<?> extractor : extractors) {
      key.append('\n').append(extractor.id());
      key.append(' ').append(extractor.version()).append(' ').append(extractor.knowledge());
    }
    return key.toString();
  }

  @Override
  public boolean pack(ContentId checksum) {
    return packs.holds(checksum);
  }

  @Override
  public boolean object(ContentId id) {
    return contents.holds(id);
  }

  /// Whether all of these packs were seen.
  public boolean holds(List<ContentId> checksums) {
    return checksums.stream().allMatch(packs::holds);
  }

  @Override
  public boolean isEmpty() {
    return contents.size() == 0;
  }

  /// @throws MalformedFact where the record is damaged
  List<Entry> entries() {
    ByteBuffer in = facts.duplicate();
    try {
      int count = in.getInt();
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ContentId content = ExaminedIds.readId(in);
        int extractor = in.getInt();
        int length = in.getInt();
        if (extractor < 0 || length < 0 || length > in.remaining()) {
          throw new MalformedFact("facts end early");
        }
        byte[] traces = new byte[length];
        in.get(traces);
        entries.add(new Entry(content, extractor, traces));
      }
      return entries;
    } catch (BufferUnderflowException e) {
      throw new MalformedFact("a record that ends early");
    }
  }

  private static ByteBuffer written(List<Entry> entries) {
    long size = Integer.BYTES;
    for (Entry entry : entries) {
      size += ContentId.LENGTH + 8 + entry.traces().length;
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).putInt(entries.size());
    for (Entry entry : entries) {
      ExaminedIds.write(entry.content(), out);
      out.putInt(entry.extractor()).putInt(entry.traces().length).put(entry.traces());
    }
    return out.flip();
  }

  ExaminedIds contents() {
    return contents;
  }

  ExaminedIds archives() {
    return archives;
  }

  ExaminedIds pointers() {
    return pointers;
  }

  /// How many contents were examined.
  public int size() {
    return contents.size();
  }

  /// Whether nothing came since.
  public boolean isSameAs(HistoryRecord before) {
    return contents.size() == before.contents.size() && packs.isSameAs(before.packs);
  }

  /// The sizes of the examined contents added up.
  public long bytes() {
    return bytes;
  }

  long alike() {
    return alike;
  }

  /// Tells the facts again, which archives were not opened and what lies elsewhere. Likenesses of
  /// the facts compare with each other, and with none of another run.
  ///
  /// @param extractors the same as when they were found
  /// @throws MalformedFact where the record is damaged
  public void tell(List<Extractor<?>> extractors, Recorded recorded) {
    for (Entry entry : entries()) {
      if (entry.extractor() >= extractors.size()) {
        throw new MalformedFact("a fact of no extractor");
      }
      tell(entry, extractors.get(entry.extractor()), recorded);
    }
    archives.forEach(recorded::unopened);
    pointers.forEach(recorded::elsewhere);
  }

  private static <F> void tell(Entry entry, Extractor<F> extractor, Recorded recorded) {
    recorded.facts(entry.content(), extractor, decode(entry.traces(), extractor));
  }

  /// Is told what a record holds.
  public interface Recorded {
    <F> void facts(ContentId id, Extractor<F> extractor, List<Trace<F>> traces);

    void unopened(ContentId id);

    void elsewhere(ContentId id);
  }

  /// Likenesses are written as the numbers that `numbers` gives them.
  static <F> byte[] encode(
      List<Trace<F>> traces, Extractor<F> extractor, LongUnaryOperator numbers) {
    FactWriter out = new FactWriter();
    for (Trace<F> trace : traces) {
      out.number(numbers.applyAsLong(trace.likeness()));
      extractor.codec().write(trace.fact(), out);
    }
    return out.toByteArray();
  }

  private static <F> List<Trace<F>> decode(byte[] bytes, Extractor<F> extractor) {
    FactReader in = new FactReader(bytes, 0, bytes.length);
    List<Trace<F>> traces = new ArrayList<>();
    while (in.hasNext()) {
      long likeness = in.number();
      traces.add(new Trace<>(extractor.codec().read(in), likeness));
    }
    return traces;
  }

  public byte[] toBytes() {
    long size =
        20L
            + packs.bytes()
            + contents.bytes()
            + archives.bytes()
            + pointers.bytes()
            + facts.limit();
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).putInt(VERSION);
    packs.write(out);
    contents.write(out);
    archives.write(out);
    pointers.write(out);
    return out.putLong(bytes).putLong(alike).put(facts.duplicate()).array();
  }

  /// The facts are not looked at before somebody asks for them.
  ///
  /// @throws MalformedFact where the bytes are none that `toBytes` makes
  public static HistoryRecord fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != VERSION) {
        throw new MalformedFact("a record of another version");
      }
      return new HistoryRecord(
          ExaminedIds.read(in),
          ExaminedIds.read(in),
          ExaminedIds.read(in),
          ExaminedIds.read(in),
          in.getLong(),
          in.getLong(),
          in.slice());
    } catch (BufferUnderflowException e) {
      throw new MalformedFact("a record that ends early");
    }
  }
}
