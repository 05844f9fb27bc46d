package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.HashSet;
import java.util.List;

/// Puts the calls within an expression before it where a reference or a closure stands before one
/// of them: Open Policy Agent evaluates all calls of an expression first, so that what they fail
/// with is met even where a reference is undefined.
final class CallHoisting {
  private final BodyLowering body;

  CallHoisting(BodyLowering body) {
    this.body = body;
  }

  /// `literal`, where it matters with variables in the place of its calls.
  Literal hoisted(Literal literal) {
    return switch (literal.form()) {
      case Form.Single(Term term) when isLate(List.of(term)) ->
          literal.saying(new Form.Single(operand(term)));
      case Form.Invocation call when isLate(call.arguments()) && !call.name().equals("print") ->
          literal.saying(new Form.Invocation(call.operator(), operands(call.arguments())));
      default -> literal;
    };
  }

  /// Whether a call stands behind what may be undefined or takes long.
  private static boolean isLate(List<Term> terms) {
    Search search = new Search();
    terms.forEach(search::add);
    return search.found;
  }

  private static final class Search {
    private boolean reads;
    private boolean found;

    private void add(Term term) {
      switch (term) {
        case Term.Call(_, List<Term> arguments, _) -> {
          found |= reads;
          arguments.forEach(this::add);
        }
        case Term.Ref ref -> {
          ref.parts().forEach(this::add);
          reads |= ref.parts().size() > 1;
        }
        case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(this::add);
        case Term.SetTerm(List<Term> elements, _) -> elements.forEach(this::add);
        case Term.ObjectTerm(List<Term.Member> members, _) -> {
          for (Term.Member member : members) {
            add(member.key());
            add(member.value());
          }
        }
        case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
            reads = true;
        case Term.Scalar _, Term.Var _, Term.TemplateString _ -> {}
      }
    }
  }

  private List<Term> operands(List<Term> terms) {
    return terms.stream().map(this::operand).toList();
  }

  private Term operand(Term term) {
    return switch (term) {
      case Term.Call(Term operator, List<Term> arguments, Location at) ->
          before(new Term.Call(operator, operands(arguments), at));
      case Term.Ref(List<Term> parts, Location at) -> new Term.Ref(operands(parts), at);
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
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          term;
    };
  }

  private Term before(Term.Call call) {
    if (!body.safety.isEvaluable(call, new HashSet<>(body.bound))) {
      return call;
    }
    Term.Var result = new Term.Var("call'" + body.context.newSlot(), call.location());
    body.terms().assign(call, result);
    return result;
  }
}
