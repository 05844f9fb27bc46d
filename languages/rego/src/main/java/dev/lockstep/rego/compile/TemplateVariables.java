package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds variables in template strings to which nothing else gives a value: text is made of one
/// value, so nothing is searched for in it.
public final class TemplateVariables {
  private final Safety safety;
  private final List<RegoError> errors;

  /// Errors go to `errors`.
  public TemplateVariables(Arities arities, List<RegoError> errors) {
    this.safety = Safety.in(arities, Set.of());
    this.errors = errors;
  }

  /// Looks through `rule` and what follows its `else`.
  public void check(ResolvedRule rule) {
    for (ResolvedRule part = rule; part != null; part = part.otherwise()) {
      List<Term> parameters = part.parameters();
      Set<String> bound = new HashSet<>();
      if (parameters != null) {
        bound.addAll(Variables.ofTerms(parameters).keySet());
        terms(parameters, bound);
      }
      Set<String> inside = body(part.body(), bound);
      terms(part.reference(), inside);
      termOrNull(part.key(), inside);
      termOrNull(part.value(), inside);
    }
  }

  /// Looks through `body` where `bound` have values; gives those that have values behind it.
  public Set<String> body(List<Literal> body, Set<String> bound) {
    Set<String> inside = safety.boundBy(body, bound);
    literals(body, inside);
    return inside;
  }

  private void literals(List<Literal> body, Set<String> bound) {
    for (Literal literal : body) {
      literal.withs().forEach(with -> term(with.value(), bound));
      form(literal.form(), bound);
    }
  }

  private void form(Form form, Set<String> bound) {
    switch (form) {
      case Form.Single(Term term) -> term(term, bound);
      case Form.Invocation(_, List<Term> arguments) -> terms(arguments, bound);
      case Form.Declaration _ -> {}
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        terms(pattern, bound);
        term(collection, bound);
      }
      case Form.Every(List<Term.Var> variables, Term collection, List<Literal> body) -> {
        term(collection, bound);
        Set<String> inside = new HashSet<>(bound);
        variables.forEach(variable -> inside.add(variable.name()));
        body(body, inside);
      }
      case Form.Not(List<Literal> body, _) -> literals(body, bound);
      case Form.Logical(
              _,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) -> {
        literals(left, bound);
        literals(right, bound);
      }
    }
  }

  private void terms(List<Term> terms, Set<String> bound) {
    terms.forEach(term -> term(term, bound));
  }

  private void termOrNull(@Nullable Term term, Set<String> bound) {
    if (term != null) {
      term(term, bound);
    }
  }

  private void term(Term term, Set<String> bound) {
    switch (term) {
      case Term.Scalar _, Term.Var _ -> {}
      case Term.Ref(List<Term> parts, _) -> terms(parts, bound);
      case Term.ArrayTerm(List<Term> elements, _) -> terms(elements, bound);
      case Term.SetTerm(List<Term> elements, _) -> terms(elements, bound);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                term(member.key(), bound);
                term(member.value(), bound);
              });
      case Term.Call(_, List<Term> arguments, _) -> terms(arguments, bound);
      case Term.ArrayComprehension(Term head, List<Literal> body, _) ->
          head(head, body(body, bound), bound);
      case Term.SetComprehension(Term head, List<Literal> body, _) ->
          head(head, body(body, bound), bound);
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) -> {
        Set<String> inside = body(body, bound);
        head(key, inside, bound);
        head(value, inside, bound);
      }
      case Term.TemplateString(List<Term.Part> parts, _, _) -> parts(parts, bound);
    }
  }

  /// The head of a comprehension. As in the reference, only a template that is the whole head may
  /// use the variables of the body.
  private void head(Term head, Set<String> inside, Set<String> outside) {
    if (head instanceof Term.TemplateString(List<Term.Part> parts, _, _)) {
      parts(parts, inside, outside);
    } else {
      term(head, outside);
    }
  }

  private void parts(List<Term.Part> parts, Set<String> bound) {
    parts(parts, bound, bound);
  }

  private void parts(List<Term.Part> parts, Set<String> bound, Set<String> within) {
    for (Term.Part part : parts) {
      if (!(part instanceof Term.Part.Computed(Literal literal))
          || literal.form() instanceof Form.Single(Term.Var _)) {
        continue;
      }
      Variables.of(List.of(Literal.of(literal.form(), literal.location())))
          .forEach(
              (name, variable) -> {
                if (!bound.contains(name)) {
                  errors.add(
                      new RegoError(
                          RegoError.COMPILE,
                          "var " + Names.inSource(name) + " is undeclared",
                          variable.location()));
                }
              });
      form(literal.form(), within);
    }
  }
}
