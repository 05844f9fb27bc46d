package dev.lockstep.cli.scan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a build server says of a run in its variables: GitHub's ("Default environment variables"),
/// GitLab's ("Predefined CI/CD variables"), Jenkins' ("Using environment variables", and those of
/// multibranch pipelines). They are believed only where the server's own mark is there.
///
/// @param branch the names of what is looked at first
/// @param target the branch that the change goes to
record BuildServer(
    String mark,
    List<String> repository,
    List<String> commit,
    List<String> actor,
    List<String> branch,
    List<String> target,
    List<String> deployment) {

  private static final List<BuildServer> ALL =
      List.of(
          new BuildServer(
              "GITHUB_ACTIONS",
              List.of("GITHUB_REPOSITORY"),
              List.of("GITHUB_SHA"),
              List.of("GITHUB_ACTOR"),
              List.of("GITHUB_HEAD_REF", "GITHUB_REF_NAME"),
              List.of("GITHUB_BASE_REF"),
              List.of()),
          new BuildServer(
              "GITLAB_CI",
              List.of("CI_PROJECT_PATH"),
              List.of("CI_COMMIT_SHA"),
              List.of("GITLAB_USER_LOGIN"),
              List.of("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_REF_NAME"),
              List.of("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
              List.of("CI_ENVIRONMENT_NAME")),
          new BuildServer(
              "JENKINS_URL",
              List.of(),
              List.of("GIT_COMMIT"),
              List.of("CHANGE_AUTHOR"),
              List.of("CHANGE_BRANCH", "BRANCH_NAME"),
              List.of("CHANGE_TARGET"),
              List.of()));

  private static final BuildServer NONE =
      new BuildServer("", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /// The one that a run is on, as its variables say; one that says nothing where it is on none.
  static BuildServer of(Map<String, String> environment) {
    return ALL.stream()
        .filter(server -> !environment.getOrDefault(server.mark, "").isEmpty())
        .findFirst()
        .orElse(NONE);
  }

  /// The first of the variables `names` that says something.
  static Optional<String> value(List<String> names, Map<String, String> environment) {
    return names.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(text -> !text.isBlank())
        .findFirst();
  }
}
