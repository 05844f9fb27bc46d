package dev.lockstep.sca.policy;

import java.util.List;

/// What a project says of its components.
///
/// @param libraries the first that covers a component counts
/// @param onlyVetted whether a direct dependency that no rule allows or pins is a finding
/// @param allowedLicences SPDX identifiers, `*` for any part; where there are some, others are
///     findings, and so is a component whose licence is not known
/// @param deniedLicences in the same form
/// @param abandoned which components that their keepers gave up are findings
/// @param outdated whether a direct dependency is one where a later release is known
public record ComponentPolicy(
    List<LibraryRule> libraries,
    boolean onlyVetted,
    List<String> allowedLicences,
    List<String> deniedLicences,
    Abandoned abandoned,
    boolean outdated) {
  /// Where a project says nothing.
  public static final ComponentPolicy NONE =
      new ComponentPolicy(List.of(), false, List.of(), List.of(), Abandoned.DIRECT, false);

  /// Which components that their keepers gave up are findings.
  public enum Abandoned {
    /// Those that the project names; a notice counts the others.
    DIRECT,
    ALL,
    OFF
  }

  public ComponentPolicy {
    libraries = List.copyOf(libraries);
    allowedLicences = List.copyOf(allowedLicences);
    deniedLicences = List.copyOf(deniedLicences);
  }

  /// Whether a project says nothing that any component could break, but for those that are
  /// abandoned.
  boolean asksNothing() {
    return libraries.isEmpty()
        && !onlyVetted
        && allowedLicences.isEmpty()
        && deniedLicences.isEmpty()
        && !outdated;
  }

  /// Whether nothing speaks against a licence.
  boolean accepts(String licence) {
    return !isIn(deniedLicences, licence)
        && (allowedLicences.isEmpty() || isIn(allowedLicences, licence));
  }

  private static boolean isIn(List<String> patterns, String licence) {
    int with = licence.indexOf(" WITH ");
    String base = with < 0 ? licence : licence.substring(0, with);
    return patterns.stream()
        .anyMatch(
            pattern ->
                LibraryRule.covers(pattern, licence)
                    || (pattern.indexOf(' ') < 0 && LibraryRule.covers(pattern, base)));
  }
}
