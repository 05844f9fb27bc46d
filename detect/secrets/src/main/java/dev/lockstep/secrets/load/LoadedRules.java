package dev.lockstep.secrets.load;

import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.RuleSet;
import java.util.List;

/// Rules ready to run.
///
/// @param digest names their content, in hex
/// @param errors why some cannot be run
public record LoadedRules(
    RuleSet rules, String digest, List<RuleError> errors, List<RuleError> notices) {

  public LoadedRules {
    errors = List.copyOf(errors);
    notices = List.copyOf(notices);
  }
}
