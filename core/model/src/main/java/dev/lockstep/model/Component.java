package dev.lockstep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A third-party component of a target.
///
/// @param purl its package URL, which is its identity
/// @param version null where it is not known
/// @param scopes sorted: `runtime`, `dev`, `test`, `optional`, `build`
/// @param direct whether the project itself names it
/// @param licences SPDX expressions
/// @param hashes of the files it comes as, sorted; none where nothing states them
/// @param dependsOn purls, sorted
/// @param locations where it is stated
public record Component(
    String purl,
    String name,
    @Nullable String version,
    List<String> scopes,
    boolean direct,
    List<String> licences,
    List<Hash> hashes,
    List<String> dependsOn,
    List<Location> locations)
    implements Comparable<Component> {

  public Component {
    scopes = sorted(scopes);
    licences = List.copyOf(licences);
    hashes = sorted(hashes);
    dependsOn = sorted(dependsOn);
    locations = sorted(locations);
  }

  /// Most are short, and a target has many components.
  private static <T extends Comparable<T>> List<T> sorted(List<T> given) {
    if (given.size() < 2) {
      return List.copyOf(given);
    }
    List<T> sorted = new ArrayList<>(given);
    sorted.sort(null);
    return List.copyOf(sorted);
  }

  // By hand, as in [Region]: what the compiler makes for a record is linked anew in each process.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Component that
        && purl.equals(that.purl)
        && name.equals(that.name)
        && Objects.equals(version, that.version)
        && direct == that.direct
        && scopes.equals(that.scopes)
        && licences.equals(that.licences)
        && hashes.equals(that.hashes)
        && dependsOn.equals(that.dependsOn)
        && locations.equals(that.locations);
  }

  @Override
  public int hashCode() {
    return 31 * purl.hashCode() + locations.hashCode();
  }

  @Override
  public int compareTo(Component other) {
    return purl.compareTo(other.purl);
  }
}
