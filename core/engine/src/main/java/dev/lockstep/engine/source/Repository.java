package dev.lockstep.engine.source;

import dev.lockstep.engine.ignore.IgnoreRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// As much of a git work tree as ignoring needs. Nothing of its configuration is acted upon but the
/// name of an ignore file, and only one below the work tree.
final class Repository {
  private static final int MAX_TEXT_BYTES = 8 << 20;

  private Repository() {}

  static boolean isRoot(Path folder) {
    return Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
  }

  /// The work tree that a folder lies in, itself or above; null where there is none.
  static @Nullable Path rootAbove(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (isRoot(at)) {
        return at;
      }
    }
    return null;
  }

  /// The rules that hold in a whole work tree, its `.gitignore` not yet among them.
  static IgnoreRules rules(Path root, int base) {
    Path git = gitFolder(root);
    if (git == null) {
      return IgnoreRules.NONE;
    }
    IgnoreRules rules = IgnoreRules.NONE;
    Path excludes = excludesFile(root, git);
    if (excludes != null) {
      rules = rules.with(text(excludes), base);
    }
    return rules.with(text(git.resolve("info").resolve("exclude")), base);
  }

  /// A `.git` folder, or the one that a `.git` file of a submodule or a linked work tree names.
  private static @Nullable Path gitFolder(Path root) {
    Path git = root.resolve(".git");
    if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
      return git;
    }
    String text = text(git).strip();
    if (!text.startsWith("gitdir:")) {
      return null;
    }
    try {
      Path named = root.resolve(text.substring("gitdir:".length()).strip()).normalize();
      return Files.isRegularFile(named.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS) ? named : null;
    } catch (java.nio.file.InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable Path excludesFile(Path root, Path git) {
    boolean core = false;
    Path found = null;
    for (String line : text(git.resolve("config")).split("\n")) {
      String entry = line.strip();
      if (entry.startsWith("[")) {
        core = entry.toLowerCase(java.util.Locale.ROOT).startsWith("[core]");
      } else if (core && entry.toLowerCase(java.util.Locale.ROOT).startsWith("excludesfile")) {
        int equals = entry.indexOf('=');
        String value = equals < 0 ? "" : entry.substring(equals + 1).strip().replace("\"", "");
        found = value.isEmpty() ? found : below(root, value);
      }
    }
    return found;
  }

  private static @Nullable Path below(Path root, String value) {
    try {
      Path path = root.resolve(value).normalize();
      return path.startsWith(root) ? path : null;
    } catch (java.nio.file.InvalidPathException e) {
      return null;
    }
  }

  /// The text of a small regular file; empty where there is none. Bytes that are no UTF-8 stand as
  /// they are shown in paths, so that patterns match the names they mean.
  static String text(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > MAX_TEXT_BYTES) {
        return "";
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
