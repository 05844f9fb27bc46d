package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.refs.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The commits of a repository; those at the edge of a shallow clone have no parents.
public final class Commits {
  private static final long LARGEST_FILE = 64 << 20;

  private final ObjectStore objects;
  private final Set<ContentId> edge;

  private Commits(ObjectStore objects, Set<ContentId> edge) {
    this.objects = objects;
    this.edge = Set.copyOf(edge);
  }

  /// @throws GitFailure where the file `shallow` is malformed
  public static Commits of(ObjectStore objects, Layout layout) {
    return new Commits(objects, edge(layout.commonDirectory().resolve("shallow")));
  }

  private static Set<ContentId> edge(Path file) {
    Set<ContentId> ids = new HashSet<>();
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new GitFailure(GitFailure.Code.OVER_LIMIT, "the file shallow is too long");
      }
      for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
        if (!line.isBlank()) {
          ids.add(Commit.hexId(line.strip()));
        }
      }
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException e) {
      throw new GitFailure(GitFailure.Code.UNREADABLE, "the file shallow cannot be read: " + e, e);
    }
    return ids;
  }

  /// Whether history ends early because the clone is shallow.
  public boolean isShallow() {
    return !edge.isEmpty();
  }

  /// @throws GitFailure where it is missing or no commit
  public Commit commit(ContentId id) {
    Commit commit = Commit.parse(objects.read(id).as(ObjectType.COMMIT, id).bytes());
    return edge.contains(id)
        ? new Commit(
            commit.tree(),
            List.of(),
            commit.author(),
            commit.email(),
            commit.authorSeconds(),
            commit.committerSeconds(),
            commit.subject())
        : commit;
  }

  /// Whether the clone was cut off at this commit.
  boolean isEdge(ContentId id) {
    return edge.contains(id);
  }
}
