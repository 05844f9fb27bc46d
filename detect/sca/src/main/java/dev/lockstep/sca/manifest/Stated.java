package dev.lockstep.sca.manifest;

import dev.lockstep.model.Hash;
import dev.lockstep.model.Region;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A package as one file states it.
///
/// @param type the type of its purl: `npm`, `golang`, `maven`
/// @param name as its ecosystem writes it in one word: `@babel/core`, `org.slf4j:slf4j-api`
/// @param version empty where the file does not pin one
/// @param constraint what the file demands, in the ecosystem's own notation; empty where it pins
/// @param qualifiers those of its purl
/// @param scopes empty where the file does not say
/// @param region the line that states it, without the space around it; null where it is no text
/// @param dependsOn indices into [Manifest#packages], ascending
/// @param licences as its own metadata states them
/// @param hashes of the files it comes as
/// @param abandoned what its keepers say of it where they gave it up; empty where nothing says so
public record Stated(
    String type,
    String name,
    String version,
    String constraint,
    SortedMap<String, String> qualifiers,
    Set<Scope> scopes,
    Role role,
    @Nullable Region region,
    List<Integer> dependsOn,
    List<String> licences,
    List<Hash> hashes,
    String abandoned) {

  public Stated {
    qualifiers =
        qualifiers.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(qualifiers));
    scopes = scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    dependsOn = List.copyOf(dependsOn);
    licences = List.copyOf(licences);
    hashes = List.copyOf(hashes);
  }

  /// The line that states it, from 1; 0 where there is none.
  public int line() {
    return region == null ? 0 : region.startLine();
  }

  /// The same package under a name, with qualifiers, that its surroundings settle.
  public Stated named(String otherName, Map<String, String> otherQualifiers) {
    return new Stated(
        type,
        otherName,
        version,
        constraint,
        new TreeMap<>(otherQualifiers),
        scopes,
        role,
        region,
        dependsOn,
        licences,
        hashes,
        abandoned);
  }

  /// The same package under a licence that another file states.
  public Stated licensed(String licence) {
    return new Stated(
        type,
        name,
        version,
        constraint,
        qualifiers,
        scopes,
        role,
        region,
        dependsOn,
        List.of(licence),
        hashes,
        abandoned);
  }

  /// The same package with a version or a constraint that another file settles.
  public Stated with(String otherVersion, String otherConstraint) {
    return new Stated(
        type,
        name,
        otherVersion,
        otherConstraint,
        qualifiers,
        scopes,
        role,
        region,
        dependsOn,
        licences,
        hashes,
        abandoned);
  }
}
