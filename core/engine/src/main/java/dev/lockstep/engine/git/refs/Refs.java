package dev.lockstep.engine.git.refs;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.model.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The references of a repository: loose files, `packed-refs`, and those that name others.
public final class Refs {
  private static final int MOST_LINKS = 5;
  private static final int LONGEST_FILE = 1 << 12;
  private static final int DEEPEST_FOLDER = 64;

  private final Layout layout;
  private final int most;

  /// @param most how many references are listed
  public Refs(Layout layout, int most) {
    this.layout = layout;
    this.most = most;
  }

  /// The object that HEAD names; null before the first commit.
  public @Nullable ContentId head() {
    return resolve("HEAD");
  }

  /// The object that a full name names, through other names; null where it names none.
  public @Nullable ContentId resolve(String name) {
    String next = name;
    for (int links = 0; links <= MOST_LINKS; links++) {
      String text = loose(next);
      if (text == null) {
        return packed(next);
      }
      if (!text.startsWith("ref:")) {
        return id(text, next);
      }
      next = text.substring(4).strip();
    }
    throw GitFailure.corrupt("the reference " + shown(name) + " leads to no end");
  }

  /// The full name of the branch that HEAD names; null where HEAD is detached.
  public @Nullable String headBranch() {
    String text = loose("HEAD");
    return text != null && text.startsWith("ref:") ? text.substring(4).strip() : null;
  }

  private static ContentId id(String text, String name) {
    // FETCH_HEAD holds more behind the id.
    String hex =
        text.length() > 40 && Character.isWhitespace(text.charAt(40))
            ? text.substring(0, 40)
            : text;
    try {
      return Commit.hexId(hex);
    } catch (GitFailure e) {
      throw new GitFailure(
          e.code(), "the reference " + shown(name) + " does not hold an object's id", e);
    }
  }

  private static String shown(String name) {
    return name.length() > 200 ? name.substring(0, 200) + "..." : name;
  }

  private @Nullable String loose(String name) {
    if (!isSafe(name)) {
      return null;
    }
    try {
      Path own = layout.gitDirectory().resolve(name);
      Path file =
          name.startsWith("refs/") && !Files.isRegularFile(own)
              ? layout.commonDirectory().resolve(name)
              : own;
      if (!Files.isRegularFile(file)) {
        return null;
      }
      if (Files.size(file) > LONGEST_FILE) {
        throw GitFailure.corrupt("the reference " + shown(name) + " is too long");
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    } catch (NoSuchFileException | InvalidPathException e) {
      return null;
    } catch (IOException e) {
      throw new GitFailure(
          GitFailure.Code.UNREADABLE, "the reference " + shown(name) + " cannot be read: " + e, e);
    }
  }

  /// Whether a name stays inside the repository.
  private static boolean isSafe(String name) {
    if (name.isEmpty()
        || name.startsWith("/")
        || name.endsWith("/")
        || name.contains("..")
        || name.contains("//")
        || name.contains("\\")
        || name.indexOf('\0') >= 0) {
      return false;
    }
    return name.startsWith("refs/")
        || name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
  }

  private @Nullable ContentId packed(String name) {
    ContentId[] found = new ContentId[1];
    readPacked(
        (ref, id) -> {
          if (ref.equals(name)) {
            found[0] = id;
            return false;
          }
          return true;
        });
    return found[0];
  }

  private interface PackedRefs {
    /// Whether to go on.
    boolean ref(String name, ContentId id);
  }

  private void readPacked(PackedRefs each) {
    Path file = layout.commonDirectory().resolve("packed-refs");
    // Latin-1 keeps every byte, so that names can be told apart whatever they hold.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("#") || line.startsWith("^") || line.isEmpty()) {
          continue;
        }
        if (line.length() < 42 || line.charAt(40) != ' ') {
          throw GitFailure.corrupt("packed-refs has a malformed line");
        }
        byte[] name = line.substring(41).getBytes(StandardCharsets.ISO_8859_1);
        if (!each.ref(
            new String(name, StandardCharsets.UTF_8), Commit.hexId(line.substring(0, 40)))) {
          return;
        }
      }
    } catch (NoSuchFileException e) {
      // Nothing was packed.
    } catch (IOException e) {
      throw new GitFailure(GitFailure.Code.UNREADABLE, "packed-refs cannot be read: " + e, e);
    }
  }

  /// All references below `refs/`, sorted by name, those of other work trees left out; and HEAD,
  /// where it is detached. What cannot be read is stated and left out.
  public List<Ref> all(List<Problem> problems) {
    Map<String, ContentId> found = new HashMap<>();
    try {
      readPacked(
          (name, id) -> {
            found.put(name, id);
            return found.size() <= most;
          });
    } catch (GitFailure e) {
      problems.add(e.problem(""));
    }
    Set<String> names = new HashSet<>();
    addLoose(layout.commonDirectory().resolve("refs"), "refs/", 0, names, problems);
    if (!layout.gitDirectory().equals(layout.commonDirectory())) {
      addLoose(layout.gitDirectory().resolve("refs"), "refs/", 0, names, problems);
    }
    if (headBranch() == null) {
      names.add("HEAD");
    }
    for (String name : names) {
      try {
        ContentId id = resolve(name);
        if (id != null) {
          found.put(name, id);
        }
      } catch (GitFailure e) {
        problems.add(e.problem(""));
      }
    }
    List<Ref> sorted = new ArrayList<>(found.size());
    new TreeMap<>(found).forEach((name, id) -> sorted.add(new Ref(name, id)));
    if (sorted.size() > most) {
      problems.add(
          new GitFailure(
                  GitFailure.Code.OVER_LIMIT,
                  "more than " + most + " references; the rest was not followed")
              .problem(""));
      return List.copyOf(sorted.subList(0, most));
    }
    return sorted;
  }

  private void addLoose(
      Path folder, String prefix, int depth, Set<String> names, List<Problem> problems) {
    if (depth > DEEPEST_FOLDER || names.size() > most) {
      return;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        String name = prefix + child.getFileName();
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          addLoose(child, name + "/", depth + 1, names, problems);
        } else if (!name.endsWith(".lock") && !name.contains("..")) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Gone while it was listed, or a repository without loose references.
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(
          new GitFailure(GitFailure.Code.UNREADABLE, prefix + " cannot be listed: " + e, e)
              .problem(""));
    }
  }
}
