package dev.lockstep.sast.search;

import dev.lockstep.sast.match.Sieve;
import dev.lockstep.sast.match.Value;
import java.util.List;

/// The values of metavariables that conditions on them let through.
final class NameSieve implements Sieve {
  private final List<Plan.Test.Regex> conditions;
  private final Tests tests;

  NameSieve(List<Plan.Test.Regex> conditions, Tests tests) {
    this.conditions = conditions;
    this.tests = tests;
  }

  @Override
  public boolean isAbout(String metavariable) {
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).metavariable().equals(metavariable)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean admits(String metavariable, Value value) {
    for (int i = 0; i < conditions.size(); i++) {
      Plan.Test.Regex condition = conditions.get(i);
      if (condition.metavariable().equals(metavariable) && !tests.matches(condition, value)) {
        return false;
      }
    }
    return true;
  }
}
