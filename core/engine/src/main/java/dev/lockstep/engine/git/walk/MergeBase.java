package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Finds where two lines of history parted: both are followed from the newest commit to the
/// oldest until all that is left descends to known common ancestors (git-merge-base).
public final class MergeBase {
  private static final int ONE = 1;
  private static final int OTHER = 2;
  private static final int BOTH = ONE | OTHER;

  /// An ancestor of a common ancestor: of no interest itself.
  private static final int STALE = 4;

  private final Commits commits;
  private final Map<ContentId, Node> nodes = new HashMap<>();
  private final PriorityQueue<Node> queue =
      new PriorityQueue<>(
          Comparator.comparingLong((Node node) -> node.seconds)
              .reversed()
              .thenComparing(node -> node.id));
  private final List<Node> common = new ArrayList<>();
  private int fresh;

  private static final class Node {
    final ContentId id;
    final long seconds;
    final List<ContentId> parents;
    int sides;
    boolean queued;

    Node(ContentId id, Commit commit) {
      this.id = id;
      this.seconds = commit.committerSeconds();
      this.parents = commit.parents();
    }
  }

  private MergeBase(Commits commits) {
    this.commits = commits;
  }

  /// The newest common ancestor that is no ancestor of another one.
  ///
  /// @throws GitFailure where there is none here
  public static ContentId of(Commits commits, ContentId one, ContentId other) {
    return new MergeBase(commits).find(one, other);
  }

  private ContentId find(ContentId one, ContentId other) {
    paint(one, ONE);
    paint(other, OTHER);
    while (fresh > 0) {
      Node next = queue.remove();
      next.queued = false;
      int sides = next.sides;
      if ((sides & STALE) == 0) {
        fresh--;
        if (sides == BOTH) {
          common.add(next);
          sides |= STALE;
        }
      }
      for (ContentId parent : next.parents) {
        paint(parent, sides);
      }
    }
    for (Node node : common) {
      if ((node.sides & STALE) == 0) {
        return node.id;
      }
    }
    throw noBase();
  }

  /// Adds sides to a commit; one that gains any is followed, again where it was followed before.
  private void paint(ContentId id, int sides) {
    Node node = nodes.get(id);
    if (node == null) {
      node = new Node(id, commits.commit(id));
      nodes.put(id, node);
    }
    if ((node.sides | sides) == node.sides) {
      return;
    }
    boolean counted = node.queued && (node.sides & STALE) == 0;
    node.sides |= sides;
    boolean counts = (node.sides & STALE) == 0;
    fresh += (counts ? 1 : 0) - (counted ? 1 : 0);
    if (!node.queued) {
      node.queued = true;
      queue.add(node);
    }
  }

  private GitFailure noBase() {
    return new GitFailure(
        GitFailure.Code.NO_MERGE_BASE,
        commits.isShallow()
            ? "the clone is shallow and ends before the common ancestor; run"
                + " `git fetch --unshallow` (in CI: clone the whole history)"
            : "the two revisions have no common ancestor");
  }
}
