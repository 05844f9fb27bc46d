package dev.lockstep.engine.git.refs;

import dev.lockstep.engine.git.object.GitFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The folders of a repository (gitrepository-layout).
///
/// @param workTree null for a bare repository
/// @param gitDirectory what is this work tree's own: HEAD, index
/// @param commonDirectory what all work trees share: objects, refs, config
public record Layout(@Nullable Path workTree, Path gitDirectory, Path commonDirectory) {
  private static final int LONGEST_POINTER = 1 << 14;

  /// The repository that `start` lies in: its own, or that of the nearest folder above it.
  ///
  /// @return null where there is none
  /// @throws GitFailure where a `.git` file leads nowhere
  public static @Nullable Layout discover(Path start) {
    for (Path folder = start.toAbsolutePath().normalize();
        folder != null;
        folder = folder.getParent()) {
      Layout found = at(folder);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The repository whose work tree or bare folder is `folder` itself; null where there is none.
  public static @Nullable Layout at(Path folder) {
    Path dot = folder.resolve(".git");
    if (Files.isDirectory(dot) && isGitDirectory(dot)) {
      return of(folder, dot);
    }
    if (Files.isRegularFile(dot)) {
      Path target = pointer(dot, "gitdir: ");
      if (!Files.isDirectory(target)) {
        throw new GitFailure(
            GitFailure.Code.NOT_A_REPOSITORY,
            dot + " points to " + target + ", which is no folder; git worktree repair may help");
      }
      return of(folder, target);
    }
    return isGitDirectory(folder) ? of(null, folder) : null;
  }

  private static Layout of(@Nullable Path workTree, Path gitDirectory) {
    Path common = gitDirectory.resolve("commondir");
    return new Layout(
        workTree, gitDirectory, Files.isRegularFile(common) ? pointer(common, "") : gitDirectory);
  }

  private static boolean isGitDirectory(Path folder) {
    return Files.isRegularFile(folder.resolve("HEAD"))
        && (Files.isRegularFile(folder.resolve("commondir"))
            || (Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"))));
  }

  /// The path that a small file holds behind a word, from the file's own folder.
  private static Path pointer(Path file, String word) {
    try {
      if (Files.size(file) > LONGEST_POINTER) {
        throw GitFailure.corrupt(file + " is too long for a path");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).stripTrailing();
      if (!text.startsWith(word) || text.length() == word.length()) {
        throw GitFailure.corrupt(file + " does not hold a line `" + word + "PATH`");
      }
      return file.resolveSibling(text.substring(word.length())).normalize();
    } catch (InvalidPathException e) {
      throw new GitFailure(GitFailure.Code.CORRUPT, file + " holds no path", e);
    } catch (IOException e) {
      throw new GitFailure(GitFailure.Code.UNREADABLE, file + " cannot be read: " + e, e);
    }
  }

  public Path objects() {
    return commonDirectory.resolve("objects");
  }

  public Path index() {
    return gitDirectory.resolve("index");
  }
}
