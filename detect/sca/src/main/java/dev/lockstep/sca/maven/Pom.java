package dev.lockstep.sca.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A POM as it is written.
///
/// @param parentPath `relativePath` of the parent; `../pom.xml` where nothing is said
/// @param licences their names
record Pom(
    String groupId,
    String artifactId,
    String version,
    String packaging,
    PomElement parent,
    String parentPath,
    Map<String, String> properties,
    List<PomDependency> dependencies,
    List<PomDependency> management,
    List<PomProfile> profiles,
    PomElement relocation,
    List<String> licences) {

  /// @param path in the target; empty for one of a repository
  static Pom of(PomElement project, String path) {
    PomElement parent = project.child("parent");
    PomElement relative = parent.child("relativePath");
    String packaging = project.text("packaging");
    List<PomProfile> profiles = new ArrayList<>();
    for (PomElement profile : project.child("profiles").children()) {
      profiles.add(
          new PomProfile(
              profile.text("id"),
              profile.child("activation"),
              properties(profile),
              dependencies(profile.child("dependencies"), path),
              dependencies(profile.child("dependencyManagement").child("dependencies"), path)));
    }
    return new Pom(
        project.text("groupId"),
        project.text("artifactId"),
        project.text("version"),
        packaging.isEmpty() ? "jar" : packaging,
        parent,
        relative.isPresent() ? relative.text() : "../pom.xml",
        properties(project),
        dependencies(project.child("dependencies"), path),
        dependencies(project.child("dependencyManagement").child("dependencies"), path),
        profiles,
        project.child("distributionManagement").child("relocation"),
        project.child("licenses").children().stream().map(one -> one.text("name")).toList());
  }

  boolean hasParent() {
    return parent.isPresent();
  }

  private static Map<String, String> properties(PomElement of) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (PomElement property : of.child("properties").children()) {
      properties.put(property.name(), property.text());
    }
    return properties;
  }

  /// Of a key that is repeated the last one counts, in the first one's place.
  private static List<PomDependency> dependencies(PomElement of, String path) {
    Map<String, PomDependency> byKey = new LinkedHashMap<>();
    for (PomElement element : of.children()) {
      PomDependency dependency = PomDependency.of(element, path);
      String key = dependency.isImport() ? dependency.key() + element.line() : dependency.key();
      byKey.put(key, dependency);
    }
    return List.copyOf(byKey.values());
  }
}
