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
import org.jspecify.annotations.Nullable;

/// All commits of a store by their objects' numbers: trees, parents, dates.
final class CommitGraph {
  private final ObjectNumbers numbers;
  private final Commits commits;
  private final int[] tree;
  private final int[] @Nullable [] parents;
  private final long[] seconds;
  private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());

  CommitGraph(ObjectNumbers numbers, Commits commits, ObjectWalk walk, int jobs) {
    this.numbers = numbers;
    this.commits = commits;
    tree = new int[numbers.size()];
    parents = new int[numbers.size()][];
    seconds = new long[numbers.size()];
    Reader[] readers = new Reader[jobs];
    Arrays.setAll(readers, _ -> new Reader());
    walk.run(ObjectType.COMMIT, thread -> readers[thread]);
  }

  List<Problem> problems() {
    synchronized (problems) {
      return List.copyOf(problems);
    }
  }

  /// Whether a number is a commit's.
  boolean isCommit(int number) {
    return number >= 0 && parents[number] != null;
  }

  /// The number of a commit's tree; -1 where the tree is not here.
  int tree(int commit) {
    return tree[commit];
  }

  /// The parents that are here.
  int[] parents(int commit) {
    int[] found = parents[commit];
    return found == null ? new int[0] : found;
  }

  /// The commits that lead from these to the first ones, parents before children, and among those
  /// that could come next the oldest first: the same order wherever and however often it is asked
  /// for.
  int[] history(int[] tips) {
    int[] waiting = new int[numbers.size()];
    int[] reached = reach(tips, waiting);
    int[][] children = children(reached);
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            (a, b) -> {
              int byDate = Long.compare(seconds[a], seconds[b]);
              return byDate != 0 ? byDate : numbers.id(a).compareTo(numbers.id(b));
            });
    for (int commit : reached) {
      if (waiting[commit] == 1) {
        ready.add(commit);
      }
    }
    int[] ordered = new int[reached.length];
    int size = 0;
    while (!ready.isEmpty()) {
      int commit = ready.remove();
      ordered[size++] = commit;
      for (int child : children[place(reached, commit)]) {
        if (--waiting[child] == 1) {
          ready.add(child);
        }
      }
    }
    // Ids that were made up may lead in circles; those commits come in no order.
    return Arrays.copyOf(ordered, size);
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

  private int[][] children(int[] reached) {
    int[] counts = new int[reached.length];
    for (int commit : reached) {
      for (int parent : parents(commit)) {
        counts[place(reached, parent)]++;
      }
    }
    int[][] children = new int[reached.length][];
    Arrays.setAll(children, i -> new int[counts[i]]);
    for (int commit : reached) {
      for (int parent : parents(commit)) {
        int place = place(reached, parent);
        children[place][--counts[place]] = commit;
      }
    }
    return children;
  }

  private final class Reader implements ContentVisitor<Boolean> {
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
        parents[number] = commits.isEdge(id) ? new int[0] : here(commit.parents());
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
      return size == found.length ? found : Arrays.copyOf(found, size);
    }

    @Override
    public void failed(ContentId id, int lost, GitFailure failure) {
      problems.add(failure.problem(""));
    }
  }
}
