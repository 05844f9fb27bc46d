package dev.lockstep.engine.git;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.model.Provenance;
import org.jspecify.annotations.Nullable;

/// Which paths of a repository are asked for, and how reports show them.
///
/// @param below the folder from the repository's root; empty for all of it, else with a slash at
///     its end
/// @param shown what stands before paths from the repository's root in reports; empty, or with a
///     slash at its end
/// @param scope which of them are examined, as far as the user says; its target is `below`
public record PathScope(String below, String shown, Scope scope) {
  /// The whole repository, whose root is the working folder.
  public static final PathScope ALL = new PathScope("", "");

  public PathScope {
    if ((!below.isEmpty() && !below.endsWith("/")) || (!shown.isEmpty() && !shown.endsWith("/"))) {
      throw new IllegalArgumentException("`" + below + "`, `" + shown + "`");
    }
  }

  /// Everything in a folder.
  public PathScope(String below, String shown) {
    this(below, shown, Scope.ALL);
  }

  boolean holds(String path) {
    return path.startsWith(below);
  }

  Occurrence occurrence(String path, @Nullable Provenance provenance) {
    return occurrence(path, provenance, 0);
  }

  Occurrence occurrence(String path, @Nullable Provenance provenance, int introduced) {
    return new Occurrence(shown + path, path.substring(below.length()), provenance, introduced);
  }
}
