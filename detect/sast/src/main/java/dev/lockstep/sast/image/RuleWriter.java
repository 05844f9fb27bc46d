package dev.lockstep.sast.image;

import dev.lockstep.sast.rule.Condition;
import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.PatternText;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes rules; [RuleReader] reads them in the same order.
final class RuleWriter {
  private final ImageOutput out;

  RuleWriter(ImageOutput out) {
    this.out = out;
  }

  void rule(SastRule rule) {
    out.text(rule.id());
    out.texts(rule.languages());
    out.text(rule.message());
    out.number(rule.level().ordinal());
    out.number(rule.options().values().size());
    new TreeMap<>(rule.options().values()).forEach(this::option);
    out.texts(rule.paths().include());
    out.texts(rule.paths().exclude());
    out.maybe(rule.fix());
    SastRule.FixRegex fix = rule.fixRegex();
    out.flag(fix != null);
    if (fix != null) {
      out.text(fix.regex());
      out.text(fix.replacement());
      out.number(fix.count());
    }
    metadata(rule.metadata());
    out.number(rule.line());
    mode(rule.mode());
  }

  private void option(String key, String value) {
    out.text(key);
    out.text(value);
  }

  private void metadata(Map<String, List<String>> metadata) {
    out.number(metadata.size());
    new TreeMap<>(metadata)
        .forEach(
            (key, values) -> {
              out.text(key);
              out.texts(values);
            });
  }

  private void mode(SastRule.Mode mode) {
    switch (mode) {
      case SastRule.Mode.Search(Formula formula) -> {
        out.number(0);
        formula(formula);
      }
      case SastRule.Mode.Taint(TaintSpec spec) -> {
        out.number(1);
        out.list(spec.sources(), this::source);
        out.list(spec.sinks(), this::sink);
        out.list(spec.sanitizers(), this::sanitizer);
        out.list(spec.propagators(), this::propagator);
      }
    }
  }

  private void source(TaintSpec.Source source) {
    formula(source.formula());
    out.flag(source.exact());
    out.number(source.sideEffect().ordinal());
    out.flag(source.control());
    out.text(source.label());
    out.maybe(source.requires());
  }

  private void sink(TaintSpec.Sink sink) {
    formula(sink.formula());
    out.flag(sink.exact());
    out.maybe(sink.requires());
    out.flag(sink.atExit());
  }

  private void sanitizer(TaintSpec.Sanitizer sanitizer) {
    formula(sanitizer.formula());
    out.flag(sanitizer.exact());
    out.number(sanitizer.sideEffect().ordinal());
    out.flag(sanitizer.notConflicting());
  }

  private void propagator(TaintSpec.Propagator propagator) {
    formula(propagator.formula());
    out.text(propagator.from());
    out.text(propagator.to());
    out.number(propagator.sideEffect().ordinal());
    out.maybe(propagator.requires());
    out.maybe(propagator.label());
    out.texts(propagator.replacedLabels());
  }

  private void formula(Formula formula) {
    shape(formula.shape());
    out.list(formula.conditions(), this::condition);
    out.list(formula.focus(), out::texts);
    out.maybe(formula.fix());
    out.maybe(formula.as());
  }

  private void shape(Formula.Shape shape) {
    switch (shape) {
      case Formula.Shape.Leaf(PatternText pattern) -> {
        out.number(0);
        out.number(pattern.form().ordinal());
        out.text(pattern.text());
        // A place that is not known is before the first.
        out.number(Math.max(0, pattern.line()));
        out.number(Math.max(0, pattern.column()));
      }
      case Formula.Shape.All(List<Formula> parts) -> {
        out.number(1);
        out.list(parts, this::formula);
      }
      case Formula.Shape.Any(List<Formula> parts) -> {
        out.number(2);
        out.list(parts, this::formula);
      }
      case Formula.Shape.Inside(Formula part) -> {
        out.number(3);
        formula(part);
      }
      case Formula.Shape.Anywhere(Formula part) -> {
        out.number(4);
        formula(part);
      }
      case Formula.Shape.Not(Formula part) -> {
        out.number(5);
        formula(part);
      }
    }
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.MatchesRegex(String metavariable, String regex, boolean constants) -> {
        out.number(0);
        out.text(metavariable);
        out.text(regex);
        out.flag(constants);
      }
      case Condition.Holds(String metavariable, String expression, boolean strip, int base) -> {
        out.number(1);
        out.maybe(metavariable);
        out.text(expression);
        out.flag(strip);
        out.number(Math.max(0, base));
      }
      case Condition.Contains(String metavariable, String language, Formula formula) -> {
        out.number(2);
        out.text(metavariable);
        out.maybe(language);
        formula(formula);
      }
      case Condition.HasType(String metavariable, List<String> types) -> {
        out.number(3);
        out.text(metavariable);
        out.texts(types);
      }
      case Condition.LooksRandom(String metavariable) -> {
        out.number(4);
        out.text(metavariable);
      }
      case Condition.SlowRegex(String metavariable, boolean proven) -> {
        out.number(5);
        out.text(metavariable);
        out.flag(proven);
      }
    }
  }
}
