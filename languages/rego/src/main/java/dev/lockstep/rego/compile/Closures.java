package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the terms with a body of their own: comprehensions and template strings.
public final class Closures {
  private final List<Nested> found = new ArrayList<>();
  private final boolean deep;
  private Set<String> around = Set.of();

  private Closures(boolean deep) {
    this.deep = deep;
  }

  /// A closure and the variables of the bodies between it and where the search began.
  public record Nested(Term term, Set<String> around) {}

  /// The closures of `literal` that are in no other one.
  public static List<Nested> in(Literal literal) {
    Closures closures = new Closures(false);
    closures.add(literal);
    return closures.found;
  }

  /// The closures within `closure`, each before those within it.
  public static List<Nested> within(Term closure) {
    Closures closures = new Closures(true);
    closures.addInside(closure);
    return closures.found;
  }

  private void add(List<Literal> body) {
    body.forEach(this::add);
  }

  private void add(Literal literal) {
    literal.withs().forEach(with -> add(with.value()));
    switch (literal.form()) {
      case Form.Single(Term term) -> add(term);
      case Form.Invocation call -> call.arguments().forEach(this::add);
      case Form.Declaration _ -> {}
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        add(collection);
        pattern.forEach(this::add);
      }
      case Form.Every(_, Term collection, List<Literal> body) -> {
        add(collection);
        add(body);
      }
      case Form.Not(List<Literal> body, _) -> add(body);
      case Form.Logical(
              _,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) -> {
        add(left);
        add(right);
      }
    }
  }

  private void add(Term term) {
    switch (term) {
      case Term.Scalar _, Term.Var _ -> {}
      case Term.Ref(List<Term> parts, _) -> parts.forEach(this::add);
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(this::add);
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(this::add);
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        for (Term.Member member : members) {
          add(member.key());
          add(member.value());
        }
      }
      case Term.Call(_, List<Term> arguments, _) -> arguments.forEach(this::add);
      case Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ -> {
        found.add(new Nested(term, around));
        if (deep) {
          addInside(term);
        }
      }
    }
  }

  private void addInside(Term closure) {
    Set<String> outside = around;
    switch (closure) {
      case Term.ArrayComprehension(Term head, List<Literal> body, _) ->
          addInside(body, List.of(head));
      case Term.SetComprehension(Term head, List<Literal> body, _) ->
          addInside(body, List.of(head));
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) ->
          addInside(body, List.of(key, value));
      case Term.TemplateString(List<Term.Part> parts, _, _) -> {
        for (Term.Part part : parts) {
          if (part instanceof Term.Part.Computed(Literal literal)) {
            add(literal);
          }
        }
      }
      case Term.Scalar _,
          Term.Var _,
          Term.Ref _,
          Term.ArrayTerm _,
          Term.SetTerm _,
          Term.ObjectTerm _,
          Term.Call _ ->
          throw new IllegalArgumentException("no closure: " + closure);
    }
    around = outside;
  }

  private void addInside(List<Literal> body, List<Term> heads) {
    Set<String> inside = new HashSet<>(around);
    inside.addAll(Variables.of(body).keySet());
    around = inside;
    add(body);
    heads.forEach(this::add);
  }
}
