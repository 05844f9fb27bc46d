package dev.lockstep.engine;

import dev.lockstep.model.Problem;
import dev.lockstep.model.Provenance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One place at which a content stands in the target.
///
/// @param path as reports show it, see [dev.lockstep.model.Location#path]
/// @param pathInTarget below the scanned folder or repository, `/` between names: what path rules
///   are matched against
/// @param provenance where it stands in history; null outside histories
/// @param introduced the place of its commit in the history, counted from the oldest; 0 outside
public record Occurrence(
    String path, String pathInTarget, @Nullable Provenance provenance, int introduced)
    implements Comparable<Occurrence> {
  private static final int SHORT_COMMIT = 12;

  /// Outside of histories.
  public Occurrence(String path, String pathInTarget, @Nullable Provenance provenance) {
    this(path, pathInTarget, provenance, 0);
  }

  /// A problem of the content at this place. In a history the path does not tell which version it
  /// is about: there the reason ends with the commit that introduced it, in 12 digits.
  public Problem told(Problem problem) {
    String commit = provenance == null ? null : provenance.commit();
    if (commit == null) {
      return problem;
    }
    String version = "; commit " + commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    return new Problem(
        problem.weight(),
        problem.id(),
        problem.path(),
        problem.region(),
        problem.reason() + version);
  }

  // Written out, as what a record brings is put together at run time, which every start would pay.
  @Override
  public boolean equals(Object other) {
    return other instanceof Occurrence that
        && introduced == that.introduced
        && path.equals(that.path)
        && pathInTarget.equals(that.pathInTarget)
        && Objects.equals(provenance, that.provenance);
  }

  @Override
  public int hashCode() {
    int places = (path.hashCode() * 31 + pathInTarget.hashCode()) * 31 + introduced;
    return provenance == null ? places : places * 31 + provenance.hashCode();
  }

  @Override
  public int compareTo(Occurrence other) {
    return path.compareTo(other.path);
  }
}
