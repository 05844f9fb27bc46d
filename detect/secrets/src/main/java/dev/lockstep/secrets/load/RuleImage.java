package dev.lockstep.secrets.load;

import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.RuleSet;
import java.util.List;

/// Rules compiled, and what must not have changed for them to hold.
///
/// @param extended the files that were extended while the rules were read
record RuleImage(
    List<Extended> extended, RuleSet rules, List<RuleError> errors, List<RuleError> notices) {

  /// A file that was extended; an empty path for the default rules.
  ///
  /// @param digest of its text
  record Extended(String path, String digest) {}
}
