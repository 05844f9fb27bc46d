package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.Builtins;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import java.util.List;

/// Tells whether a query may have several solutions: it has references with variables, or calls
/// relations, outside of comprehensions.
final class Iteration {
  private final Builtins builtins;

  private Iteration(Builtins builtins) {
    this.builtins = builtins;
  }

  static boolean isIn(List<Literal> body, Builtins builtins) {
    return new Iteration(builtins).in(body);
  }

  private boolean in(List<Literal> body) {
    return body.stream().anyMatch(this::in);
  }

  private boolean in(Literal literal) {
    return literal.withs().stream().anyMatch(with -> in(with.value())) || in(literal.form());
  }

  private boolean in(Form form) {
    return switch (form) {
      case Form.Single(Term term) -> in(term);
      case Form.Invocation call -> isRelation(call.operator()) || any(call.arguments());
      case Form.Declaration _ -> false;
      case Form.SomeIn(List<Term> pattern, Term collection) -> any(pattern) || in(collection);
      case Form.Every(_, Term collection, List<Literal> body) -> in(collection) || in(body);
      case Form.Not(List<Literal> body, _) -> in(body);
      case Form.Logical(
              _,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) ->
          in(left) || in(right);
    };
  }

  private boolean isRelation(Term operator) {
    Builtin builtin = builtins.find(operator.toString());
    return builtin != null && builtin.is(Builtin.Trait.RELATION);
  }

  private boolean any(List<Term> terms) {
    return terms.stream().anyMatch(this::in);
  }

  private boolean in(Term term) {
    return switch (term) {
      case Term.Ref(List<Term> parts, _) ->
          parts.stream().skip(1).anyMatch(part -> part instanceof Term.Var || in(part));
      case Term.ArrayTerm(List<Term> elements, _) -> any(elements);
      case Term.SetTerm(List<Term> elements, _) -> any(elements);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.stream().anyMatch(member -> in(member.key()) || in(member.value()));
      case Term.Call(Term operator, List<Term> arguments, _) ->
          isRelation(operator) || any(arguments);
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
