package dev.lockstep.sast.rule;

import java.util.List;

/// What a rule file says.
///
/// @param errors what makes rules invalid; those rules are not in `rules`
/// @param notices what is passed over
public record RuleFile(List<SastRule> rules, List<RuleError> errors, List<RuleError> notices) {
  public RuleFile {
    rules = List.copyOf(rules);
    errors = List.copyOf(errors);
    notices = List.copyOf(notices);
  }
}
