package dev.lockstep.sca.project;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Region;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.maven.BuildEnvironment;
import dev.lockstep.sca.maven.Coordinates;
import dev.lockstep.sca.maven.MavenArtifact;
import dev.lockstep.sca.maven.MavenGraph;
import dev.lockstep.sca.maven.MavenNode;
import dev.lockstep.sca.maven.MavenProjects;
import dev.lockstep.sca.maven.PomExtractor;
import dev.lockstep.sca.maven.PomSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The modules of Maven as units.
final class MavenUnits {
  private static final int SHOWN = 3;

  private final Map<String, Occurrence> places = new HashMap<>();
  private final MavenProjects projects;
  private final List<Problem> problems = new ArrayList<>();

  MavenUnits(PomExtractor extractor, TargetFacts facts, PomSource source) {
    facts.forEach(
        extractor,
        (content, occurrences, roots) ->
            occurrences.forEach(at -> places.put(at.pathInTarget(), at)));
    projects = MavenProjects.of(extractor, facts, source, BuildEnvironment.DEFAULT);
  }

  List<Problem> problems() {
    return problems;
  }

  List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    for (String path : projects.paths()) {
      Occurrence place = places.get(path);
      if (place != null) {
        MavenGraph graph = projects.graph(path);
        noteMissing(graph, place);
        if (projects.isCircular(path)) {
          problems.add(
              Problem.incomplete(
                  "maven-parents-circular",
                  place.path(),
                  "its parents lead back to themselves, and are read once each"));
        }
        Unit unit = unit(graph, place);
        if (!unit.parts().isEmpty()) {
          units.add(unit);
        }
      }
    }
    return units;
  }

  private void noteMissing(MavenGraph graph, Occurrence place) {
    if (graph.missing().isEmpty()) {
      return;
    }
    String some =
        graph.missing().stream()
            .limit(SHOWN)
            .map(MavenUnits::shown)
            .collect(Collectors.joining(", "));
    int more = graph.missing().size() - SHOWN;
    problems.add(
        Problem.notice(
            "maven-pom-missing",
            place.path(),
            "what these bring in is not listed, as their POMs are not in the local repository: "
                + some
                + (more > 0 ? " and " + more + " more" : "")
                + "; run mvn dependency:go-offline once"));
  }

  /// A version that a missing parent or import would manage is not known.
  private static String shown(Coordinates missing) {
    return missing.version().isEmpty()
        ? missing.groupId() + ":" + missing.artifactId() + " (of no known version)"
        : missing.toString();
  }

  private Unit unit(MavenGraph graph, Occurrence place) {
    List<MavenNode> nodes = graph.nodes();
    int[] indices = new int[nodes.size()];
    int size = 0;
    for (int i = 0; i < indices.length; i++) {
      indices[i] = nodes.get(i).module() ? -1 : size++;
    }
    List<Part> parts = new ArrayList<>(size);
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] >= 0) {
        List<Integer> dependsOn = new ArrayList<>();
        for (int target : nodes.get(i).dependsOn()) {
          if (indices[target] >= 0) {
            dependsOn.add(indices[target]);
          }
        }
        parts.add(part(nodes.get(i), place, dependsOn));
      }
    }
    return new Unit(place.path(), parts);
  }

  private Part part(MavenNode node, Occurrence module, List<Integer> dependsOn) {
    MavenArtifact artifact = node.artifact();
    String name = artifact.groupId() + ":" + artifact.artifactId();
    Map<String, String> qualifiers = new TreeMap<>();
    if (!artifact.extension().equals("jar")) {
      qualifiers.put("type", artifact.extension());
    }
    qualifiers.put("classifier", artifact.classifier());
    String version = artifact.version().indexOf("${") >= 0 ? "" : artifact.version();
    boolean range = version.startsWith("[") || version.startsWith("(");
    return new Part(
        "maven",
        PackageUrls.of("maven", name, range ? "" : version, qualifiers),
        name,
        range ? "" : version,
        range ? version : "",
        scopes(node),
        node.parent() < 0,
        node.licences(),
        List.of(),
        "",
        dependsOn,
        location(node, module));
  }

  private static Set<Scope> scopes(MavenNode node) {
    Set<Scope> scopes =
        EnumSet.of(
            switch (node.scope()) {
              case "test" -> Scope.TEST;
              case "provided" -> Scope.BUILD;
              default -> Scope.RUNTIME;
            });
    if (node.optional()) {
      scopes.add(Scope.OPTIONAL);
    }
    return scopes;
  }

  /// The declaration that leads to a node; where a parent of a repository has it, that parent's
  /// place in the module.
  private Location location(MavenNode node, Occurrence module) {
    Occurrence declared = places.get(node.pom());
    Region region = declared == null ? projects.parentRegion(module.pathInTarget()) : node.region();
    Occurrence at = declared == null ? module : declared;
    return new Location(at.path(), region, null, at.provenance());
  }
}
