package dev.lockstep.sca.project;

import dev.lockstep.model.Component;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Location;
import dev.lockstep.sca.manifest.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// All third parties' packages of a target, unit by unit.
public record Inventory(List<Unit> units) {
  public Inventory {
    units = List.copyOf(units);
  }

  /// One component for each purl, with all its places.
  public List<Component> components() {
    Map<String, Merged> byPurl = new TreeMap<>();
    for (Unit unit : units) {
      for (Part part : unit.parts()) {
        byPurl.computeIfAbsent(part.purl(), _ -> new Merged(part)).add(part, unit);
      }
    }
    return byPurl.values().stream().map(Merged::component).toList();
  }

  /// What several units state of one component.
  private static final class Merged {
    private final Part first;
    private final Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    private final Set<String> licences = new TreeSet<>();
    private final Set<Hash> hashes = new TreeSet<>();
    private final Set<String> dependsOn = new TreeSet<>();
    private final Set<Location> locations = new TreeSet<>();
    private boolean direct;

    Merged(Part first) {
      this.first = first;
    }

    void add(Part part, Unit unit) {
      scopes.addAll(part.scopes());
      licences.addAll(part.licences());
      hashes.addAll(part.hashes());
      direct |= part.direct();
      locations.add(part.location());
      for (int index : part.dependsOn()) {
        String purl = unit.parts().get(index).purl();
        if (!purl.equals(part.purl())) {
          dependsOn.add(purl);
        }
      }
    }

    Component component() {
      return new Component(
          first.purl(),
          first.name(),
          first.version().isEmpty() ? null : first.version(),
          scopes.stream().map(Scope::id).toList(),
          direct,
          List.copyOf(licences),
          List.copyOf(hashes),
          List.copyOf(dependsOn),
          List.copyOf(locations));
    }
  }
}
