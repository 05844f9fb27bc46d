package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.object.TreeCursor;
import dev.lockstep.engine.git.refs.Ref;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How references moved on from a [HistoryState], and whether that is nothing to its contents.
/// Where it is not sure, or much to read, the answer is no, and everything is found out as if
/// nothing were known of it.
///
/// It is nothing to them if all of this is so:
///
/// - There are the same references in the same order. Those that moved lead through new commits to
///   the commit where they stood, and to no old one besides its ancestors: then each old commit is
///   reached by those that reached it.
/// - Each new commit is younger than the old ones behind its parents: then the order of the old
/// ones is as it was, see [CommitGraph#history(int[], int)].
/// - The trees of new commits hold contents of the state at paths only where these were met before.
/// - What HEAD's tree held of them, it holds, and nothing more.
final class Advance {
  private static final int MOST_COMMITS = 200;
  private static final int MOST_TREES = 4_000;

  private final ObjectStore objects;
  private final Commits commits;
  private final AttributionRecord record;
  private final IdColumn contents;
  private final Map<ContentId, Commit> fresh = new HashMap<>();
  private final Set<ContentId> entered = new HashSet<>();
  private int steps;
  private int trees;

  Advance(ObjectStore objects, Commits commits, AttributionRecord record, IdColumn contents) {
    this.objects = objects;
    this.commits = commits;
    this.record = record;
    this.contents = contents;
  }

  boolean isNothingTo(HistoryState state, Tips now) {
    try {
      return movesOn(state.refs(), now.refs())
          && comesBehind()
          && bringsNothing()
          && headIsSame(state.head(), now.head());
    } catch (GitFailure e) {
      return false; // whoever reads everything says what is wrong
    }
  }

  private boolean movesOn(List<Ref> before, List<Ref> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      ContentId from = before.get(i).target();
      ContentId to = now.get(i).target();
      if (!before.get(i).name().equals(now.get(i).name())
          || (!from.equals(to) && !leadsBack(to, record.commits().find(from)))) {
        return false;
      }
    }
    return true;
  }

  /// Whether new commits lead from one to an old one, and to none besides that is no ancestor of
  /// it.
  private boolean leadsBack(ContentId from, int to) {
    Set<ContentId> seen = new HashSet<>();
    Deque<ContentId> open = new ArrayDeque<>();
    boolean reached = false;
    if (to < 0 || record.commits().find(from) >= 0) {
      return false;
    }
    open.add(from);
    while (!open.isEmpty()) {
      ContentId id = open.remove();
      int known = record.commits().find(id);
      if (known == to) {
        reached = true;
      } else if (known >= 0) {
        if (!isAncestor(known, to)) {
          return false;
        }
      } else if (seen.add(id)) {
        if (++steps > MOST_COMMITS) {
          return false;
        }
        open.addAll(fresh.computeIfAbsent(id, commits::commit).parents());
      }
    }
    return reached;
  }

  /// Parents come before children, so that nothing before the one asked for leads to it.
  private boolean isAncestor(int commit, int of) {
    if (commit > of) {
      return false;
    }
    boolean[] seen = new boolean[of - commit + 1];
    seen[of - commit] = true;
    for (int at = of; at > commit; at--) {
      if (seen[at - commit]) {
        for (int parent : record.parents(at)) {
          if (parent >= commit) {
            seen[parent - commit] = true;
          }
        }
      }
    }
    return seen[0];
  }

  private boolean comesBehind() {
    for (Commit commit : fresh.values()) {
      boolean leadsToNew = false;
      int behind = 0;
      for (ContentId parent : commit.parents()) {
        leadsToNew |= fresh.containsKey(parent);
        behind = Math.max(behind, record.commits().find(parent) + 1);
      }
      for (int i = behind; i < record.commits().size() && !leadsToNew; i++) {
        if (record.seconds(i) >= commit.committerSeconds()) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean bringsNothing() {
    for (Commit commit : fresh.values()) {
      if (!bringsNothing(commit.tree(), "", 0)) {
        return false;
      }
    }
    return true;
  }

  private boolean bringsNothing(ContentId tree, String path, int depth) {
    if (record.entered(tree) >= 0 || !entered.add(tree)) {
      return true;
    }
    if (depth > Attribution.DEEPEST || ++trees > MOST_TREES) {
      return false;
    }
    TreeCursor entry = new TreeCursor(objects.read(tree).as(ObjectType.TREE, tree));
    while (entry.next()) {
      ContentId id = entry.id();
      boolean nothing =
          entry.isTree()
              ? bringsNothing(id, path + entry.rawName() + "/", depth + 1)
              : contents.find(id) < 0 || record.stands(id, path + entry.rawName());
      if (!nothing) {
        return false;
      }
    }
    return true;
  }

  private boolean headIsSame(@Nullable ContentId before, @Nullable ContentId now) {
    if (before == null || now == null || before.equals(now)) {
      return Objects.equals(before, now);
    }
    return isSame(commits.commit(before).tree(), commits.commit(now).tree(), 0);
  }

  /// Whether two trees hold the same of the contents.
  private boolean isSame(@Nullable ContentId before, @Nullable ContentId now, int depth) {
    if (Objects.equals(before, now)) {
      return true;
    }
    if (depth > Attribution.DEEPEST || ++trees > MOST_TREES) {
      return false;
    }
    Map<String, ContentId> old = entries(before);
    for (Map.Entry<String, ContentId> entry : entries(now).entrySet()) {
      if (!isSame(entry.getKey(), old.remove(entry.getKey()), entry.getValue(), depth)) {
        return false;
      }
    }
    for (Map.Entry<String, ContentId> entry : old.entrySet()) {
      if (!isSame(entry.getKey(), entry.getValue(), null, depth)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(
      String name, @Nullable ContentId before, @Nullable ContentId now, int depth) {
    if (name.endsWith("/")) {
      return isSame(before, now, depth + 1);
    }
    return Objects.equals(before, now) || (isNone(before) && isNone(now));
  }

  private boolean isNone(@Nullable ContentId id) {
    return id == null || contents.find(id) < 0;
  }

  private Map<String, ContentId> entries(@Nullable ContentId tree) {
    return tree == null ? new HashMap<>() : TreeDiff.entries(objects, tree);
  }
}
