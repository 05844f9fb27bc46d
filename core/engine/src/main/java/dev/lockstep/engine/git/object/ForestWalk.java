package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Makes every content of a type that a pack holds, once: each tree of deltas depth first by one
/// thread, which applies a delta to the content it has at hand.
final class ForestWalk<S> {
  /// How many bytes a thread may hold in contents; what needs more is made later, one at a time.
  private static final long MOST_HELD = 128L << 20;

  /// How many bytes a tree may make altogether: deltas of a few bytes that make gigabytes end here.
  private static final long WORK = 64L << 30;

  private static final long WORK_PER_BYTE = 4_000;

  private final ObjectStore store;
  private final DeltaForest forest;
  private final ObjectType type;
  private final BooleanSupplier cancelled;

  /// The entries to be visited; null for all.
  private final @Nullable BitSet unseen;

  /// The entries to be made: those to be visited, and all that lead to them; null for all.
  private final @Nullable BitSet needed;

  private final List<Integer> postponed = Collections.synchronizedList(new ArrayList<>());

  ForestWalk(
      ObjectStore store,
      DeltaForest forest,
      ObjectType type,
      ObjectWalk.Examined examined,
      BooleanSupplier cancelled) {
    this.store = store;
    this.forest = forest;
    this.type = type;
    this.cancelled = cancelled;
    if (examined.isEmpty()) {
      unseen = null;
      needed = null;
    } else {
      unseen = new BitSet(forest.count());
      for (int i = 0; i < forest.count(); i++) {
        unseen.set(i, !examined.object(forest.id(i)));
      }
      needed = forest.withBases(unseen);
    }
  }

  private boolean isNeeded(int entry) {
    return needed == null || needed.get(entry);
  }

  /// @param visitors makes or gives each thread's visitor
  void run(int jobs, IntFunction<? extends ContentVisitor<S>> visitors) {
    int[] roots = forest.roots(type);
    AtomicInteger next = new AtomicInteger();
    Crew.run(
        jobs,
        thread -> {
          ContentVisitor<S> visitor = visitors.apply(thread);
          try (Walker walker = new Walker(visitor)) {
            for (int i = next.getAndIncrement(); i < roots.length; i = next.getAndIncrement()) {
              if (cancelled.getAsBoolean()) {
                return;
              }
              if (isNeeded(roots[i])) {
                walker.tree(roots[i]);
              }
            }
          }
        });
    ContentVisitor<S> visitor = visitors.apply(0);
    int[] later = postponed.stream().mapToInt(Integer::intValue).sorted().toArray();
    for (int entry : later) {
      whole(entry, visitor);
    }
    lost(visitor);
  }

  /// Makes a content by its chain alone.
  private void whole(int entry, ContentVisitor<S> visitor) {
    if (cancelled.getAsBoolean() || (unseen != null && !unseen.get(entry))) {
      return;
    }
    ContentId id = forest.id(entry);
    try {
      byte[] bytes = store.read(id).bytes();
      visitor.visit(id, bytes, bytes.length, null, null);
    } catch (GitFailure e) {
      visitor.failed(id, 1, e);
    }
  }

  private void lost(ContentVisitor<S> visitor) {
    int[] lost = forest.unreached();
    if (lost.length > 0) {
      visitor.failed(
          forest.id(lost[0]),
          lost.length,
          GitFailure.corrupt(
              "entries of " + forest.pack().name() + " are malformed or are deltas of each other"));
    }
  }

  private final class Walker implements AutoCloseable {
    private final ContentVisitor<S> visitor;
    private final Inflation inflation = new Inflation();
    private final PackEntry entry = new PackEntry();
    private final CopiedRanges copies = new CopiedRanges();
    private final CRC32 crc = new CRC32();
    private final ArrayList<Frame> frames = new ArrayList<>();
    private final ArrayList<byte[]> free = new ArrayList<>();
    private byte[] compressed = new byte[1 << 16];
    private byte[] delta = new byte[1 << 16];
    private long held;
    private long work;

    /// A content that is held because more is to be made from it.
    private final class Frame {
      byte[] bytes = new byte[0];
      int length;
      int nextChild;
      @Nullable S state;
    }

    Walker(ContentVisitor<S> visitor) {
      this.visitor = visitor;
    }

    void tree(int root) {
      work = WORK + WORK_PER_BYTE * forest.weight(root);
      Frame frame = root(root);
      while (frame != null) {
        frame = step(frame);
      }
    }

    private @Nullable Frame root(int root) {
      try {
        Frame base = forest.isGraft(root) ? graft(root) : null;
        if (forest.isGraft(root) && base == null) {
          return null;
        }
        return make(root, base);
      } catch (GitFailure e) {
        failed(root, e);
        return null;
      }
    }

    /// The base of an entry whose base is not in this pack; null where it is of another type.
    private @Nullable Frame graft(int root) {
      entry.read(forest.pack().file(), forest.offset(root));
      ContentId id = entry.baseId();
      if (id == null) {
        throw new IllegalStateException("no graft: " + root);
      }
      GitObject object = store.base(id, 1);
      if (object.type() != type) {
        return null;
      }
      Frame frame = new Frame();
      frame.bytes = object.bytes();
      frame.length = frame.bytes.length;
      return frame;
    }

    /// Makes the next child of a content; the frame to go on with, null at the end of the tree.
    private @Nullable Frame step(Frame frame) {
      int child = frame.nextChild;
      if (child == DeltaForest.NONE) {
        release(frame);
        return frames.isEmpty() ? null : frames.removeLast();
      }
      frame.nextChild = forest.nextSibling(child);
      if (!isNeeded(child)) {
        return frame;
      }
      Frame made = null;
      try {
        made = make(child, frame);
      } catch (GitFailure e) {
        failed(child, e);
      }
      if (made == null) {
        return frame;
      }
      if (frame.nextChild == DeltaForest.NONE) {
        release(frame);
      } else {
        frames.add(frame);
      }
      return made;
    }

    /// Makes a content and shows it; null where nothing is to be made from it, or it was postponed.
    private @Nullable Frame make(int number, @Nullable Frame base) {
      Pack pack = forest.pack();
      long offset = forest.offset(number);
      entry.read(pack.file(), offset);
      if (entry.size() > store.largest()) {
        throw tooLarge(entry.size());
      }
      Inflation.checkRatio(pack.file(), entry.data(), forest.end(number), entry.size());
      int size = (int) entry.size();
      Frame made = new Frame();
      if (base == null) {
        if (!take(made, size)) {
          return postpone(number);
        }
        inflate(number, made.bytes, size);
        made.length = size;
        show(number, made, null);
      } else {
        if (delta.length < size) {
          delta = new byte[Math.max(size, 2 * delta.length)];
        }
        inflate(number, delta, size);
        Delta reader = new Delta(delta, size);
        long result = reader.resultSize(base.length);
        if (result > store.largest()) {
          throw tooLarge(result);
        }
        if (!take(made, (int) result)) {
          return postpone(number);
        }
        made.length = (int) result;
        reader.apply(base.bytes, base.length, made.bytes, made.length, copies);
        show(number, made, base);
      }
      made.nextChild = forest.firstChild(number);
      if (made.nextChild == DeltaForest.NONE) {
        release(made);
        return null;
      }
      return made;
    }

    private void show(int number, Frame made, @Nullable Frame base) {
      work -= made.length;
      if (work < 0) {
        throw new GitFailure(
            GitFailure.Code.OVER_LIMIT,
            "the deltas of one object make more bytes than a history's would");
      }
      if (unseen != null && !unseen.get(number)) {
        return;
      }
      S before = base == null ? null : base.state;
      made.state =
          visitor.visit(
              forest.id(number), made.bytes, made.length, before, before == null ? null : copies);
    }

    private GitFailure tooLarge(long size) {
      return new GitFailure(
          GitFailure.Code.OVER_LIMIT,
          "an object of " + size + " bytes is larger than the limit of " + store.largest());
    }

    private void inflate(int number, byte[] into, int size) {
      MappedFile file = forest.pack().file();
      long from = forest.offset(number);
      long length = forest.end(number) - from;
      if (length > compressed.length) {
        if (length > 2L * store.largest()) {
          inflation.inflate(file, entry.data(), forest.end(number), into, size);
          return;
        }
        compressed = new byte[(int) Math.min(Integer.MAX_VALUE - 8, length + length / 2)];
      }
      file.copy(from, compressed, 0, (int) length);
      PackIndex index = forest.pack().index();
      if (index.hasChecksums()) {
        crc.reset();
        crc.update(compressed, 0, (int) length);
        if ((int) crc.getValue() != index.checksum(forest.number(number))) {
          throw GitFailure.corrupt(
              "the entry at byte " + from + " of " + forest.pack().name() + " is damaged");
        }
      }
      int skipped = (int) (entry.data() - from);
      inflation.inflate(compressed, skipped, (int) length - skipped, into, size);
    }

    /// Finds room for a content; false where the thread holds too much already.
    private boolean take(Frame frame, int size) {
      int best = -1;
      for (int i = 0; i < free.size(); i++) {
        int room = free.get(i).length;
        if (room >= size && (best < 0 || room < free.get(best).length)) {
          best = i;
        }
      }
      if (best >= 0) {
        frame.bytes = free.remove(best);
        return true;
      }
      int room = Math.max(1 << 12, size + size / 4);
      while (held + room > MOST_HELD && !free.isEmpty()) {
        held -= free.removeFirst().length;
      }
      if (held + room > MOST_HELD) {
        return false;
      }
      held += room;
      frame.bytes = new byte[room];
      return true;
    }

    private void release(Frame frame) {
      free.add(frame.bytes);
    }

    private @Nullable Frame postpone(int number) {
      for (int entry : all(number)) {
        postponed.add(entry);
      }
      return null;
    }

    private void failed(int number, GitFailure failure) {
      visitor.failed(forest.id(number), all(number).length, failure);
    }

    /// An entry and all that hang on it.
    private int[] all(int number) {
      int[] found = new int[16];
      found[0] = number;
      int size = 1;
      for (int i = 0; i < size; i++) {
        for (int child = forest.firstChild(found[i]);
            child != DeltaForest.NONE;
            child = forest.nextSibling(child)) {
          found = size == found.length ? Arrays.copyOf(found, 2 * size) : found;
          found[size++] = child;
        }
      }
      return Arrays.copyOf(found, size);
    }

    @Override
    public void close() {
      inflation.close();
    }
  }
}
