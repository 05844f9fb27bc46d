package dev.lockstep.engine.git.index;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.object.TreeCursor;
import dev.lockstep.engine.git.walk.TreeDiff;
import dev.lockstep.model.Problem;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds what the index holds that a tree does not: what the next commit adds or modifies.
///
/// Goes through both in the order of their paths. Folders that the index knows to be unchanged are
/// skipped unread.
public final class StagedChanges {
  /// Below this, everything counts as staged.
  private static final int DEEPEST = 1_000;

  private final GitIndex index;
  private final ObjectStore objects;
  private final Visitor visitor;
  private final Consumer<Problem> problems;

  /// Is told what is staged.
  public interface Visitor {
    /// @param path from the repository's root, `/` between names
    /// @param mode as trees state it
    void staged(String path, int mode, ContentId id);
  }

  /// @param problems gets the trees that cannot be read; all below them counts as staged
  public StagedChanges(
      GitIndex index, ObjectStore objects, Visitor visitor, Consumer<Problem> problems) {
    this.index = index;
    this.objects = objects;
    this.visitor = visitor;
    this.problems = problems;
  }

  /// @param head the tree of HEAD; null before the first commit
  public void since(@Nullable ContentId head) {
    folder(0, index.count(), 0, head, index.cachedTrees(), 0);
  }

  /// Compares the entries `[from, to)`, whose paths agree in the first `prefix` bytes.
  private void folder(
      int from,
      int to,
      int prefix,
      @Nullable ContentId tree,
      @Nullable CachedTrees cached,
      int depth) {
    if (depth > DEEPEST) {
      for (int i = from; i < to; i++) {
        file(i, null);
      }
      return;
    }
    if (tree != null
        && cached != null
        && tree.equals(cached.id())
        && cached.entries() == to - from) {
      return;
    }
    Map<String, ContentId> known = tree == null ? Map.of() : known(tree, from, prefix);
    int i = from;
    while (i < to) {
      int slash = index.slash(i, prefix);
      if (slash < 0) {
        file(i, known.get(index.rawName(i, prefix, index.pathLength(i))));
        i++;
        continue;
      }
      String name = index.rawName(i, prefix, slash);
      ContentId subtree = known.get(name + "/");
      if (slash == index.pathLength(i) - 1) {
        sparse(i, subtree);
        i++;
        continue;
      }
      int end = groupEnd(i, to, slash + 1);
      folder(i, end, slash + 1, subtree, cached == null ? null : cached.folder(name), depth + 1);
      i = end;
    }
  }

  private Map<String, ContentId> known(ContentId tree, int first, int prefix) {
    try {
      return TreeDiff.entries(objects, tree);
    } catch (GitFailure e) {
      problems.accept(e.problem(index.path(first).isEmpty() ? "" : folderOf(first, prefix)));
      return Map.of();
    }
  }

  private String folderOf(int i, int prefix) {
    return index.rawName(i, 0, Math.min(prefix, index.pathLength(i)));
  }

  /// The first entry behind `from` that lies in another folder. Entries are sorted, so the last
  /// one of a folder is found by bisection.
  private int groupEnd(int from, int to, int prefix) {
    int low = from;
    int high = to;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (index.samePrefix(from, middle, prefix)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private void file(int i, @Nullable ContentId known) {
    // In a conflict the ancestor's version is nothing new.
    if (index.stage(i) == 1 || index.isIntent(i)) {
      return;
    }
    ContentId id = index.id(i);
    if (!id.equals(known)) {
      visitor.staged(index.path(i), index.mode(i), id);
    }
  }

  /// A folder of a sparse index stands for all that its tree holds.
  private void sparse(int i, @Nullable ContentId known) {
    TreeDiff.Visitor changed =
        (String path, TreeCursor entry) -> visitor.staged(path, entry.mode(), entry.id());
    new TreeDiff(objects, changed, problems).compare(known, index.id(i), index.path(i));
  }
}
