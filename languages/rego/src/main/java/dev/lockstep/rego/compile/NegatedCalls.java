package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.List;

/// Puts the calls in the operands of a negated expression before it, as expressions of their own:
/// `not f(g(xs[_]))` looks for an element for which `f` does not hold, and its wildcard is safe.
final class NegatedCalls {
  private final Names names;
  private final List<Literal> body;

  /// @param body where the expressions go that come before
  NegatedCalls(Names names, List<Literal> body) {
    this.names = names;
    this.body = body;
  }

  /// `literal` with variables in the place of calls.
  Literal before(Literal literal) {
    return switch (literal.form()) {
      case Form.Single(Term term) -> literal.saying(new Form.Single(of(term, literal)));
      case Form.Invocation(Term.Ref operator, List<Term> arguments) ->
          literal.saying(new Form.Invocation(operator, of(arguments, literal)));
      case Form.Declaration _, Form.SomeIn _, Form.Every _, Form.Not _, Form.Logical _ -> literal;
    };
  }

  private List<Term> of(List<Term> terms, Literal literal) {
    return terms.stream().map(term -> of(term, literal)).toList();
  }

  private Term of(Term term, Literal literal) {
    return switch (term) {
      case Term.Call(Term operator, List<Term> arguments, Location at) ->
          variable(new Term.Call(operator, of(arguments, literal), at), literal);
      case Term.Ref(List<Term> parts, Location at) -> new Term.Ref(of(parts, literal), at);
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          new Term.ArrayTerm(of(elements, literal), at);
      case Term.SetTerm(List<Term> elements, Location at) ->
          new Term.SetTerm(of(elements, literal), at);
      case Term.ObjectTerm(List<Term.Member> members, Location at) ->
          new Term.ObjectTerm(
              members.stream()
                  .map(m -> new Term.Member(of(m.key(), literal), of(m.value(), literal)))
                  .toList(),
              at);
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          term;
    };
  }

  private Term variable(Term.Call call, Literal literal) {
    Location at = call.location();
    Term.Var result = new Term.Var(names.unique("negated"), at);
    Term.Ref unify = new Term.Ref(List.of(new Term.Var("eq", at)), at);
    Form.Invocation form = new Form.Invocation(unify, List.of(result, call));
    body.add(new Literal(form, false, literal.withs(), at));
    return result;
  }
}
