package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.GitObject;
import dev.lockstep.engine.git.object.ObjectNumbers;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.object.ObjectWalk;
import dev.lockstep.engine.git.refs.Ref;
import dev.lockstep.engine.git.refs.Refs;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;

/// Finds for some contents the commits that introduced them, in one way through the history:
/// commits are taken from the oldest to the newest, and every tree is entered once, from the
/// first commit that holds it.
public final class Attribution {
  private static final int MOST_PATHS = 16;
  private static final int MOST_REFS = 8;
  private static final int MOST_TAGS = 16;
  private static final int DEEPEST = 1_000;

  private final ObjectStore objects;
  private final Refs refs;
  private final int jobs;
  private final BooleanSupplier cancelled;
  private final Commits commits;
  private final List<Problem> problems = new ArrayList<>();

  public Attribution(
      ObjectStore objects, Refs refs, Commits commits, int jobs, BooleanSupplier cancelled) {
    this.objects = objects;
    this.refs = refs;
    this.commits = commits;
    this.jobs = jobs;
    this.cancelled = cancelled;
  }

  /// What could not be read on the way; then some contents may be attributed to a later commit,
  /// or to none.
  public List<Problem> problems() {
    return problems.stream().distinct().toList();
  }

  /// The introductions of those contents that a reference reaches, in the order of the contents.
  public List<Introduction> of(SortedSet<ContentId> contents) {
    if (contents.isEmpty()) {
      return List.of();
    }
    ObjectNumbers numbers = new ObjectNumbers(objects);
    ObjectWalk walk = new ObjectWalk(objects, jobs, cancelled, ObjectWalk.Examined.NOTHING);
    CommitGraph graph = new CommitGraph(numbers, commits, walk, jobs);
    problems.addAll(graph.problems());
    IdTable targets = new IdTable(List.copyOf(contents));
    TreeEdges edges = new TreeEdges(numbers, targets);
    TreeEdges.Reader[] readers = new TreeEdges.Reader[jobs];
    Arrays.setAll(readers, _ -> edges.reader());
    walk.run(ObjectType.TREE, thread -> readers[thread]);
    problems.addAll(edges.problems());
    if (edges.isOverLimit()) {
      problems.add(
          Problem.notice(
              "git-over-limit",
              "",
              "the history is too large to say of each finding where it began"));
    }
    return new Run(numbers, graph, edges, targets).introductions();
  }

  private final class Run {
    private final ObjectNumbers numbers;
    private final CommitGraph graph;
    private final TreeEdges edges;
    private final IdTable targets;
    private final int[] commit;
    private final int[] order;
    private int taken;
    private final Paths paths;

    /// The paths of each content, by number, as many as there are.
    private final int[][] standing;

    private final int[] standings;
    private final BitSet atHead = new BitSet();
    private final BitSet entered;

    Run(ObjectNumbers numbers, CommitGraph graph, TreeEdges edges, IdTable targets) {
      this.numbers = numbers;
      this.graph = graph;
      this.edges = edges;
      this.targets = targets;
      this.entered = new BitSet(numbers.size());
      commit = new int[targets.size()];
      order = new int[targets.size()];
      Arrays.fill(commit, -1);
      paths = new Paths(edges.names());
      standing = new int[targets.size()][];
      standings = new int[targets.size()];
    }

    List<Introduction> introductions() {
      List<Ref> ordered = new ArrayList<>(refs.all(problems));
      ordered.sort(RefReach.order(refs.headBranch()));
      int[] tips = new int[ordered.size()];
      Arrays.setAll(tips, i -> tip(ordered.get(i).target()));
      int[] history = graph.history(tips);
      int head = head();
      if (head >= 0) {
        enter(graph.tree(head), -1, 0, Paths.ROOT);
        entered.clear();
      }
      for (int each : history) {
        taken++;
        enter(graph.tree(each), each, 0, Paths.ROOT);
      }
      RefReach reach = new RefReach(graph, numbers.size(), history, ordered, tips, MOST_REFS);
      List<Introduction> found = new ArrayList<>();
      for (int i = 0; i < commit.length; i++) {
        if (commit[i] >= 0) {
          found.add(
              new Introduction(
                  targets.get(i),
                  numbers.id(commit[i]),
                  order[i],
                  spelled(i),
                  atHead.get(i),
                  reach.of(commit[i])));
        }
      }
      found.sort(Comparator.comparing(Introduction::content));
      return found;
    }

    private int head() {
      try {
        ContentId head = refs.head();
        return head == null ? -1 : tip(head);
      } catch (GitFailure e) {
        problems.add(e.problem(""));
        return -1;
      }
    }

    /// The number of the commit that an object leads to; -1 where it leads to none.
    private int tip(ContentId target) {
      ContentId id = target;
      try {
        for (int tags = 0; tags < MOST_TAGS; tags++) {
          int number = numbers.of(id);
          if (number >= 0 && graph.isCommit(number)) {
            return number;
          }
          GitObject object = objects.read(id);
          if (object.type() != ObjectType.TAG) {
            return -1;
          }
          id = Commit.taggedBy(object.bytes());
        }
      } catch (GitFailure e) {
        problems.add(e.problem(""));
      }
      return -1;
    }

    /// Goes through a tree that was not entered before.
    ///
    /// @param by the commit; -1 for HEAD
    private void enter(int tree, int by, int depth, int path) {
      if (tree < 0 || entered.get(tree) || depth > DEEPEST) {
        return;
      }
      entered.set(tree);
      int[] own = edges.of(tree);
      if (own == null) {
        return;
      }
      for (int i = 0; i < own.length; i += 2) {
        if (own[i] < 0) {
          found(~own[i], by, paths.number(path, own[i + 1]));
        } else if (!entered.get(own[i])) {
          enter(own[i], by, depth + 1, paths.number(path, own[i + 1]));
        }
      }
    }

    private void found(int target, int by, int path) {
      if (by < 0) {
        atHead.set(target);
      } else if (commit[target] < 0) {
        commit[target] = by;
        order[target] = taken;
      }
      int count = standings[target];
      int[] known = standing[target];
      for (int i = 0; i < count; i++) {
        if (known[i] == path) {
          return;
        }
      }
      if (count < MOST_PATHS) {
        if (known == null || count == known.length) {
          known = known == null ? new int[1] : Arrays.copyOf(known, 2 * count);
          standing[target] = known;
        }
        known[count] = path;
        standings[target]++;
      }
    }

    private List<String> spelled(int target) {
      Set<String> spelled = new LinkedHashSet<>();
      for (int i = 0; i < standings[target]; i++) {
        spelled.add(paths.spelled(standing[target][i]));
      }
      return List.copyOf(spelled);
    }
  }
}
