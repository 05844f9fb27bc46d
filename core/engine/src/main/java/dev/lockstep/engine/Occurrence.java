package dev.lockstep.engine;

import dev.lockstep.model.Provenance;
import org.jspecify.annotations.Nullable;

/// One place at which a content stands in the target.
///
/// @param path as reports show it, see [dev.lockstep.model.Location#path]
/// @param pathInTarget below the scanned folder or repository, `/` between names: what path rules
///     are matched against
/// @param provenance where it stands in history; null outside histories
public record Occurrence(String path, String pathInTarget, @Nullable Provenance provenance)
    implements Comparable<Occurrence> {

  @Override
  public int compareTo(Occurrence other) {
    return path.compareTo(other.path);
  }
}
