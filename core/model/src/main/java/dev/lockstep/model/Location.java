package dev.lockstep.model;

import java.util.Comparator;
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

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::path)
          .thenComparing(Location::region, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              location -> location.provenance == null ? null : location.provenance.commit(),
              Comparator.nullsFirst(Comparator.naturalOrder()));

  /// A place in a file as it lies there.
  public static Location of(String path, Region region) {
    return new Location(path, region, null, null);
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }
}
