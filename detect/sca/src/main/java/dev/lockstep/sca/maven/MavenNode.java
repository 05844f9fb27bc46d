package dev.lockstep.sca.maven;

import java.util.List;

/// An artifact that a module resolves to.
///
/// @param scope `compile`, `runtime`, `provided`, `test` or `system`
/// @param parent the index of the node that brings it in; -1 for those that the module names
/// @param dependsOn the indices of all nodes that it needs, ascending
/// @param module whether the target itself holds it
/// @param line in the module's own POM for those that it names; else 0
public record MavenNode(
    MavenArtifact artifact,
    String scope,
    boolean optional,
    int parent,
    List<Integer> dependsOn,
    boolean module,
    int line,
    List<String> licences) {
  public MavenNode {
    dependsOn = List.copyOf(dependsOn);
    licences = List.copyOf(licences);
  }
}
