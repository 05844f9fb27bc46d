package dev.lockstep.sca.project;

import dev.lockstep.model.Location;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Stated;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Joins lock files with the declarations that they settle.
///
/// A lock file settles the declarations of its ecosystem in its folder and below, where no other
/// lock file lies nearer: that is how workspaces are laid out.
final class Projects {
  private static final String MODULES = "node_modules/";

  private final List<StatedFile> files;

  /// The folders of lock files, by type.
  private final Map<String, Map<String, StatedFile>> locks = new HashMap<>();

  /// What the declarations that a lock file settles demand, by name. Files by identity: to digest
  /// all that one states is dear.
  private final IdentityHashMap<StatedFile, Map<String, Set<Scope>>> declared =
      new IdentityHashMap<>();

  Projects(List<StatedFile> files) {
    this.files = files;
    for (StatedFile file : this.files) {
      if (file.format().standing() == Standing.LOCK) {
        locks.computeIfAbsent(file.type(), _ -> new HashMap<>()).put(file.folder(), file);
      }
    }
    for (StatedFile file : this.files) {
      StatedFile lock = lockOf(file);
      if (file.format().standing() == Standing.DECLARATION && lock != null) {
        Map<String, Set<Scope>> names = declared.computeIfAbsent(lock, _ -> new TreeMap<>());
        for (Stated stated : file.manifest().packages()) {
          if (stated.role() == Role.DECLARED) {
            names
                .computeIfAbsent(stated.name(), _ -> EnumSet.noneOf(Scope.class))
                .addAll(stated.scopes());
          }
        }
      }
    }
  }

  List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    Map<String, Set<String>> listed = listed();
    for (StatedFile file : files) {
      Unit unit =
          switch (file.format().standing()) {
            case LOCK -> unit(file, declared.getOrDefault(file, Map.of()), Set.of());
            case LIST -> unit(file, Map.of(), Set.of());
            case DECLARATION -> declaration(file, listed);
          };
      if (unit != null && !unit.parts().isEmpty()) {
        units.add(unit);
      }
    }
    return units;
  }

  private @Nullable Unit declaration(StatedFile file, Map<String, Set<String>> listed) {
    if (lockOf(file) != null) {
      return null;
    }
    if (file.path().contains(MODULES) && file.format().id().equals("npm-package")) {
      return installed(file);
    }
    return unit(file, Map.of(), listed.getOrDefault(file.folder() + file.type(), Set.of()));
  }

  /// The names that lists state with a version, by folder and type.
  private Map<String, Set<String>> listed() {
    Map<String, Set<String>> listed = new HashMap<>();
    for (StatedFile file : files) {
      if (file.format().standing() == Standing.LIST) {
        Set<String> names =
            listed.computeIfAbsent(file.folder() + file.type(), _ -> new HashSet<>());
        file.manifest().packages().stream()
            .filter(stated -> !stated.version().isEmpty())
            .forEach(stated -> names.add(stated.name()));
      }
    }
    return listed;
  }

  private @Nullable StatedFile lockOf(StatedFile file) {
    Map<String, StatedFile> ofType = locks.get(file.type());
    return ofType == null ? null : file.nearestAbove(ofType);
  }

  /// A `package.json` below `node_modules` says what lies there, not what somebody demands.
  private static @Nullable Unit installed(StatedFile file) {
    Stated own = file.manifest().packages().getFirst();
    if (own.version().isEmpty() || own.name().isEmpty()) {
      return null;
    }
    return new Unit(
        file.occurrence().path(),
        List.of(part(own, file, Set.of(Scope.RUNTIME), false, List.of())));
  }

  /// @param passedOver names that another file settles
  private static Unit unit(StatedFile file, Map<String, Set<Scope>> names, Set<String> passedOver) {
    List<Stated> packages = file.manifest().packages();
    LockedGraph graph = LockedGraph.of(file.manifest(), names);
    int[] indices = new int[packages.size()];
    int size = 0;
    for (int i = 0; i < indices.length; i++) {
      Stated stated = packages.get(i);
      boolean counts =
          stated.role() != Role.PROJECT
              && !stated.name().isEmpty()
              && !(stated.version().isEmpty() && passedOver.contains(stated.name()));
      indices[i] = counts ? size++ : -1;
    }
    List<Part> parts = new ArrayList<>(size);
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] >= 0) {
        List<Integer> dependsOn = new ArrayList<>();
        for (int target : packages.get(i).dependsOn()) {
          if (indices[target] >= 0) {
            dependsOn.add(indices[target]);
          }
        }
        parts.add(part(packages.get(i), file, graph.scopes(i), graph.isDirect(i), dependsOn));
      }
    }
    return new Unit(file.occurrence().path(), parts);
  }

  private static Part part(
      Stated stated, StatedFile file, Set<Scope> scopes, boolean direct, List<Integer> dependsOn) {
    return new Part(
        stated.type(),
        PackageUrls.of(stated),
        stated.name(),
        stated.version(),
        stated.constraint(),
        scopes,
        direct,
        stated.licences(),
        stated.hashes(),
        stated.abandoned(),
        dependsOn,
        new Location(
            file.occurrence().path(), stated.region(), null, file.occurrence().provenance()));
  }
}
