package dev.lockstep.sca.maven;

/// Group, artifact and version of a POM.
public record Coordinates(String groupId, String artifactId, String version) {
  @Override
  public String toString() {
    return groupId + ":" + artifactId + ":" + version;
  }
}
