package dev.lockstep.model;

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
    scopes = scopes.stream().sorted().toList();
    licences = List.copyOf(licences);
    hashes = hashes.stream().sorted().toList();
    dependsOn = dependsOn.stream().sorted().toList();
    locations = locations.stream().sorted().toList();
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
