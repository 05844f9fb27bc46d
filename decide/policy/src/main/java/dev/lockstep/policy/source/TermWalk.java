package dev.lockstep.policy.source;

import dev.lockstep.rego.syntax.Head;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import java.util.List;
import java.util.function.Consumer;

/// Visits every term of a rule, a body or a term: outer ones before those inside.
public final class TermWalk {
  private final Consumer<Term> visitor;

  public TermWalk(Consumer<Term> visitor) {
    this.visitor = visitor;
  }

  /// The head, the body and what follows `else`.
  public void rule(Rule rule) {
    head(rule.head());
    body(rule.body());
    if (rule.otherwise() != null) {
      rule(rule.otherwise());
    }
  }

  private void head(Head head) {
    List<Term> parts = head.reference().parts();
    terms(parts.subList(1, parts.size()));
    if (head.arguments() != null) {
      terms(head.arguments());
    }
    if (head.key() != null) {
      term(head.key());
    }
    if (head.value() != null) {
      term(head.value());
    }
  }

  public void body(List<Literal> body) {
    body.forEach(this::literal);
  }

  public void literal(Literal literal) {
    switch (literal.form()) {
      case Form.Single(Term term) -> term(term);
      case Form.Invocation(Term.Ref operator, List<Term> arguments) -> {
        term(operator);
        terms(arguments);
      }
      case Form.Declaration(List<Term.Var> variables) -> terms(variables);
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        terms(pattern);
        term(collection);
      }
      case Form.Every(List<Term.Var> variables, Term collection, List<Literal> inner) -> {
        terms(variables);
        term(collection);
        body(inner);
      }
      case Form.Not(List<Literal> inner, _) -> body(inner);
      case Form.Logical(_, Form.Operand left, Form.Operand right) -> {
        body(left.body());
        body(right.body());
      }
    }
    for (Literal.With with : literal.withs()) {
      term(with.target());
      term(with.value());
    }
  }

  private void terms(List<? extends Term> terms) {
    terms.forEach(this::term);
  }

  public void term(Term term) {
    visitor.accept(term);
    switch (term) {
      case Term.Scalar _, Term.Var _ -> {}
      case Term.Ref(List<Term> parts, _) -> terms(parts);
      case Term.ArrayTerm(List<Term> elements, _) -> terms(elements);
      case Term.SetTerm(List<Term> elements, _) -> terms(elements);
      case Term.ObjectTerm object -> object.members().forEach(this::member);
      case Term.ArrayComprehension(Term head, List<Literal> body, _) -> {
        term(head);
        body(body);
      }
      case Term.SetComprehension(Term head, List<Literal> body, _) -> {
        term(head);
        body(body);
      }
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) -> {
        term(key);
        term(value);
        body(body);
      }
      case Term.Call(Term operator, List<Term> arguments, _) -> {
        term(operator);
        terms(arguments);
      }
      case Term.TemplateString template -> template.parts().forEach(this::part);
    }
  }

  private void member(Term.Member member) {
    term(member.key());
    term(member.value());
  }

  private void part(Term.Part part) {
    switch (part) {
      case Term.Part.Fixed(Term.Scalar scalar) -> term(scalar);
      case Term.Part.Computed(Literal literal) -> literal(literal);
    }
  }
}
