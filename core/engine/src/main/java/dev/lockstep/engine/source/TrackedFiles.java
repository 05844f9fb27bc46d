package dev.lockstep.engine.source;

import dev.lockstep.engine.git.index.GitIndex;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.refs.Layout;
import dev.lockstep.model.Problem;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What git tracks in a work tree, whatever its ignore rules say. The index is read when first
/// asked, which is when an ignored folder of packages or builds is met.
final class TrackedFiles {
  private final @Nullable Path root;
  private final int base;
  private final String shown;
  private final Sink sink;
  private @Nullable Set<String> paths;

  /// @param root the work tree; null where there is none, and then nothing is tracked
  /// @param base how much of the paths that are asked for leads to the work tree
  /// @param shown the work tree in reports
  TrackedFiles(@Nullable Path root, int base, String shown, Sink sink) {
    this.root = root;
    this.base = base;
    this.shown = shown;
    this.sink = sink;
  }

  /// Whether git tracks this file or submodule, or something in this folder.
  synchronized boolean contain(String path) {
    if (paths == null) {
      paths = read();
    }
    return paths.contains(path.substring(base));
  }

  private Set<String> read() {
    try {
      Layout layout = root == null ? null : Layout.at(root);
      return layout == null ? Set.of() : paths(GitIndex.read(layout.index()));
    } catch (GitFailure e) {
      sink.problem(
          Problem.incomplete(
              e.code().id(),
              shown,
              e.reason() + "; files that git tracks in ignored folders were not examined"));
      return Set.of();
    }
  }

  /// All paths and the folders that they lie in.
  private static Set<String> paths(GitIndex index) {
    Set<String> paths = new HashSet<>();
    for (int i = 0; i < index.count(); i++) {
      String path = index.path(i);
      int end = path.endsWith("/") ? path.length() - 1 : path.length();
      while (end > 0 && paths.add(path.substring(0, end))) {
        end = path.lastIndexOf('/', end - 1);
      }
    }
    return paths;
  }
}
