package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.List;

/// Puts the operands of a negated expression before it: `not f(input.x)` does not hold where
/// `input.x` is undefined, as in Open Policy Agent. What is compared or stands alone stays:
/// `not input.x` and `not input.x == 1` hold there. So do bodies of closures.
final class OperandHoisting {
  private final BodyLowering body;

  OperandHoisting(BodyLowering body) {
    this.body = body;
  }

  /// `literal` with variables in the place of its operands.
  Literal hoisted(Literal literal) {
    return switch (literal.form()) {
      case Form.Single(Term term) -> literal.saying(new Form.Single(compared(term)));
      case Form.Invocation call -> literal.saying(new Form.Invocation(call.operator(), of(call)));
      case Form.Declaration _, Form.SomeIn _, Form.Every _, Form.Not _, Form.Logical _ -> literal;
    };
  }

  private List<Term> of(Form.Invocation call) {
    return switch (call.name()) {
      case "eq", "equal" -> call.arguments().stream().map(this::compared).toList();
      default -> operands(call.arguments());
    };
  }

  /// `term`, which is compared: only what is within it is put before.
  private Term compared(Term term) {
    return switch (term) {
      case Term.Ref(List<Term> parts, Location at) -> new Term.Ref(operands(parts), at);
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ -> term;
      default -> operand(term);
    };
  }

  private List<Term> operands(List<Term> terms) {
    return terms.stream().map(this::operand).toList();
  }

  private Term operand(Term term) {
    return switch (term) {
      case Term.Call(Term operator, List<Term> arguments, Location at) ->
          before(new Term.Call(operator, operands(arguments), at));
      case Term.Ref(List<Term> parts, Location at) -> before(new Term.Ref(operands(parts), at));
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
          before(term);
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          new Term.ArrayTerm(operands(elements), at);
      case Term.SetTerm(List<Term> elements, Location at) ->
          new Term.SetTerm(operands(elements), at);
      case Term.ObjectTerm(List<Term.Member> members, Location at) ->
          new Term.ObjectTerm(
              members.stream()
                  .map(member -> new Term.Member(operand(member.key()), operand(member.value())))
                  .toList(),
              at);
      case Term.Scalar _, Term.Var _, Term.TemplateString _ -> term;
    };
  }

  private Term before(Term term) {
    Term.Var result = new Term.Var("operand'" + body.context.newSlot(), term.location());
    body.terms().assign(term, result);
    return result;
  }
}
