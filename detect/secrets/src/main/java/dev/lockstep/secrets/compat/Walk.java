package dev.lockstep.secrets.compat;

import dev.lockstep.model.Problem;
import dev.lockstep.secrets.rule.Allowlist;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// The files that `gitleaks dir` reads (`sources/files.go`): all but empty ones, too large ones,
/// links unless they are followed, archives by name where none is to be opened, and what a
/// global allowlist names by its path.
final class Walk {
  private static final long MEGABYTE = 1_000_000;

  private final List<Allowlist> allowlists;
  private final CompatSettings settings;
  private final List<Problem> problems;
  private final List<Target> targets = new ArrayList<>();

  /// A file to read.
  ///
  /// @param path as gitleaks names it: of a link, where it leads
  /// @param symlink the link's own path, else empty
  record Target(Path file, String path, String symlink) {}

  private record Entry(Path file, String path) {}

  Walk(List<Allowlist> allowlists, CompatSettings settings, List<Problem> problems) {
    this.allowlists = allowlists;
    this.settings = settings;
    this.problems = problems;
  }

  List<Target> targets(Path base, String source) {
    Deque<Entry> waiting = new ArrayDeque<>();
    waiting.push(new Entry(base.resolve(source), source));
    while (!waiting.isEmpty()) {
      Entry entry = waiting.pop();
      try {
        visit(entry, waiting);
      } catch (IOException e) {
        problems.add(
            Problem.incomplete("unreadable", entry.path, "cannot be read: " + e.getMessage()));
      }
    }
    return targets;
  }

  private void visit(Entry entry, Deque<Entry> waiting) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(entry.file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      if (!isAllowed(entry.path)) {
        children(entry).forEach(waiting::push);
      }
      return;
    }
    boolean tooLarge =
        settings.maxTargetMegabytes() > 0
            && attributes.size() > settings.maxTargetMegabytes() * MEGABYTE;
    if (attributes.size() == 0 || tooLarge || isAllowed(entry.path)) {
      return;
    }
    Target target = target(entry, attributes);
    if (target != null && (settings.maxArchiveDepth() > 0 || !ArchiveName.matches(target.path))) {
      targets.add(target);
    }
  }

  private @org.jspecify.annotations.Nullable Target target(
      Entry entry, BasicFileAttributes attributes) throws IOException {
    if (!attributes.isSymbolicLink()) {
      return attributes.isRegularFile() ? new Target(entry.file, entry.path, "") : null;
    }
    if (!settings.followSymlinks()) {
      return null;
    }
    Path real = entry.file.toRealPath();
    return Files.isRegularFile(real)
        ? new Target(real, real.toString().replace('\\', '/'), entry.path)
        : null;
  }

  /// The last name first, so that the first one is on top of the stack.
  private static List<Entry> children(Entry folder) throws IOException {
    List<Entry> children = new ArrayList<>();
    String prefix = prefix(folder.path);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.file)) {
      for (Path file : files) {
        children.add(new Entry(file, prefix + file.getFileName()));
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(Comparator.comparing(Entry::path).reversed());
    return children;
  }

  /// As Go's `filepath.Join` cleans it: `.` vanishes, slashes are not doubled.
  private static String prefix(String path) {
    String clean = path.replaceAll("/+", "/").replaceAll("(^|/)(\\./)+", "$1");
    clean = clean.endsWith("/.") ? clean.substring(0, clean.length() - 1) : clean;
    if (clean.isEmpty() || clean.equals(".")) {
      return "";
    }
    return clean.endsWith("/") ? clean : clean + "/";
  }

  private boolean isAllowed(String path) {
    for (Allowlist allowlist : allowlists) {
      if (allowlist.hasPath(path)) {
        return true;
      }
    }
    return false;
  }
}
