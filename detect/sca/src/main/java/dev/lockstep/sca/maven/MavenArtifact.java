package dev.lockstep.sca.maven;

import java.util.Map;

/// An artifact in a graph.
///
/// @param type as POMs write it: `jar`, `test-jar`, `war`
/// @param extension that of its file
/// @param classifier empty where it has none
public record MavenArtifact(
    String groupId,
    String artifactId,
    String type,
    String extension,
    String classifier,
    String version) {
  /// The types whose files end otherwise than the type says, or have a classifier by themselves.
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "test-jar", "jar",
          "maven-plugin", "jar",
          "ejb", "jar",
          "ejb-client", "jar",
          "java-source", "jar",
          "javadoc", "jar",
          "bundle", "jar");

  private static final Map<String, String> CLASSIFIERS =
      Map.of(
          "test-jar", "tests",
          "ejb-client", "client",
          "java-source", "sources",
          "javadoc", "javadoc");

  static MavenArtifact of(PomDependency dependency, String version) {
    String classifier = dependency.classifier();
    return new MavenArtifact(
        dependency.groupId(),
        dependency.artifactId(),
        dependency.type(),
        EXTENSIONS.getOrDefault(dependency.type(), dependency.type()),
        classifier.isEmpty() ? CLASSIFIERS.getOrDefault(dependency.type(), "") : classifier,
        version);
  }

  /// What is one thing in several versions.
  String versionless() {
    return groupId + ":" + artifactId + ":" + extension + ":" + classifier;
  }

  Coordinates coordinates() {
    return new Coordinates(groupId, artifactId, version);
  }

  MavenArtifact at(Coordinates moved) {
    return new MavenArtifact(
        moved.groupId(), moved.artifactId(), type, extension, classifier, moved.version());
  }

  /// As Maven's own tools print it: `group:artifact:type[:classifier]:version`.
  @Override
  public String toString() {
    return groupId
        + ":"
        + artifactId
        + ":"
        + type
        + (classifier.isEmpty() ? "" : ":" + classifier)
        + ":"
        + version;
  }
}
