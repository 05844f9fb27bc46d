package dev.lockstep.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One place of a finding.
///
/// @param path as the report shows it: relative to the working folder where it lies below it, `/`
///     between names,
///     `!/` between an archive and its member
/// @param region null where the whole file is meant
public record Location(
    String path,
    @Nullable Region region,
    @Nullable Excerpt excerpt,
    @Nullable Provenance provenance)
    implements Comparable<Location> {

  /// A place in a file as it lies there.
  public static Location of(String path, Region region) {
    return new Location(path, region, null, null);
  }

  // By hand, as in [Region].
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Location that
        && path.equals(that.path)
        && Objects.equals(region, that.region)
        && Objects.equals(excerpt, that.excerpt)
        && Objects.equals(provenance, that.provenance);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Objects.hashCode(region);
  }

  @Override
  public int compareTo(Location other) {
    int order = path.compareTo(other.path);
    if (order == 0) {
      order = nullFirst(region, other.region);
    }
    return order == 0 ? nullFirst(commit(), other.commit()) : order;
  }

  private @Nullable String commit() {
    return provenance == null ? null : provenance.commit();
  }

  // By hand: a chain of comparators is linked anew in each process, which small scans feel.
  static <T extends Comparable<T>> int nullFirst(@Nullable T a, @Nullable T b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return a.compareTo(b);
  }
}
