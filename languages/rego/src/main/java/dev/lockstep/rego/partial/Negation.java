package dev.lockstep.rego.partial;

import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is left of a negated body: it fails where a way through it is left without a condition,
/// it holds where there is no way. Else one condition of each way must fail, and where these share
/// variables of the body, a rule of the support says whether it holds.
final class Negation {
  private static final int MOST_WAYS = 16;

  private final PartialEvaluation evaluation;

  Negation(PartialEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  void not(List<Literal> body, PartialEvaluation.Next next) {
    Set<String> outer = Variables.allOf(evaluation.bindings.plugging().body(body)).keySet();
    List<List<Literal>> ways = new ArrayList<>();
    Residue.Mark start = evaluation.residue.mark();
    evaluation.body(body, 0, () -> ways.add(evaluation.residue.since(start, List.of(), List.of())));
    if (ways.stream().anyMatch(List::isEmpty)) {
      return;
    }
    if (!isComplementable(ways, outer)) {
      supported(ways, next);
      return;
    }
    complement(ways, 0, next);
  }

  /// Whether no condition has variables that others give their values to.
  private static boolean isComplementable(List<List<Literal>> ways, Set<String> outer) {
    long count = 1;
    for (List<Literal> way : ways) {
      count *= way.size();
      if (count > MOST_WAYS) {
        return false;
      }
      for (Literal literal : way) {
        boolean wildcards =
            Variables.of(List.of(literal)).keySet().stream().allMatch(outer::contains);
        boolean plain = !(literal.form() instanceof Form.SomeIn) && literal.withs().isEmpty();
        if (!wildcards || !plain) {
          return false;
        }
      }
    }
    return true;
  }

  private void complement(List<List<Literal>> ways, int at, PartialEvaluation.Next next) {
    if (at == ways.size()) {
      next.go();
      return;
    }
    for (Literal literal : ways.get(at)) {
      Residue.Mark mark = evaluation.residue.mark();
      evaluation.residue.add(
          new Literal(literal.form(), !literal.negated(), literal.withs(), literal.location()));
      complement(ways, at + 1, next);
      evaluation.residue.undo(mark);
    }
  }

  /// A rule that holds where the body does; what variables around the body stand for is handed in.
  private void supported(List<List<Literal>> ways, PartialEvaluation.Next next) {
    Set<String> shared = new LinkedHashSet<>();
    ways.forEach(
        way ->
            Variables.allOf(way).keySet().stream()
                .filter(evaluation.residue::has)
                .forEach(shared::add));
    Location at = ways.getFirst().getFirst().location();
    List<Term> parameters = new ArrayList<>();
    shared.forEach(name -> parameters.add(new Term.Var(name, at)));
    Term.Ref rule = evaluation.support.condition(ways, parameters, at);
    Form form =
        parameters.isEmpty() ? new Form.Single(rule) : new Form.Invocation(rule, parameters);
    Residue.Mark mark = evaluation.residue.mark();
    evaluation.residue.add(new Literal(form, true, List.of(), at));
    next.go();
    evaluation.residue.undo(mark);
  }
}
