package dev.lockstep.cli.config;

import dev.lockstep.sca.policy.ComponentPolicy;

/// What a project says of its components and of what is known about them.
///
/// @param advisoriesMaxAge in days; older ones are said
/// @param staleIsIncomplete whether older ones make a scan incomplete
public record ComponentRules(
    ComponentPolicy policy, int advisoriesMaxAge, boolean staleIsIncomplete) {
  private static final int USUAL_AGE = 7;

  /// Without a word of the project.
  public static final ComponentRules NONE =
      new ComponentRules(ComponentPolicy.NONE, USUAL_AGE, false);
}
