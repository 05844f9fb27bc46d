package dev.lockstep.rego.partial;

import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts rules in the place of their names.
final class Inlining {
  private final PartialEvaluation evaluation;
  private final Terms terms;

  Inlining(PartialEvaluation evaluation, Terms terms) {
    this.evaluation = evaluation;
    this.terms = terms;
  }

  /// Goes on with what a call of the function `name` may come to.
  void function(Term.Ref name, Term.Call call, Terms.Then then) {
    List<ResolvedRule> rules = evaluation.table.at(RuleTable.constant(name.parts()));
    if (rules.isEmpty() || rules.stream().anyMatch(Inlining::isOrdered)) {
      terms.left(call, then);
      return;
    }
    for (ResolvedRule rule : rules) {
      apply(evaluation.instance(rule), call.arguments(), then);
    }
  }

  private void apply(ResolvedRule rule, List<Term> arguments, Terms.Then then) {
    List<Term> parameters = rule.parameters();
    int bound = evaluation.bindings.mark();
    Residue.Mark left = evaluation.residue.mark();
    boolean fits = parameters != null && unify(parameters, arguments);
    Term value = rule.value();
    if (fits && value != null) {
      terms.body(rule, () -> terms.reduce(value, null, then));
    }
    evaluation.residue.undo(left);
    evaluation.bindings.undo(bound);
  }

  private boolean unify(List<Term> parameters, List<Term> arguments) {
    boolean fits = parameters.size() == arguments.size();
    for (int i = 0; fits && i < arguments.size(); i++) {
      fits = evaluation.unifier.unify(parameters.get(i), arguments.get(i));
    }
    return fits;
  }

  /// Whether the order of branches decides, or a default.
  private static boolean isOrdered(ResolvedRule rule) {
    return rule.otherwise() != null || rule.source().isDefault();
  }

  /// Goes on with what the document `ref`, which depends on what is not known, may come to.
  void document(Term.Ref ref, @Nullable Value expected, Terms.Then then) {
    List<Value> constant = RuleTable.constant(ref.parts());
    List<Value> path = evaluation.table.covering(constant);
    Term.Ref begin = new Term.Ref(ref.parts().subList(0, 1 + constant.size()), ref.location());
    if (!constant.isEmpty() && !evaluation.unknowns.in(begin)) {
      List<Term> keys = ref.parts().subList(begin.parts().size(), ref.parts().size());
      terms.reduce(begin, null, known -> terms.select(known, keys, ref.location(), then));
      return;
    }
    if (path == null || !evaluation.unknowns.dependsAt(path) || evaluation.table.isAbove(path)) {
      terms.left(ref, then);
      return;
    }
    List<ResolvedRule> rules = evaluation.table.at(path);
    List<Term> keys = ref.parts().subList(1 + path.size(), ref.parts().size());
    if (rules.stream().anyMatch(Inlining::isFixed)) {
      terms.left(ref, then);
    } else if (needsSupport(rules, keys, expected)) {
      supported(path, rules, keys, ref.location(), then);
    } else {
      for (ResolvedRule rule : rules) {
        if (!rule.source().isDefault()) {
          apply(evaluation.instance(rule), path.size(), keys, ref.location(), then);
        }
      }
    }
  }

  /// Whether `rule` stays as it is: one with `else`, or a function.
  static boolean isFixed(ResolvedRule rule) {
    List<Term> parameters = rule.parameters();
    return rule.otherwise() != null || (parameters != null && !parameters.isEmpty());
  }

  /// Whether the document is wanted as a whole, or its default may be.
  private static boolean needsSupport(
      List<ResolvedRule> rules, List<Term> keys, @Nullable Value expected) {
    for (ResolvedRule rule : rules) {
      Term value = rule.value();
      if (rule.source().isDefault()) {
        boolean isOther =
            keys.isEmpty()
                && expected != null
                && value != null
                && !expected.equals(Ground.of(value));
        if (!isOther) {
          return true;
        }
      } else if (keys.size() < keysOf(rule) + (rule.isSet() ? 1 : 0)) {
        return true;
      }
    }
    return false;
  }

  /// How many parts of the name of `rule` depend on variables.
  private static int keysOf(ResolvedRule rule) {
    return rule.reference().size() - 1 - RuleTable.constant(rule.reference()).size();
  }

  /// Goes on with a rule of the support in the place of `rules`, or with the empty document
  /// where nothing is left of them.
  private void supported(
      List<Value> path, List<ResolvedRule> rules, List<Term> keys, Location at, Terms.Then then) {
    Term.Ref support = evaluation.support.rule(path, at);
    if (evaluation.support.has(path)) {
      List<Term> parts = new ArrayList<>(support.parts());
      parts.addAll(keys);
      terms.left(new Term.Ref(parts, at), then);
      return;
    }
    ResolvedRule first = rules.getFirst();
    if (keysOf(first) > 0) {
      terms.select(new Term.Scalar(ObjectValue.EMPTY, at), keys, at, then);
    } else if (first.isSet()) {
      terms.select(new Term.Scalar(SetValue.EMPTY, at), keys, at, then);
    }
  }

  private void apply(ResolvedRule rule, int depth, List<Term> given, Location at, Terms.Then then) {
    List<Term> own = new ArrayList<>(rule.reference().subList(1 + depth, rule.reference().size()));
    Term element = rule.key();
    if (rule.isSet() && element != null) {
      own.add(element);
    }
    int bound = evaluation.bindings.mark();
    Residue.Mark left = evaluation.residue.mark();
    boolean fits = true;
    for (int i = 0; fits && i < own.size(); i++) {
      fits = !isPattern(own.get(i)) || evaluation.unifier.unify(own.get(i), given.get(i));
    }
    if (fits) {
      terms.body(rule, () -> keys(own, 0, given, rule, at, then));
    }
    evaluation.residue.undo(left);
    evaluation.bindings.undo(bound);
  }

  /// Whether a key may be compared before the body is looked at.
  private static boolean isPattern(Term term) {
    return term instanceof Term.Var || Ground.of(term) != null;
  }

  private void keys(
      List<Term> own, int i, List<Term> given, ResolvedRule rule, Location at, Terms.Then then) {
    if (i < own.size()) {
      terms.reduce(
          own.get(i),
          null,
          key -> {
            int bound = evaluation.bindings.mark();
            Residue.Mark left = evaluation.residue.mark();
            if (isPattern(own.get(i)) || evaluation.unifier.unify(key, given.get(i))) {
              keys(own, i + 1, given, rule, at, then);
            }
            evaluation.residue.undo(left);
            evaluation.bindings.undo(bound);
          });
      return;
    }
    List<Term> rest = given.subList(own.size(), given.size());
    Term value = rule.isSet() ? own.getLast() : rule.value();
    if (value != null) {
      terms.reduce(value, null, made -> terms.select(made, rest, at, then));
    }
  }
}
