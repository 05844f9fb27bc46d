package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds calls of functions that do not exist, or with too few or too many operands.
public final class CallCheck {
  private final Arities arities;
  private final Predicate<String> deprecated;
  private final List<RegoError> errors;
  private final List<RegoError> outdated = new ArrayList<>();

  /// Errors go to `errors`.
  ///
  /// @param deprecated whether the built-in of a name should not be called any more
  public CallCheck(Arities arities, Predicate<String> deprecated, List<RegoError> errors) {
    this.arities = arities;
    this.deprecated = deprecated;
    this.errors = errors;
  }

  /// The calls so far of built-ins that are deprecated.
  public List<RegoError> outdated() {
    return List.copyOf(outdated);
  }

  /// Looks through `rule` and what follows its `else`.
  public void check(ResolvedRule rule) {
    for (ResolvedRule part = rule; part != null; part = part.otherwise()) {
      List<Term> parameters = part.parameters();
      if (parameters != null) {
        terms(parameters);
      }
      check(part.body());
      terms(part.reference());
      termOrNull(part.key());
      termOrNull(part.value());
    }
  }

  /// Looks through `body`.
  public void check(List<Literal> body) {
    for (Literal literal : body) {
      literal.withs().forEach(with -> term(with.value()));
      form(literal.form(), literal.location());
    }
  }

  private void form(Form form, Location at) {
    switch (form) {
      case Form.Single(Term term) -> term(term);
      case Form.Invocation(Term.Ref operator, List<Term> arguments) -> {
        if (!call(operator, arguments.size(), true, at)) {
          terms(arguments);
        }
      }
      case Form.Declaration _ -> {}
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        terms(pattern);
        term(collection);
      }
      case Form.Every(_, Term collection, List<Literal> body) -> {
        term(collection);
        check(body);
      }
      case Form.Not(List<Literal> body, _) -> check(body);
      case Form.Logical(
              _,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) -> {
        check(left);
        check(right);
      }
    }
  }

  private void terms(List<Term> terms) {
    terms.forEach(this::term);
  }

  private void termOrNull(@Nullable Term term) {
    if (term != null) {
      term(term);
    }
  }

  private void term(Term term) {
    switch (term) {
      case Term.Scalar _, Term.Var _ -> {}
      case Term.Ref(List<Term> parts, _) -> terms(parts);
      case Term.ArrayTerm(List<Term> elements, _) -> terms(elements);
      case Term.SetTerm(List<Term> elements, _) -> terms(elements);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                term(member.key());
                term(member.value());
              });
      case Term.Call(Term operator, List<Term> arguments, Location at) -> {
        if (!(operator instanceof Term.Ref ref) || !call(ref, arguments.size(), false, at)) {
          terms(arguments);
        }
      }
      case Term.ArrayComprehension(Term head, List<Literal> body, _) -> {
        check(body);
        term(head);
      }
      case Term.SetComprehension(Term head, List<Literal> body, _) -> {
        check(body);
        term(head);
      }
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) -> {
        check(body);
        terms(List.of(key, value));
      }
      case Term.TemplateString(List<Term.Part> parts, _, _) ->
          parts.forEach(
              part -> {
                if (part instanceof Term.Part.Computed(Literal literal)) {
                  computed(literal);
                }
              });
    }
  }

  /// What a template string computes: its result is taken, so that no operand takes it.
  private void computed(Literal literal) {
    if (literal.form() instanceof Form.Invocation(Term.Ref operator, List<Term> arguments)) {
      literal.withs().forEach(with -> term(with.value()));
      if (!call(operator, arguments.size(), false, literal.location())) {
        terms(arguments);
      }
    } else {
      check(List.of(literal));
    }
  }

  /// Whether the call is wrong, which is reported.
  private boolean call(Term.Ref operator, int operands, boolean mayTakeResult, Location at) {
    int arity = arities.of(operator);
    if (deprecated.test(operator.toString())) {
      outdated.add(
          new RegoError(
              RegoError.TYPE, "deprecated built-in function calls in expression: " + operator, at));
    }
    if (arity == Arities.UNKNOWN) {
      errors.add(new RegoError(RegoError.TYPE, "undefined function " + operator, at));
      return true;
    }
    boolean fits = arity < 0 || operands == arity || (mayTakeResult && operands == arity + 1);
    if (!fits) {
      errors.add(
          new RegoError(
              RegoError.TYPE,
              "function "
                  + operator
                  + " has arity "
                  + arity
                  + ", got "
                  + operands
                  + (operands == 1 ? " argument" : " arguments"),
              at));
    }
    return !fits;
  }
}
