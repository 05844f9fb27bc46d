package dev.lockstep.engine.git.refs;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.GitObject;
import dev.lockstep.engine.git.object.ObjectStore;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the commit that a user's words name (gitrevisions, "Specifying revisions": names, ids
/// and their beginnings, `^`, `~`, `@`).
public final class Revisions {
  private static final int MOST_TAGS = 32;
  private static final List<String> PLACES =
      List.of(
          "%s",
          "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD");

  private final Refs refs;
  private final ObjectStore objects;
  private final Function<ContentId, Commit> commits;

  public Revisions(Refs refs, ObjectStore objects, Function<ContentId, Commit> commits) {
    this.refs = refs;
    this.objects = objects;
    this.commits = commits;
  }

  /// @throws GitFailure where the words name no commit that is here
  public ContentId commit(String revision) {
    int suffix = suffix(revision);
    String name = revision.substring(0, suffix);
    ContentId id =
        peel(object(name.equals("@") || name.isEmpty() ? "HEAD" : name, revision), revision);
    int at = suffix;
    while (at < revision.length()) {
      char step = revision.charAt(at++);
      int from = at;
      while (at < revision.length() && Character.isDigit(revision.charAt(at))) {
        at++;
      }
      id = step(id, step, revision.substring(from, at), revision);
      if (at == from && revision.startsWith("{commit}", at)) {
        at += "{commit}".length();
      }
    }
    return id;
  }

  private static int suffix(String revision) {
    for (int i = 0; i < revision.length(); i++) {
      if (revision.charAt(i) == '^' || revision.charAt(i) == '~') {
        return i;
      }
    }
    return revision.length();
  }

  private ContentId step(ContentId from, char step, String digits, String revision) {
    int number;
    try {
      number = digits.isEmpty() ? 1 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw unknown(revision, e);
    }
    if (step == '^') {
      return number == 0 || revision.contains("^{") ? from : parent(from, number, revision);
    }
    if (step != '~') {
      throw unknown(revision, null);
    }
    ContentId id = from;
    for (int i = 0; i < number; i++) {
      id = parent(id, 1, revision);
    }
    return id;
  }

  private ContentId parent(ContentId id, int number, String revision) {
    List<ContentId> parents = commits.apply(id).parents();
    if (number > parents.size()) {
      throw unknown(revision, null);
    }
    return parents.get(number - 1);
  }

  private ContentId object(String name, String revision) {
    for (String place : PLACES) {
      ContentId id = refs.resolve(place.replace("%s", name));
      if (id != null) {
        return id;
      }
    }
    String hex = name.toLowerCase(Locale.ROOT);
    if (hex.length() >= 4 && hex.length() <= 40 && hex.chars().allMatch(Revisions::isHex)) {
      List<ContentId> found = objects.withPrefix(hex);
      if (found.size() == 1) {
        return found.getFirst();
      }
    }
    throw unknown(revision, null);
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /// The commit behind annotated tags.
  private ContentId peel(ContentId start, String revision) {
    ContentId id = start;
    for (int tags = 0; tags < MOST_TAGS; tags++) {
      GitObject object = objects.read(id);
      switch (object.type()) {
        case COMMIT -> {
          return id;
        }
        case TAG -> id = Commit.taggedBy(object.bytes());
        case TREE, BLOB -> throw unknown(revision, null);
      }
    }
    throw unknown(revision, null);
  }

  private static GitFailure unknown(String revision, @Nullable Throwable cause) {
    return new GitFailure(
        GitFailure.Code.UNKNOWN_REVISION,
        "`"
            + revision
            + "` names no commit here; fetch it first (in CI: fetch the target branch, or the whole"
            + " history)",
        cause);
  }
}
