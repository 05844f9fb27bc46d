package dev.lockstep.sast.search;

import dev.lockstep.sast.rule.Condition;
import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.PatternText;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often the texts of a rule name each metavariable. One that is named once need not be bound:
/// matches that differ in it alone are one.
final class Metavariables {
  private final Map<String, Integer> counts = new HashMap<>();

  /// Those that are named in all of a rule.
  static Metavariables of(SastRule rule) {
    Metavariables all = new Metavariables();
    all.text(rule.message());
    all.text(rule.fix() == null ? "" : rule.fix());
    SastRule.FixRegex fixRegex = rule.fixRegex();
    all.text(fixRegex == null ? "" : fixRegex.regex() + " " + fixRegex.replacement());
    rule.metadata().values().forEach(values -> values.forEach(all::text));
    switch (rule.mode()) {
      case SastRule.Mode.Search(Formula formula) -> all.formula(formula);
      case SastRule.Mode.Taint(TaintSpec spec) -> all.taint(spec);
    }
    return all;
  }

  private void taint(TaintSpec spec) {
    spec.sources().forEach(source -> formula(source.formula()));
    spec.sinks().forEach(sink -> formula(sink.formula()));
    spec.sanitizers().forEach(sanitizer -> formula(sanitizer.formula()));
    for (TaintSpec.Propagator propagator : spec.propagators()) {
      formula(propagator.formula());
      text(propagator.from() + " " + propagator.to());
    }
  }

  /// Those of a formula that nothing else names, nor it twice.
  Set<String> alone(Formula formula) {
    Metavariables its = new Metavariables();
    its.formula(formula);
    Set<String> alone = new HashSet<>();
    its.counts.forEach(
        (name, count) -> {
          if (count == 1 && counts.getOrDefault(name, 0) == 1) {
            alone.add(name);
          }
        });
    return alone;
  }

  private void formula(Formula formula) {
    switch (formula.shape()) {
      case Formula.Shape.Leaf(PatternText pattern) -> text(pattern.text());
      case Formula.Shape.All(List<Formula> parts) -> parts.forEach(this::formula);
      case Formula.Shape.Any(List<Formula> parts) -> parts.forEach(this::formula);
      case Formula.Shape.Inside(Formula part) -> formula(part);
      case Formula.Shape.Anywhere(Formula part) -> formula(part);
      case Formula.Shape.Not(Formula part) -> formula(part);
    }
    formula.conditions().forEach(this::condition);
    formula.focus().forEach(names -> names.forEach(this::text));
    text(formula.fix() == null ? "" : formula.fix());
    text(formula.as() == null ? "" : formula.as());
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.MatchesRegex regex -> text(regex.metavariable());
      case Condition.Holds holds -> {
        text(holds.metavariable() == null ? "" : holds.metavariable());
        text(holds.expression());
      }
      case Condition.Contains contains -> {
        text(contains.metavariable());
        formula(contains.formula());
      }
      case Condition.HasType type -> text(type.metavariable());
      case Condition.LooksRandom(String metavariable) -> text(metavariable);
      case Condition.SlowRegex slow -> text(slow.metavariable());
    }
  }

  /// Counts what looks like a metavariable, whether it is one or not.
  private void text(String text) {
    int at = text.indexOf('$');
    while (at >= 0) {
      int start = text.startsWith("...", at + 1) ? at + 4 : at + 1;
      int end = start;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      if (end > start) {
        counts.merge(text.substring(at, end), 1, Integer::sum);
      }
      at = text.indexOf('$', end);
    }
  }

  private static boolean isPart(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }
}
