package dev.lockstep.sca.project;

import dev.lockstep.sca.format.jvm.JarClasses;
import dev.lockstep.sca.identity.Artifact;
import dev.lockstep.sca.identity.Identification;
import dev.lockstep.sca.identity.JarCorpus;
import dev.lockstep.sca.manifest.Manifest;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Stated;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Jars that are told by their classes: renamed, packed anew, or shaded into others.
final class JarsByClasses {
  private final Map<String, StatedFile> first = new TreeMap<>();
  private final Map<String, Identification> identified = new HashMap<>();

  private JarsByClasses() {}

  static JarsByClasses of(List<StatedFile> files, JarCorpus corpus) {
    JarsByClasses jars = new JarsByClasses();
    Map<String, Set<Long>> prints = new HashMap<>();
    for (StatedFile file : files) {
      if (file.format().id().equals(JarClasses.ID)) {
        String jar = Jars.jar(file.path());
        jars.first.putIfAbsent(jar, file);
        Set<Long> ofJar = prints.computeIfAbsent(jar, _ -> new HashSet<>());
        for (Stated stated : file.manifest().packages()) {
          ofJar.add(Long.parseUnsignedLong(stated.version(), 16));
        }
      }
    }
    prints.forEach(
        (jar, of) ->
            jars.identified.put(
                jar, Identification.of(corpus, of, jar.substring(jar.lastIndexOf('/') + 1))));
    return jars;
  }

  /// Whether a jar is for the most part what is known.
  boolean explain(String jar) {
    Identification identification = identified.get(jar);
    return identification != null && identification.isMost();
  }

  /// What jars are and hold, where they do not say it themselves.
  ///
  /// @param known the names of what Maven put into each jar
  List<StatedFile> parts(Map<String, Set<String>> known) {
    List<StatedFile> parts = new ArrayList<>();
    first.forEach(
        (jar, file) -> {
          Identification identification = identified.get(jar);
          Set<String> own = known.getOrDefault(jar, Set.of());
          List<Stated> packages = new ArrayList<>();
          if (identification != null) {
            for (Artifact artifact : identification.artifacts()) {
              if (!own.contains(artifact.name())) {
                packages.add(stated(artifact));
              }
            }
          }
          if (!packages.isEmpty()) {
            parts.add(
                new StatedFile(
                    file.occurrence(), file.format(), new Manifest(packages, List.of())));
          }
        });
    return parts;
  }

  private static Stated stated(Artifact artifact) {
    return new Stated(
        "maven",
        artifact.name(),
        artifact.version(),
        "",
        Collections.emptySortedMap(),
        Set.of(Scope.RUNTIME),
        Role.TRANSITIVE,
        null,
        List.of(),
        List.of(),
        List.of(),
        "");
  }
}
