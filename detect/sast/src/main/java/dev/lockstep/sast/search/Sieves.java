package dev.lockstep.sast.search;

import dev.lockstep.sast.match.CodePattern;
import java.util.ArrayList;
import java.util.List;

/// Gives conditions on metavariables to the patterns that bind them, so that what fails one is no
/// match in the first place. The conditions stay where they are: this only spares work.
final class Sieves {
  private Sieves() {}

  /// The same formula, with conditions known to the patterns that alone bind what they are about.
  static Plan pushed(Plan plan) {
    List<Plan.Test.Regex> conditions = new ArrayList<>();
    for (Plan.Test test : plan.tests()) {
      if (test instanceof Plan.Test.Regex regex) {
        conditions.add(regex);
      }
    }
    return conditions.isEmpty() ? plan : pushed(plan, conditions);
  }

  private static Plan pushed(Plan plan, List<Plan.Test.Regex> conditions) {
    Plan.Shape shape =
        switch (plan.shape()) {
          case Plan.Shape.Code code -> pushed(code, conditions);
          case Plan.Shape.Any(List<Plan> parts) ->
              new Plan.Shape.Any(parts.stream().map(part -> pushed(part, conditions)).toList());
          case Plan.Shape.Inside(Plan part) -> new Plan.Shape.Inside(pushed(part, conditions));
          case Plan.Shape.All(List<Plan> positive, List<Plan> negative) ->
              new Plan.Shape.All(each(positive, conditions), negative);
          case Plan.Shape.Anywhere _, Plan.Shape.Regex _, Plan.Shape.Generic _ -> plan.shape();
        };
    return new Plan(shape, plan.tests(), plan.focus(), plan.as(), plan.fix());
  }

  private static Plan.Shape pushed(Plan.Shape.Code code, List<Plan.Test.Regex> conditions) {
    List<Plan.Test.Regex> its = new ArrayList<>(code.sieve());
    for (Plan.Test.Regex condition : conditions) {
      if (code.pattern().names(condition.metavariable())) {
        its.add(condition);
      }
    }
    return new Plan.Shape.Code(code.pattern(), its);
  }

  /// Where several parts bind a metavariable, any of its values may be the one that counts.
  private static List<Plan> each(List<Plan> parts, List<Plan.Test.Regex> conditions) {
    List<Plan> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Plan.Test.Regex> its = new ArrayList<>();
      for (Plan.Test.Regex condition : conditions) {
        if (!bindOthers(parts, i, condition.metavariable())) {
          its.add(condition);
        }
      }
      all.add(its.isEmpty() ? parts.get(i) : pushed(parts.get(i), its));
    }
    return all;
  }

  /// Whether a part besides one binds a metavariable.
  private static boolean bindOthers(List<Plan> parts, int one, String metavariable) {
    for (int i = 0; i < parts.size(); i++) {
      if (i != one && binds(parts.get(i), metavariable)) {
        return true;
      }
    }
    return false;
  }

  private static boolean binds(Plan plan, String metavariable) {
    if (metavariable.equals(plan.as())
        || plan.tests().stream().anyMatch(test -> binds(test, metavariable))) {
      return true;
    }
    return switch (plan.shape()) {
      case Plan.Shape.Code(CodePattern pattern, var _, var _) -> pattern.names(metavariable);
      case Plan.Shape.Regex(RegexPattern pattern) -> pattern.hasGroups();
      case Plan.Shape.Generic _ -> true;
      case Plan.Shape.Any(List<Plan> parts) ->
          parts.stream().anyMatch(part -> binds(part, metavariable));
      case Plan.Shape.All(List<Plan> positive, List<Plan> _) ->
          positive.stream().anyMatch(part -> binds(part, metavariable));
      case Plan.Shape.Inside(Plan part) -> binds(part, metavariable);
      case Plan.Shape.Anywhere(Plan part) -> binds(part, metavariable);
    };
  }

  private static boolean binds(Plan.Test test, String metavariable) {
    return switch (test) {
      case Plan.Test.Regex regex -> regex.groups().hasGroups();
      case Plan.Test.Contains contains -> binds(contains.plan(), metavariable);
      case Plan.Test.Holds _, Plan.Test.Type _, Plan.Test.Random _, Plan.Test.SlowRegex _ -> false;
    };
  }
}
