package dev.lockstep.secrets.rule;

import java.util.List;

/// What a rule file holds once it is read: the rules that can be run, and what stood in the way of
/// the others.
///
/// @param notices worth telling; the rules run as they should
public record RuleFile(RuleSet rules, List<RuleError> errors, List<RuleError> notices) {

  public RuleFile {
    errors = errors.stream().sorted().toList();
    notices = notices.stream().sorted().toList();
  }
}
