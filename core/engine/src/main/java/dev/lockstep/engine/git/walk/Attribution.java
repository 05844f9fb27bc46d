package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.GitObject;
import dev.lockstep.engine.git.object.ObjectNumbers;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.object.ObjectWalk;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Finds for some contents the commits that introduced them, in one way through the history:
/// commits are taken from the oldest to the newest, and every tree is entered once, from the
/// first commit that holds it.
///
/// What was found is kept. The next time only those commits are taken that come behind all that
/// the two histories have in common, see [Continuation].
public final class Attribution {
  static final int MOST_REFS = 8;
  static final int MOST_TAGS = 16;
  static final int DEEPEST = 1_000;

  private final ObjectStore objects;
  private final Tips tips;
  private final int jobs;
  private final BooleanSupplier cancelled;
  private final Commits commits;
  private final List<Problem> problems = new ArrayList<>();

  public Attribution(
      ObjectStore objects, Tips tips, Commits commits, int jobs, BooleanSupplier cancelled) {
    this.objects = objects;
    this.tips = tips;
    this.commits = commits;
    this.jobs = jobs;
    this.cancelled = cancelled;
  }

  /// What was found.
  ///
  /// @param introductions of those contents that a reference reaches, in the order of the contents
  /// @param record to keep for the next time; null where something was not read
  public record Found(List<Introduction> introductions, @Nullable AttributionRecord record) {
    public Found {
      introductions = List.copyOf(introductions);
    }
  }

  /// What could not be read on the way; then some contents may be attributed to a later commit,
  /// or to none.
  public List<Problem> problems() {
    return problems.stream().distinct().toList();
  }

  /// Finds the introductions of contents.
  ///
  /// @param before what was found the last time, for contents of the same sort; null for nothing
  public Found of(SortedSet<ContentId> contents, @Nullable AttributionRecord before) {
    if (contents.isEmpty()) {
      return new Found(List.of(), before);
    }
    IdTable targets = new IdTable(List.copyOf(contents));
    boolean mayBeKept = tips.problems().isEmpty() && !commits.isShallow();
    if (before != null && mayBeKept) {
      Found found = new Continuation(objects, tips, commits, before, targets, cancelled).found();
      if (found != null) {
        return found;
      }
    }
    problems.addAll(tips.problems());
    Run run = run(targets);
    List<Introduction> introductions = run.introductions();
    boolean kept = mayBeKept && problems.isEmpty() && run.isWhole() && !cancelled.getAsBoolean();
    return new Found(introductions, kept ? run.record() : null);
  }

  private Run run(IdTable targets) {
    ObjectNumbers numbers = new ObjectNumbers(objects);
    ObjectWalk walk = new ObjectWalk(objects, jobs, cancelled, ObjectWalk.Examined.NOTHING);
    CommitGraph graph = CommitGraph.read(numbers, commits, walk, jobs);
    problems.addAll(graph.problems());
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
    return new Run(numbers, graph, edges, targets);
  }

  private final class Run {
    private final ObjectNumbers numbers;
    private final CommitGraph graph;
    private final TreeEdges edges;
    private final Paths paths;
    private final Standings standings;
    private final int[] tipNumbers;
    private final int[] history;

    /// One more than the place of the commit from which a tree was entered, by number.
    private final int[] entered;

    private boolean lacksTrees;

    Run(ObjectNumbers numbers, CommitGraph graph, TreeEdges edges, IdTable targets) {
      this.numbers = numbers;
      this.graph = graph;
      this.edges = edges;
      paths = new Paths(edges.names());
      standings = new Standings(targets);
      entered = new int[numbers.size()];
      tipNumbers = new int[tips.refs().size()];
      Arrays.setAll(tipNumbers, i -> tip(tips.refs().get(i).target()));
      history = graph.history(tipNumbers);
    }

    List<Introduction> introductions() {
      ContentId head = tips.head();
      int headCommit = head == null ? -1 : tip(head);
      if (headCommit >= 0) {
        enterHead(graph.tree(headCommit), new BitSet(), 0, Paths.ROOT);
      }
      for (int place = 0; place < history.length; place++) {
        enter(graph.tree(history[place]), place, 0, Paths.ROOT);
      }
      RefReach reach = new RefReach(graph, history, tips.refs(), tipNumbers, MOST_REFS);
      return standings.introductions(graph, history, reach, paths::raw);
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
    private void enter(int tree, int place, int depth, int path) {
      lacksTrees |= tree < 0 || edges.of(tree) == null;
      if (tree < 0 || entered[tree] > 0 || depth > DEEPEST) {
        return;
      }
      entered[tree] = place + 1;
      int[] own = edges.of(tree);
      if (own == null) {
        return;
      }
      for (int i = 0; i < own.length; i += 2) {
        if (own[i] < 0) {
          standings.found(~own[i], place, paths.number(path, own[i + 1]));
        } else if (entered[own[i]] == 0) {
          enter(own[i], place, depth + 1, paths.number(path, own[i + 1]));
        }
      }
    }

    private void enterHead(int tree, BitSet seen, int depth, int path) {
      if (tree < 0 || seen.get(tree) || depth > DEEPEST) {
        return;
      }
      seen.set(tree);
      int[] own = edges.of(tree);
      for (int i = 0; own != null && i < own.length; i += 2) {
        int standing = paths.number(path, own[i + 1]);
        if (own[i] < 0) {
          standings.found(~own[i], -1, standing);
        } else {
          enterHead(own[i], seen, depth + 1, standing);
        }
      }
    }

    /// Whether all commits and the roots of their trees are here.
    boolean isWhole() {
      return graph.isWhole() && !lacksTrees;
    }

    /// What is kept of this.
    AttributionRecord record() {
      List<ContentId> trees = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < entered.length; i++) {
        if (entered[i] > 0) {
          trees.add(numbers.id(i));
          places.add(entered[i] - 1);
        }
      }
      return AttributionRecord.of(graph, history, trees, places, standings, paths::raw);
    }
  }
}
