package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.ContentVisitor;
import dev.lockstep.engine.git.object.CopiedRanges;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectNumbers;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.object.ObjectWalk;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Commits by number: trees, parents, dates.
final class CommitGraph {
  private static final int[] NONE = {};

  private final IntFunction<ContentId> ids;
  private final int[] tree;
  private final int[] @Nullable [] parents;
  private final long[] seconds;
  private final List<Problem> problems;
  private final boolean whole;

  /// Commits whose trees have no numbers.
  ///
  /// @param ids of the numbers
  /// @param parents those that are here; null for a number that is no commit's
  /// @param seconds since 1970, by the committers' clocks
  CommitGraph(IntFunction<ContentId> ids, int[] @Nullable [] parents, long[] seconds) {
    this(ids, new int[0], parents, seconds, List.of(), true);
  }

  private CommitGraph(
      IntFunction<ContentId> ids,
      int[] tree,
      int[] @Nullable [] parents,
      long[] seconds,
      List<Problem> problems,
      boolean whole) {
    this.ids = ids;
    this.tree = tree;
    this.parents = parents;
    this.seconds = seconds;
    this.problems = List.copyOf(problems);
    this.whole = whole;
  }

  /// All commits of a store, by their objects' numbers.
  static CommitGraph read(ObjectNumbers numbers, Commits commits, ObjectWalk walk, int jobs) {
    Reading reading = new Reading(numbers, commits);
    Reading.Reader[] readers = new Reading.Reader[jobs];
    Arrays.setAll(readers, _ -> reading.new Reader());
    walk.run(ObjectType.COMMIT, thread -> readers[thread]);
    synchronized (reading.problems) {
      return new CommitGraph(
          numbers::id,
          reading.tree,
          reading.parents,
          reading.seconds,
          reading.problems,
          !reading.lacksParents);
    }
  }

  List<Problem> problems() {
    return problems;
  }

  /// Whether all parents are here.
  boolean isWhole() {
    return whole;
  }

  int size() {
    return parents.length;
  }

  long seconds(int commit) {
    return seconds[commit];
  }

  ContentId id(int commit) {
    return ids.apply(commit);
  }

  /// Whether a number is a commit's.
  boolean isCommit(int number) {
    return number >= 0 && parents[number] != null;
  }

  /// The number of a commit's tree, where trees have numbers; -1 where the tree is not here.
  int tree(int commit) {
    return tree[commit];
  }

  /// The parents that are here.
  int[] parents(int commit) {
    int[] found = parents[commit];
    return found == null ? NONE : found;
  }

  /// The commits that lead from these to the first ones, parents before children, and among those
  /// that could come next the oldest first: the same order wherever and however often it is asked
  /// for.
  int[] history(int[] tips) {
    return history(tips, 0);
  }

  /// The same.
  ///
  /// @param kept how many numbers, from 0 on, are commits in the order of an earlier history
  int[] history(int[] tips, int kept) {
    int[] waiting = new int[size()];
    int[] reached = reach(tips, waiting);
    int place = place(reached, kept);
    int old = place < 0 ? -place - 1 : place;
    if (!comesBehind(reached, old, kept)) {
      old = 0;
    }
    int[] ordered = Arrays.copyOf(reached, reached.length);
    int size = settle(Arrays.copyOfRange(reached, old, reached.length), waiting, ordered, old);
    // Ids that were made up may lead in circles; those commits come in no order.
    return Arrays.copyOf(ordered, size);
  }

  /// Whether what is new comes behind all that an earlier history had: where each new commit is
  /// younger than all old ones that come behind its parents. What is no longer reached leaves the
  /// order of the others as it was.
  ///
  /// @param reached sorted; the first `old` of them are below `kept`
  private boolean comesBehind(int[] reached, int old, int kept) {
    long[] youngest = new long[old + 1];
    youngest[old] = Long.MIN_VALUE;
    for (int i = old - 1; i >= 0; i--) {
      youngest[i] = Math.max(youngest[i + 1], seconds[reached[i]]);
    }
    for (int i = old; i < reached.length; i++) {
      int behind = 0;
      for (int parent : parents(reached[i])) {
        behind = Math.max(behind, parent >= kept ? old : place(reached, parent) + 1);
      }
      if (seconds[reached[i]] <= youngest[behind]) {
        return false;
      }
    }
    return true;
  }

  /// Puts commits in their order; parents that are not among them count as taken.
  ///
  /// @param open sorted by number
  /// @return where `ordered` ends now
  private int settle(int[] open, int[] waiting, int[] ordered, int from) {
    int[][] children = children(open, waiting);
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            (a, b) -> {
              int byDate = Long.compare(seconds[a], seconds[b]);
              return byDate != 0 ? byDate : id(a).compareTo(id(b));
            });
    for (int commit : open) {
      if (waiting[commit] == 1) {
        ready.add(commit);
      }
    }
    int size = from;
    while (!ready.isEmpty()) {
      int commit = ready.remove();
      ordered[size++] = commit;
      for (int child : children[place(open, commit)]) {
        if (--waiting[child] == 1) {
          ready.add(child);
        }
      }
    }
    return size;
  }

  private static int place(int[] sorted, int commit) {
    return Arrays.binarySearch(sorted, commit);
  }

  /// All commits that the tips descend from, sorted by number.
  ///
  /// @param waiting gets one more than each commit's number of parents
  private int[] reach(int[] tips, int[] waiting) {
    int[] reached = new int[64];
    int size = 0;
    for (int tip : tips) {
      if (isCommit(tip) && waiting[tip] == 0) {
        waiting[tip] = 1;
        reached = added(reached, size++, tip);
      }
    }
    for (int at = 0; at < size; at++) {
      int[] all = parents(reached[at]);
      for (int parent : all) {
        if (waiting[parent] == 0) {
          waiting[parent] = 1;
          reached = added(reached, size++, parent);
        }
      }
      waiting[reached[at]] += all.length;
    }
    int[] sorted = Arrays.copyOf(reached, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int[] added(int[] list, int size, int value) {
    int[] room = size == list.length ? Arrays.copyOf(list, 2 * size) : list;
    room[size] = value;
    return room;
  }

  /// The children of commits among them; a parent that is not among them is waited for no longer.
  private int[][] children(int[] open, int[] waiting) {
    int[] counts = new int[open.length];
    for (int commit : open) {
      for (int parent : parents(commit)) {
        int place = place(open, parent);
        if (place < 0) {
          waiting[commit]--;
        } else {
          counts[place]++;
        }
      }
    }
    int[][] children = new int[open.length][];
    Arrays.setAll(children, i -> new int[counts[i]]);
    for (int commit : open) {
      for (int parent : parents(commit)) {
        int place = place(open, parent);
        if (place >= 0) {
          children[place][--counts[place]] = commit;
        }
      }
    }
    return children;
  }

  /// The commits of a store, as the threads read them.
  private static final class Reading {
    private final ObjectNumbers numbers;
    private final Commits commits;
    private final int[] tree;
    private final int[] @Nullable [] parents;
    private final long[] seconds;
    private volatile boolean lacksParents;
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());

    Reading(ObjectNumbers numbers, Commits commits) {
      this.numbers = numbers;
      this.commits = commits;
      tree = new int[numbers.size()];
      parents = new int[numbers.size()][];
      seconds = new long[numbers.size()];
    }

    final class Reader implements ContentVisitor<Boolean> {
      @Override
      public Boolean visit(
          ContentId id,
          byte[] bytes,
          int length,
          @Nullable Boolean base,
          @Nullable CopiedRanges copies) {
        int number = numbers.of(id);
        if (number < 0) {
          return true;
        }
        try {
          Commit commit = Commit.parse(Arrays.copyOf(bytes, length));
          tree[number] = numbers.of(commit.tree());
          seconds[number] = commit.committerSeconds();
          parents[number] = commits.isEdge(id) ? NONE : here(commit.parents());
        } catch (GitFailure e) {
          problems.add(e.problem(id.hex()));
        }
        return true;
      }

      private int[] here(List<ContentId> ids) {
        int[] found = new int[ids.size()];
        int size = 0;
        for (ContentId id : ids) {
          int number = numbers.of(id);
          if (number >= 0) {
            found[size++] = number;
          }
        }
        if (size == found.length) {
          return found;
        }
        lacksParents = true;
        return Arrays.copyOf(found, size);
      }

      @Override
      public void failed(ContentId id, int lost, GitFailure failure) {
        problems.add(failure.problem(""));
      }
    }
  }
}
