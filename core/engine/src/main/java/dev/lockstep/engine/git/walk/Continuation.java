package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.GitObject;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.object.TreeCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// An attribution that goes on where an earlier one ended. The order of all commits is made from
/// what is known of the old ones and from the new ones; as far as it begins like the order before,
/// all that was found then holds. The commits behind are taken one by one, whether they are new or
/// changed their places because others came in between or are gone.
///
/// It relies on a repository that was whole when the record was made: a tree that was entered then
/// is not looked at again.
final class Continuation {
  /// Beyond this many commits or trees all of them are read at once instead.
  private static final int MOST_TAKEN = 4_000;

  private static final int MOST_TREES = 40_000;

  private final ObjectStore objects;
  private final Tips tips;
  private final Commits commits;
  private final AttributionRecord before;
  private final IdTable targets;
  private final BooleanSupplier cancelled;
  private final Map<ContentId, Integer> numbers = new HashMap<>();
  private final List<ContentId> fresh = new ArrayList<>();
  private final List<Commit> read = new ArrayList<>();
  private final Map<ContentId, Integer> entered = new HashMap<>();
  private final List<String> names;
  private final Map<String, Integer> paths = new HashMap<>();
  private int common;
  private int trees;

  /// Gives up: to read everything is the better way.
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    GivenUp() {
      super("too much is new", null, false, false);
    }
  }

  Continuation(
      ObjectStore objects,
      Tips tips,
      Commits commits,
      AttributionRecord before,
      IdTable targets,
      BooleanSupplier cancelled) {
    this.objects = objects;
    this.tips = tips;
    this.commits = commits;
    this.before = before;
    this.targets = targets;
    this.cancelled = cancelled;
    names = new ArrayList<>(before.names());
    for (int i = 0; i < names.size(); i++) {
      paths.put(names.get(i), i);
    }
  }

  /// What was found; null where so much is new, or so little is here, that everything has to be
  /// read.
  Attribution.@Nullable Found found() {
    try {
      return all();
    } catch (GitFailure | GivenUp e) {
      return null; // whoever reads everything says what is wrong
    }
  }

  private Attribution.Found all() {
    int[] ends = new int[tips.refs().size()];
    Arrays.setAll(ends, i -> tip(tips.refs().get(i).target()));
    CommitGraph graph = graph();
    int kept = before.commits().size();
    int[] history = graph.history(ends, kept);
    while (common < Math.min(history.length, kept) && history[common] == common) {
      common++;
    }
    if (history.length - common > MOST_TAKEN) {
      throw new GivenUp();
    }
    Standings standings = new Standings(targets);
    before.tell(standings, common);
    enterHead(standings);
    for (int place = common; place < history.length; place++) {
      ContentId tree = commit(history[place]).tree();
      if (!isEntered(tree)) {
        enter(tree, place, 0, "", standings, entered);
      }
    }
    RefReach reach = new RefReach(graph, history, tips.refs(), ends, Attribution.MOST_REFS);
    return new Attribution.Found(
        standings.introductions(graph, history, reach, names::get),
        common == kept && common == history.length ? before : record(graph, history, standings));
  }

  private AttributionRecord record(CommitGraph graph, int[] history, Standings standings) {
    List<ContentId> ids = new ArrayList<>();
    List<Integer> when = new ArrayList<>();
    before.addTrees(common, ids, when);
    entered.forEach(
        (id, place) -> {
          ids.add(id);
          when.add(place);
        });
    return AttributionRecord.of(graph, history, ids, when, standings, names::get);
  }

  /// The number of the commit that an object leads to; -1 where it leads to none.
  private int tip(ContentId target) {
    ContentId id = target;
    for (int tags = 0; tags < Attribution.MOST_TAGS; tags++) {
      int known = number(id);
      if (known >= 0) {
        return known;
      }
      GitObject object = objects.read(id);
      if (object.type() == ObjectType.COMMIT) {
        int number = add(id);
        follow(number);
        return number;
      }
      if (object.type() != ObjectType.TAG) {
        return -1;
      }
      id = Commit.taggedBy(object.bytes());
    }
    return -1;
  }

  private int number(ContentId commit) {
    int place = before.commits().find(commit);
    return place >= 0 ? place : numbers.getOrDefault(commit, -1);
  }

  private int add(ContentId id) {
    if (fresh.size() == MOST_TAKEN || cancelled.getAsBoolean()) {
      throw new GivenUp();
    }
    read.add(commits.commit(id));
    fresh.add(id);
    int number = before.commits().size() + fresh.size() - 1;
    numbers.put(id, number);
    return number;
  }

  /// Reads all commits that lead from a new one to known ones.
  private void follow(int number) {
    int first = before.commits().size();
    for (int at = number - first; at < fresh.size(); at++) {
      for (ContentId parent : read.get(at).parents()) {
        if (number(parent) < 0) {
          add(parent);
        }
      }
    }
  }

  private Commit commit(int number) {
    int kept = before.commits().size();
    return number < kept ? commits.commit(before.commits().get(number)) : read.get(number - kept);
  }

  private CommitGraph graph() {
    int kept = before.commits().size();
    int size = kept + fresh.size();
    int[][] parents = new int[size][];
    long[] seconds = new long[size];
    for (int i = 0; i < size; i++) {
      if (i < kept) {
        parents[i] = before.parents(i);
        seconds[i] = before.seconds(i);
      } else {
        Commit commit = read.get(i - kept);
        parents[i] = commit.parents().stream().mapToInt(this::number).toArray();
        seconds[i] = commit.committerSeconds();
      }
    }
    return new CommitGraph(
        i -> i < kept ? before.commits().get(i) : fresh.get(i - kept), parents, seconds);
  }

  private boolean isEntered(ContentId tree) {
    int place = before.entered(tree);
    return (place >= 0 && place < common) || entered.containsKey(tree);
  }

  private void enterHead(Standings standings) {
    ContentId head = tips.head();
    int number = head == null ? -1 : tip(head);
    if (number >= 0) {
      enter(commit(number).tree(), -1, 0, "", standings, new HashMap<>());
    }
  }

  /// Goes through a tree that was not entered before.
  ///
  /// @param place of its commit; below 0 for HEAD
  /// @param path with a slash at its end, empty for the root, each byte a character
  private void enter(
      ContentId tree,
      int place,
      int depth,
      String path,
      Standings standings,
      Map<ContentId, Integer> seen) {
    if (depth > Attribution.DEEPEST) {
      return;
    }
    seen.put(tree, place);
    if (++trees > MOST_TREES || cancelled.getAsBoolean()) {
      throw new GivenUp();
    }
    GitObject object = objects.read(tree).as(ObjectType.TREE, tree);
    TreeCursor entry = new TreeCursor(object);
    while (entry.next()) {
      if (entry.isTree()) {
        ContentId child = entry.id();
        if (place < 0 ? !seen.containsKey(child) : !isEntered(child)) {
          enter(child, place, depth + 1, path + entry.rawName() + "/", standings, seen);
        }
      } else {
        int target = targets.find(object.bytes(), entry.idAt());
        if (target >= 0) {
          standings.found(target, place, path(path + entry.rawName()));
        }
      }
    }
  }

  private int path(String raw) {
    Integer known = paths.get(raw);
    if (known == null) {
      known = names.size();
      names.add(raw);
      paths.put(raw, known);
    }
    return known;
  }
}
