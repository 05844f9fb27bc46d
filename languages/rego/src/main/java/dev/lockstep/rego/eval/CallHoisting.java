package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.List;

/// Puts calls within a negated expression before it: `not f(g(x))` does not hold where `g(x)` is
/// undefined, as in Open Policy Agent. Calls in closures stay where they are.
final class CallHoisting {
  private final BodyLowering body;

  CallHoisting(BodyLowering body) {
    this.body = body;
  }

  /// `literal` with variables in the place of the calls in it.
  Literal hoisted(Literal literal) {
    return switch (literal.form()) {
      case Form.Single(Term term) -> literal.saying(new Form.Single(hoisted(term)));
      case Form.Invocation call ->
          literal.saying(new Form.Invocation(call.operator(), hoisted(call.arguments())));
      case Form.Declaration _, Form.SomeIn _, Form.Every _, Form.Not _, Form.Logical _ -> literal;
    };
  }

  private List<Term> hoisted(List<Term> terms) {
    return terms.stream().map(this::hoisted).toList();
  }

  private Term hoisted(Term term) {
    return switch (term) {
      case Term.Call(Term operator, List<Term> arguments, Location at) -> {
        Term.Var result = new Term.Var("call'" + body.context.newSlot(), at);
        body.terms().assign(new Term.Call(operator, hoisted(arguments), at), result);
        yield result;
      }
      case Term.Ref(List<Term> parts, Location at) -> new Term.Ref(hoisted(parts), at);
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          new Term.ArrayTerm(hoisted(elements), at);
      case Term.SetTerm(List<Term> elements, Location at) ->
          new Term.SetTerm(hoisted(elements), at);
      case Term.ObjectTerm(List<Term.Member> members, Location at) ->
          new Term.ObjectTerm(
              members.stream()
                  .map(member -> new Term.Member(hoisted(member.key()), hoisted(member.value())))
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
}
