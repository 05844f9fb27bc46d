package dev.lockstep.sca.maven;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is excluded on a path of a graph.
///
/// @param own `group:artifact`, each perhaps `*`
/// @param above what is excluded further up; null at the root
record Exclusions(List<String> own, @Nullable Exclusions above) {
  static final Exclusions NONE = new Exclusions(List.of(), null);

  Exclusions with(List<String> more) {
    return more.isEmpty() ? this : new Exclusions(more, this);
  }

  boolean exclude(PomDependency dependency) {
    for (Exclusions level = this; level != null; level = level.above) {
      for (String one : level.own) {
        if (matches(one, dependency)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(String exclusion, PomDependency dependency) {
    int colon = exclusion.indexOf(':');
    String group = exclusion.substring(0, colon);
    String artifact = exclusion.substring(colon + 1);
    return (group.equals("*") || group.equals(dependency.groupId()))
        && (artifact.equals("*") || artifact.equals(dependency.artifactId()));
  }
}
