package dev.lockstep.sca.maven;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds effective POMs as Maven 3.8 does: profiles are put into each POM of the lineage, the
/// child inherits from its parents, then values are put in, imports added, and what is managed
/// filled in. See Maven Model Builder, and its DefaultModelBuilder.
final class PomBuilder {
  /// Lineages and imports are a few deep; hostile ones are cut off here.
  private static final int MAX_LINEAGE = 100;

  private final Reactor reactor;
  private final PomSource source;
  private final BuildEnvironment environment;
  private final Map<Coordinates, Optional<Pom>> read = new HashMap<>();
  private final Map<Coordinates, Optional<EffectivePom>> artifacts = new HashMap<>();
  private final Map<String, EffectivePom> projects = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> circular = new HashSet<>();

  PomBuilder(Reactor reactor, PomSource source, BuildEnvironment environment) {
    this.reactor = reactor;
    this.source = source;
    this.environment = environment;
  }

  /// One POM of a lineage, with its active profiles put in.
  private record Level(
      Pom pom,
      Map<String, String> properties,
      List<PomDependency> dependencies,
      List<PomDependency> management) {}

  /// The effective POM of one that the target holds.
  ///
  /// @throws IllegalArgumentException where it holds none at this path
  EffectivePom project(String path) {
    EffectivePom known = projects.get(path);
    if (known == null) {
      Pom pom = reactor.pom(path);
      if (pom == null) {
        throw new IllegalArgumentException(path);
      }
      known = build(pom, path);
      projects.put(path, known);
    }
    return known;
  }

  /// The effective POM of an artifact, of the target or of the source; null where it is missing.
  @Nullable EffectivePom artifact(Coordinates coordinates) {
    Optional<EffectivePom> known = artifacts.get(coordinates);
    if (known == null) {
      known = Optional.ofNullable(built(coordinates));
      artifacts.put(coordinates, known);
    }
    return known.orElse(null);
  }

  private @Nullable EffectivePom built(Coordinates coordinates) {
    if (open.size() > MAX_LINEAGE || !open.add(coordinates.toString())) {
      return null; // it imports itself, or nobody knows how many
    }
    try {
      String path = projectOf(coordinates);
      if (path != null) {
        return project(path);
      }
      Pom pom = read(coordinates);
      return pom == null ? null : build(pom, null);
    } finally {
      open.remove(coordinates.toString());
    }
  }

  /// The path of the target's POM with these coordinates; null where it has none.
  @Nullable String projectOf(Coordinates coordinates) {
    String path = reactor.pathOf(coordinates.groupId(), coordinates.artifactId());
    if (path == null) {
      return null;
    }
    Pom pom = reactor.pom(path);
    if (pom == null) {
      return null;
    }
    String version = Reactor.versionOf(pom);
    boolean same =
        version.equals(coordinates.version())
            || (version.indexOf("${") >= 0 && version(pom, path).equals(coordinates.version()));
    return same ? path : null;
  }

  private String version(Pom pom, String path) {
    return open.contains("version " + path) ? "" : versionOf(pom, path);
  }

  private String versionOf(Pom pom, String path) {
    open.add("version " + path);
    try {
      List<Level> lineage = lineage(pom, path, new ArrayList<>());
      return values(lineage, path).apply(Reactor.versionOf(pom));
    } finally {
      open.remove("version " + path);
    }
  }

  private @Nullable Pom read(Coordinates coordinates) {
    Optional<Pom> known = read.get(coordinates);
    if (known == null) {
      known = Optional.ofNullable(source.pom(coordinates)).map(root -> Pom.of(root, ""));
      read.put(coordinates, known);
    }
    return known.orElse(null);
  }

  private EffectivePom build(Pom pom, @Nullable String path) {
    List<Coordinates> missing = new ArrayList<>();
    List<Level> lineage = lineage(pom, path, missing);
    Interpolation values = values(lineage, path);
    Map<String, PomDependency> dependencies = new LinkedHashMap<>();
    Map<String, PomDependency> managed = new LinkedHashMap<>();
    for (Level level : lineage) {
      level.dependencies().forEach(one -> dependencies.putIfAbsent(one.key(), one));
      level.management().forEach(one -> managed.putIfAbsent(keyOfManaged(one), one));
    }
    Management management = new Management(List.copyOf(managed.values()), values);
    for (PomDependency one : managed.values()) {
      PomDependency imported = one.isImport() ? one.interpolated(values) : null;
      if (imported != null) {
        importing(imported, management, missing);
      }
    }
    List<PomDependency> effective = new ArrayList<>();
    for (PomDependency one : dependencies.values()) {
      PomDependency own = one.interpolated(values);
      PomDependency by = management.find(own.key());
      effective.add(by == null ? own : own.managedBy(by));
    }
    Coordinates coordinates =
        new Coordinates(
            values.apply(Reactor.groupOf(pom)),
            values.apply(pom.artifactId()),
            values.apply(Reactor.versionOf(pom)));
    return new EffectivePom(
        coordinates,
        pom.packaging(),
        effective,
        management,
        relocation(pom.relocation(), coordinates, values),
        missing,
        licences(lineage));
  }

  /// Imports of one artifact in several versions are several.
  private static String keyOfManaged(PomDependency one) {
    return one.isImport() ? "import " + one.key() + ":" + one.version() : one.key();
  }

  private void importing(PomDependency imported, Management management, List<Coordinates> missing) {
    Coordinates coordinates =
        new Coordinates(imported.groupId(), imported.artifactId(), imported.version());
    EffectivePom other = artifact(coordinates);
    if (other == null) {
      missing.add(coordinates);
    } else {
      management.importing(other.management());
      missing.addAll(other.missing());
    }
  }

  private static @Nullable Coordinates relocation(
      PomElement relocation, Coordinates own, Interpolation values) {
    if (!relocation.isPresent()) {
      return null;
    }
    String group = values.apply(relocation.text("groupId"));
    String artifact = values.apply(relocation.text("artifactId"));
    String version = values.apply(relocation.text("version"));
    return new Coordinates(
        group.isEmpty() ? own.groupId() : group,
        artifact.isEmpty() ? own.artifactId() : artifact,
        version.isEmpty() ? own.version() : version);
  }

  private static List<String> licences(List<Level> lineage) {
    for (Level level : lineage) {
      if (!level.pom().licences().isEmpty()) {
        return level.pom().licences();
      }
    }
    return List.of();
  }

  /// Whether the parents of the POM that the target holds at a path lead back to themselves.
  boolean isCircular(String path) {
    return circular.contains(path);
  }

  /// The POM and its parents, the nearest first.
  private List<Level> lineage(Pom pom, @Nullable String path, List<Coordinates> missing) {
    List<Level> lineage = new ArrayList<>();
    Pom next = pom;
    String at = path;
    Set<Pom> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (next != null && lineage.size() < MAX_LINEAGE) {
      if (!seen.add(next)) {
        circular.add(path == null ? "" : path);
        break;
      }
      lineage.add(level(next, at));
      if (!next.hasParent()) {
        break;
      }
      String above = at == null ? null : reactor.parentOf(at, next);
      if (above == null) {
        Coordinates parent = parent(next, lineage);
        above = at == null ? null : projectOf(parent);
        if (above == null) {
          next = read(parent);
          at = null;
          if (next == null) {
            missing.add(parent);
          }
          continue;
        }
      }
      at = above;
      next = reactor.pom(above);
    }
    return lineage;
  }

  private Coordinates parent(Pom pom, List<Level> lineage) {
    String group = pom.parent().text("groupId");
    String artifact = pom.parent().text("artifactId");
    String version = pom.parent().text("version");
    if (VersionRange.isRange(version)) {
      version = VersionRange.of(version).highest(source.versions(group, artifact)).orElse(version);
    } else if (version.indexOf("${") >= 0) {
      version = values(lineage, null).apply(version);
    }
    return new Coordinates(group, artifact, version);
  }

  private Level level(Pom pom, @Nullable String path) {
    Activation activation =
        new Activation(environment, file -> path != null && reactor.exists(path, file));
    List<PomProfile> active = pom.profiles().isEmpty() ? List.of() : activation.active(pom);
    if (active.isEmpty()) {
      return new Level(pom, pom.properties(), pom.dependencies(), pom.management());
    }
    Map<String, String> properties = new LinkedHashMap<>(pom.properties());
    Map<String, PomDependency> dependencies = byKey(pom.dependencies());
    Map<String, PomDependency> management = byKey(pom.management());
    for (PomProfile profile : active) {
      properties.putAll(profile.properties());
      profile.dependencies().forEach(one -> dependencies.put(one.key(), one));
      profile.management().forEach(one -> management.put(keyOfManaged(one), one));
    }
    return new Level(
        pom, properties, List.copyOf(dependencies.values()), List.copyOf(management.values()));
  }

  private static Map<String, PomDependency> byKey(List<PomDependency> dependencies) {
    Map<String, PomDependency> byKey = new LinkedHashMap<>();
    dependencies.forEach(one -> byKey.put(keyOfManaged(one), one));
    return byKey;
  }

  private Interpolation values(List<Level> lineage, @Nullable String path) {
    Map<String, String> properties = new HashMap<>();
    for (int i = lineage.size() - 1; i >= 0; i--) {
      properties.putAll(lineage.get(i).properties());
    }
    Pom pom = lineage.getFirst().pom();
    Map<String, String> model = new HashMap<>();
    model.put("groupId", Reactor.groupOf(pom));
    model.put("artifactId", pom.artifactId());
    model.put("version", Reactor.versionOf(pom));
    model.put("packaging", pom.packaging());
    if (pom.hasParent()) {
      model.put("parent.groupId", pom.parent().text("groupId"));
      model.put("parent.artifactId", pom.parent().text("artifactId"));
      model.put("parent.version", pom.parent().text("version"));
    }
    if (path != null) {
      model.put("basedir", ".");
      model.put("build.directory", "target");
    }
    return new Interpolation(model, properties, environment);
  }
}
