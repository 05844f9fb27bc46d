package dev.lockstep.rego.syntax;

import dev.lockstep.rego.syntax.Literal.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a rule of a statement that has no body of its own: `p := 1`, `f(x) = 2`, `p[3]`, `a.b.c`.
final class BodyRule {
  private BodyRule() {}

  /// The rule, or else why there is none.
  record Result(@Nullable Rule rule, String problem) {
    static Result of(Rule rule) {
      return new Result(rule, "");
    }

    static Result none(String problem) {
      return new Result(null, problem);
    }
  }

  static Result of(List<Literal> body) {
    if (body.size() != 1) {
      return Result.none("multiple expressions cannot be used for rule head");
    }
    Literal literal = body.getFirst();
    if (!literal.withs().isEmpty()) {
      return Result.none("expressions using with keyword cannot be used for rule head");
    }
    if (literal.negated()) {
      return Result.none("negated expressions cannot be used for rule head");
    }
    return switch (literal.form()) {
      case Form.Single(Term term) -> ofTerm(term);
      case Form.Invocation call -> ofCall(call, literal.location());
      case Form.Declaration _, Form.SomeIn _ ->
          Result.none("'some' declarations cannot be used for rule head");
      case Form.Every _, Form.Not _, Form.Logical _ ->
          Result.none("expression cannot be used for rule head");
    };
  }

  private static Result ofTerm(Term term) {
    Location at = term.location();
    if (!(term instanceof Term.Ref ref)) {
      return Result.none(TermPlaces.kind(term) + " cannot be used for rule name");
    }
    if (!(ref.head() instanceof Term.Var)) {
      return Result.none("invalid rule head: " + ref);
    }
    if (ref.parts().size() == 1) {
      return Result.none("refs cannot be used for rule head");
    }
    if (ref.parts().size() > 2) {
      return Result.of(
          rule(head(ref, null, null, RuleParser.truth(at), false, true, at), at, true));
    }
    Term.Ref name = new Term.Ref(List.of(ref.head()), ref.location());
    return Result.of(
        rule(head(name, null, ref.parts().getLast(), null, false, false, at), at, true));
  }

  private static Result ofCall(Form.Invocation call, Location at) {
    boolean assigned = call.name().equals("assign");
    if (!assigned && !call.name().equals("eq")) {
      return ofFunction(call, at);
    }
    if (call.arguments().size() < 2) {
      return Result.none("assignment requires two operands");
    }
    Term left = call.arguments().get(0);
    Term right = call.arguments().get(1);
    if (left instanceof Term.Call(Term operator, List<Term> arguments, _)
        && operator instanceof Term.Ref ref
        && ref.head() instanceof Term.Var) {
      return Result.of(rule(head(ref, arguments, null, right, assigned, false, at), at, true));
    }
    if (left instanceof Term.Ref ref) {
      return ref.head() instanceof Term.Var
          ? Result.of(rule(head(ref, null, null, right, assigned, false, at), at, true))
          : Result.none("invalid rule head: " + ref);
    }
    if (left instanceof Term.Var) {
      Term.Ref name = new Term.Ref(List.of(left), left.location());
      return Result.of(rule(head(name, null, null, right, assigned, false, at), at, true));
    }
    return Result.none(TermPlaces.kind(left) + " cannot be used for rule name");
  }

  private static Result ofFunction(Form.Invocation call, Location at) {
    if (isOperator(call.name())) {
      return Result.none("rule name conflicts with built-in function");
    }
    if (call.arguments().isEmpty()) {
      return Result.none("rule argument list must take at least one argument");
    }
    return Result.of(
        rule(
            head(call.operator(), call.arguments(), null, RuleParser.truth(at), false, false, at),
            at,
            true));
  }

  private static boolean isOperator(String name) {
    return switch (name) {
      case "equal",
          "neq",
          "lt",
          "lte",
          "gt",
          "gte",
          "plus",
          "minus",
          "mul",
          "div",
          "rem",
          "and",
          "or",
          "internal.member_2",
          "internal.member_3" ->
          true;
      default -> false;
    };
  }

  private static Head head(
      Term.Ref reference,
      @Nullable List<Term> arguments,
      @Nullable Term key,
      @Nullable Term value,
      boolean assigned,
      boolean generated,
      Location at) {
    return new Head(reference, arguments, key, value, assigned, generated, false, false, at);
  }

  private static Rule rule(Head head, Location at, boolean generatedBody) {
    return new Rule(head, RuleParser.implicitBody(at), null, false, generatedBody, at);
  }
}
