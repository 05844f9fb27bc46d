package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.GitObject;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.object.TreeCursor;
import dev.lockstep.model.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a tree holds that another does not: files added or modified. Folders whose ids agree are
/// skipped unread.
public final class TreeDiff {
  private static final int DEEPEST = 1_000;

  private final ObjectStore objects;
  private final Visitor visitor;
  private final Consumer<Problem> problems;

  /// Is told what differs.
  public interface Visitor {
    /// @param path from the tree's root, `/` between names
    /// @param entry stands at the entry; not to be moved
    void changed(String path, TreeCursor entry);
  }

  /// @param problems gets the trees that cannot be read; the rest goes on
  public TreeDiff(ObjectStore objects, Visitor visitor, Consumer<Problem> problems) {
    this.objects = objects;
    this.visitor = visitor;
    this.problems = problems;
  }

  /// @param before null for an empty tree
  public void compare(@Nullable ContentId before, ContentId after) {
    compare(before, after, "", 0);
  }

  /// As [#compare(ContentId, ContentId)], for a folder of the tree.
  ///
  /// @param folder its path, with a slash at its end
  public void compare(@Nullable ContentId before, ContentId after, String folder) {
    compare(before, after, folder, 0);
  }

  private void compare(@Nullable ContentId before, ContentId after, String path, int depth) {
    if (after.equals(before)) {
      return;
    }
    try {
      if (depth > DEEPEST) {
        throw new GitFailure(
            GitFailure.Code.OVER_LIMIT, "folders nested more than " + DEEPEST + " deep");
      }
      Map<String, ContentId> known = before == null ? Map.of() : entries(objects, before);
      TreeCursor entry = new TreeCursor(tree(objects, after));
      while (entry.next()) {
        ContentId old = known.get(key(entry));
        if (entry.isTree()) {
          compare(old, entry.id(), path + entry.name() + "/", depth + 1);
        } else if (!entry.id().equals(old)) {
          visitor.changed(path + entry.name(), entry);
        }
      }
    } catch (GitFailure e) {
      problems.accept(e.problem(path));
    }
  }

  private static GitObject tree(ObjectStore objects, ContentId id) {
    return objects.read(id).as(ObjectType.TREE, id);
  }

  /// Keeps folders and files of one name apart.
  private static String key(TreeCursor entry) {
    return entry.isTree() ? entry.rawName() + "/" : entry.rawName();
  }

  /// A tree's entries by their raw names, those of folders with a slash at their end.
  public static Map<String, ContentId> entries(ObjectStore objects, ContentId id) {
    Map<String, ContentId> entries = new HashMap<>();
    TreeCursor entry = new TreeCursor(tree(objects, id));
    while (entry.next()) {
      entries.put(key(entry), entry.id());
    }
    return entries;
  }
}
