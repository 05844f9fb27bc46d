package dev.lockstep.sca.project;

import dev.lockstep.model.Hash;
import dev.lockstep.model.Location;
import dev.lockstep.sca.manifest.Scope;
import java.util.List;
import java.util.Set;

/// A third party's package in one unit.
///
/// @param type the type of its purl
/// @param purl its identity
/// @param name as its ecosystem writes it
/// @param version empty where it is not known
/// @param constraint what is demanded where the version is not known; else empty
/// @param scopes at least one
/// @param direct whether the project names it
/// @param licences as its own metadata states them
/// @param hashes of the files it comes as
/// @param abandoned what its keepers say of it where they gave it up; else empty
/// @param dependsOn indices into [Unit#parts]
public record Part(
    String type,
    String purl,
    String name,
    String version,
    String constraint,
    Set<Scope> scopes,
    boolean direct,
    List<String> licences,
    List<Hash> hashes,
    String abandoned,
    List<Integer> dependsOn,
    Location location) {

  public Part {
    scopes = Set.copyOf(scopes);
    licences = List.copyOf(licences);
    hashes = List.copyOf(hashes);
    dependsOn = List.copyOf(dependsOn);
  }
}
