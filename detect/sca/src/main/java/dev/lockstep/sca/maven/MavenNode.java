package dev.lockstep.sca.maven;

import dev.lockstep.model.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An artifact that a module resolves to.
///
/// @param scope `compile`, `runtime`, `provided`, `test` or `system`
/// @param parent the index of the node that brings it in; -1 for those that the module names
/// @param dependsOn the indices of all nodes that it needs, ascending
/// @param module whether the target itself holds it
/// @param pom the path of the POM in the target that names what leads here; empty where one of a
///     repository does
/// @param region where it does; null where that is not known
public record MavenNode(
    MavenArtifact artifact,
    String scope,
    boolean optional,
    int parent,
    List<Integer> dependsOn,
    boolean module,
    String pom,
    @Nullable Region region,
    List<String> licences) {
  public MavenNode {
    dependsOn = List.copyOf(dependsOn);
    licences = List.copyOf(licences);
  }
}
