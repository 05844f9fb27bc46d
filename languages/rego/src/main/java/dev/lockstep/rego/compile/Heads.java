package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Puts what heads search for into the bodies: references in the heads of rules and comprehensions
/// may give values to variables that the body needs, as in `[xs[i] | not ys[i]]`.
final class Heads {
  private Heads() {}

  /// `term`, or a variable of this name that `body` gives its value to.
  static @Nullable Term computed(String name, @Nullable Term term, List<Literal> body) {
    return term == null || !searches(term) ? term : assigned(name, term, body);
  }

  /// The head of a comprehension with variables in the place of references that may give values
  /// to variables that nothing declares; `body` gives the new ones their values.
  static Term ofComprehension(Term head, List<Literal> body, Names names) {
    if (!searches(head) || !hasUndeclared(head)) {
      return head;
    }
    UnaryOperator<Term> inside = term -> ofComprehension(term, body, names);
    return switch (head) {
      case Term.Ref ref -> assigned(names.unique("head"), ref, body);
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          new Term.ArrayTerm(elements.stream().map(inside).toList(), at);
      case Term.SetTerm(List<Term> elements, Location at) ->
          new Term.SetTerm(elements.stream().map(inside).toList(), at);
      case Term.ObjectTerm(List<Term.Member> members, Location at) ->
          new Term.ObjectTerm(
              members.stream()
                  .map(m -> new Term.Member(inside.apply(m.key()), inside.apply(m.value())))
                  .toList(),
              at);
      case Term.Call(Term operator, List<Term> arguments, Location at) ->
          new Term.Call(operator, arguments.stream().map(inside).toList(), at);
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          head;
    };
  }

  private static Term assigned(String name, Term term, List<Literal> body) {
    Term.Var variable = new Term.Var(name, term.location());
    Term.Ref unify = new Term.Ref(List.of(new Term.Var("eq", term.location())), term.location());
    body.add(
        Literal.of(new Literal.Form.Invocation(unify, List.of(variable, term)), term.location()));
    return variable;
  }

  private static boolean hasUndeclared(Term head) {
    return Variables.ofTerms(List.of(head)).keySet().stream()
        .anyMatch(name -> Names.inSource(name).equals(name));
  }

  private static boolean searches(Term term) {
    return switch (term) {
      case Term.Ref ref -> !Variables.ofTerms(ref.parts().subList(1, ref.parts().size())).isEmpty();
      case Term.ArrayTerm(List<Term> elements, _) -> elements.stream().anyMatch(Heads::searches);
      case Term.SetTerm(List<Term> elements, _) -> elements.stream().anyMatch(Heads::searches);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.stream().anyMatch(m -> searches(m.key()) || searches(m.value()));
      case Term.Call(_, List<Term> arguments, _) -> arguments.stream().anyMatch(Heads::searches);
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          false;
    };
  }
}
