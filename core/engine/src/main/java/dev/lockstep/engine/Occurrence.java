package dev.lockstep.engine;

import dev.lockstep.model.Provenance;
import org.jspecify.annotations.Nullable;

/// One place at which a content stands in the target.
///
/// @param path as reports show it, see [dev.lockstep.model.Location#path]
/// @param pathInTarget below the scanned folder or repository, `/` between names: what path rules
///     are matched against
/// @param provenance where it stands in history; null outside histories
/// @param introduced the place of its commit in the history, counted from the oldest; 0 outside
public record Occurrence(
    String path, String pathInTarget, @Nullable Provenance provenance, int introduced)
    implements Comparable<Occurrence> {

  /// Outside of histories.
  public Occurrence(String path, String pathInTarget, @Nullable Provenance provenance) {
    this(path, pathInTarget, provenance, 0);
  }

  @Override
  public int compareTo(Occurrence other) {
    return path.compareTo(other.path);
  }
}
