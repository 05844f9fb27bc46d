package dev.lockstep.sca.maven;

import dev.lockstep.model.Region;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A dependency as a POM declares or manages it. What is not stated is empty.
///
/// @param exclusions `group:artifact`, each perhaps `*`
/// @param place where it is declared
record PomDependency(
    String groupId,
    String artifactId,
    String version,
    String type,
    String classifier,
    String scope,
    String optional,
    List<String> exclusions,
    Place place) {

  /// Where a declaration stands.
  ///
  /// @param pom the path of the POM in the target; empty for one of a repository
  record Place(String pom, @Nullable Region region) {}

  /// @param pom the path of the POM in the target; empty for one of a repository
  static PomDependency of(PomElement element, String pom) {
    List<String> exclusions =
        element.child("exclusions").children().stream()
            .map(one -> one.text("groupId") + ":" + one.text("artifactId"))
            .toList();
    String type = element.text("type");
    return new PomDependency(
        element.text("groupId"),
        element.text("artifactId"),
        element.text("version"),
        type.isEmpty() ? "jar" : type,
        element.text("classifier"),
        element.text("scope"),
        element.text("optional"),
        exclusions,
        new Place(pom, element.region()));
  }

  /// What makes two declarations one: Maven's management key.
  String key() {
    return classifier.isEmpty()
        ? groupId + ":" + artifactId + ":" + type
        : groupId + ":" + artifactId + ":" + type + ":" + classifier;
  }

  boolean isImport() {
    return scope.equals("import") && type.equals("pom");
  }

  boolean isOptional() {
    return optional.equals("true");
  }

  PomDependency interpolated(UnaryOperator<String> values) {
    return new PomDependency(
        values.apply(groupId),
        values.apply(artifactId),
        values.apply(version),
        values.apply(type),
        values.apply(classifier),
        values.apply(scope),
        values.apply(optional),
        exclusions.stream().map(values).toList(),
        place);
  }

  /// With what is managed for it, where it says nothing itself. Whether it is optional is not
  /// managed within a POM.
  PomDependency managedBy(PomDependency managed) {
    return new PomDependency(
        groupId,
        artifactId,
        version.isEmpty() ? managed.version : version,
        type,
        classifier,
        scope.isEmpty() ? managed.scope : scope,
        optional,
        exclusions.isEmpty() ? managed.exclusions : exclusions,
        place);
  }
}
