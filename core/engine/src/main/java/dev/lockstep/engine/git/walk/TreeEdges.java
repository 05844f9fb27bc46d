package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.ContentVisitor;
import dev.lockstep.engine.git.object.CopiedRanges;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectNumbers;
import dev.lockstep.engine.git.object.TreeCursor;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The folders in every tree, and the blobs that are asked for. Entries that a delta copies are
/// not read again.
final class TreeEdges {
  /// Two numbers an edge: what trees of the largest histories hold stays within half a gigabyte.
  private static final long MOST = 60_000_000;

  private final ObjectNumbers numbers;
  private final IdTable targets;
  private final Names names = new Names();
  private final int[] @Nullable [] edges;
  private final AtomicLong count = new AtomicLong();
  private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());

  TreeEdges(ObjectNumbers numbers, IdTable targets) {
    this.numbers = numbers;
    this.targets = targets;
    this.edges = new int[numbers.size()][];
  }

  /// Pairs of what an entry is and its name's number: trees by their numbers, blobs by the
  /// complement of their place among those asked for. Null where the tree was not read.
  int @Nullable [] of(int tree) {
    return edges[tree];
  }

  Names names() {
    return names;
  }

  List<Problem> problems() {
    synchronized (problems) {
      return List.copyOf(problems);
    }
  }

  /// Whether there were so many that some were left out.
  boolean isOverLimit() {
    return count.get() > MOST;
  }

  Reader reader() {
    return new Reader();
  }

  /// Where the entries of a tree begin, and which of them are edges.
  ///
  /// @param starts one more than there are entries: the last is the tree's length
  /// @param edgeStarts where those entries begin that are edges
  /// @param edges as in [#of(int)]
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entries(int[] starts, int[] edgeStarts, int[] edges) {}

  /// One thread's reading of trees.
  final class Reader implements ContentVisitor<Entries> {
    private int[] starts = new int[256];
    private int[] edgeStarts = new int[64];
    private int[] found = new int[128];
    private int entries;
    private int edgeCount;

    @Override
    public Entries visit(
        ContentId id,
        byte[] bytes,
        int length,
        @Nullable Entries base,
        @Nullable CopiedRanges copies) {
      entries = 0;
      edgeCount = 0;
      try {
        read(bytes, length, base, copies);
      } catch (GitFailure e) {
        problems.add(e.problem(""));
      }
      addStart(length);
      int[] own = Arrays.copyOf(found, 2 * edgeCount);
      int number = numbers.of(id);
      if (number >= 0 && edges[number] == null && count.addAndGet(edgeCount) <= MOST) {
        edges[number] = own;
      }
      return new Entries(Arrays.copyOf(starts, entries), Arrays.copyOf(edgeStarts, edgeCount), own);
    }

    private void read(
        byte[] bytes, int length, @Nullable Entries base, @Nullable CopiedRanges copies) {
      int at = 0;
      int range = 0;
      while (at < length) {
        int next = at;
        if (base != null && copies != null) {
          while (range < copies.size() && copies.from(range) + copies.length(range) <= at) {
            range++;
          }
          if (range < copies.size() && copies.from(range) <= at) {
            next = carry(at, base, copies, range);
          }
        }
        at = next > at ? next : parse(bytes, at, length);
      }
    }

    /// Takes over the entries of the base that a copied range holds whole.
    ///
    /// @return where the first entry behind them begins
    private int carry(int at, Entries base, CopiedRanges copies, int range) {
      int shift = copies.from(range) - copies.base(range);
      int first = Arrays.binarySearch(base.starts, at - shift);
      if (first < 0) {
        return at;
      }
      int end = Arrays.binarySearch(base.starts, copies.base(range) + copies.length(range));
      int last = end >= 0 ? end : -end - 2;
      for (int i = first; i < last; i++) {
        addStart(base.starts[i] + shift);
      }
      int stop = base.starts[last];
      int edge = Arrays.binarySearch(base.edgeStarts, at - shift);
      for (int i = edge >= 0 ? edge : -edge - 1;
          i < base.edgeStarts.length && base.edgeStarts[i] < stop;
          i++) {
        addEdge(base.edgeStarts[i] + shift, base.edges[2 * i], base.edges[2 * i + 1]);
      }
      return stop + shift;
    }

    private int parse(byte[] bytes, int at, int length) {
      TreeCursor entry = new TreeCursor(bytes, at, length);
      entry.next();
      addStart(at);
      if (entry.isTree()) {
        int number = numbers.of(entry.id());
        if (number >= 0) {
          addEdge(at, number, names.number(entry.rawName()));
        }
      } else {
        int target = targets.find(bytes, entry.idAt());
        if (target >= 0) {
          addEdge(at, ~target, names.number(entry.rawName()));
        }
      }
      return entry.idAt() + ContentId.LENGTH;
    }

    private void addStart(int at) {
      if (entries == starts.length) {
        starts = Arrays.copyOf(starts, 2 * entries);
      }
      starts[entries++] = at;
    }

    private void addEdge(int at, int child, int name) {
      if (edgeCount == edgeStarts.length) {
        edgeStarts = Arrays.copyOf(edgeStarts, 2 * edgeCount);
        found = Arrays.copyOf(found, 4 * edgeCount);
      }
      edgeStarts[edgeCount] = at;
      found[2 * edgeCount] = child;
      found[2 * edgeCount++ + 1] = name;
    }

    @Override
    public void failed(ContentId id, int lost, GitFailure failure) {
      problems.add(failure.problem(""));
    }
  }
}
