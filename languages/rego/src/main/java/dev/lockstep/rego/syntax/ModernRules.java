package dev.lockstep.rego.syntax;

import java.util.List;

/// What rules must obey from version 1 on.
final class ModernRules {
  private ModernRules() {}

  static void check(List<Rule> rules, RegoVersion version, List<RegoError> problems) {
    for (Rule rule : rules) {
      for (Rule part = rule; part != null; part = part.otherwise()) {
        check(part, version, problems);
      }
    }
  }

  private static void check(Rule rule, RegoVersion version, List<RegoError> problems) {
    String kind = rule.isFunction() ? "function" : "rule";
    Head head = rule.head();
    if (head.reference().parts().size() < 2 && Keywords.isReserved(head.name(), version)) {
      problems.add(problem(rule, head.name() + " keyword cannot be used for rule name"));
    }
    if (rule.generatedBody() && head.generatedValue() && !rule.isDefault()) {
      problems.add(problem(rule, kind + " must have value assignment and/or body declaration"));
    }
    if (!rule.generatedBody() && !head.hasIf() && !rule.isDefault()) {
      problems.add(problem(rule, "`if` keyword is required before " + kind + " body"));
    }
    if (head.isPartialSet() && !head.hasContains()) {
      problems.add(problem(rule, "`contains` keyword is required for partial set rules"));
    }
  }

  private static RegoError problem(Rule rule, String message) {
    return new RegoError(RegoError.PARSE, message, rule.location());
  }
}
