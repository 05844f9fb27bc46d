package dev.lockstep.rego.partial;

import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Puts terms in the place of variables, everywhere in a tree.
final class Rewriting {
  private final Function<Term.Var, Term> replacement;
  private final Function<Term.Scalar, Term> constants;

  /// `replacement` gives what stands for a variable, the variable itself where nothing does.
  Rewriting(Function<Term.Var, Term> replacement) {
    this(replacement, constant -> constant);
  }

  /// `constants` gives what stands for a constant.
  Rewriting(Function<Term.Var, Term> replacement, Function<Term.Scalar, Term> constants) {
    this.replacement = replacement;
    this.constants = constants;
  }

  List<Literal> body(List<Literal> body) {
    return body.stream().map(this::literal).toList();
  }

  Literal literal(Literal literal) {
    List<Literal.With> withs =
        literal.withs().stream()
            .map(with -> new Literal.With(with.target(), term(with.value()), with.location()))
            .toList();
    return new Literal(form(literal.form()), literal.negated(), withs, literal.location());
  }

  private Form form(Form form) {
    return switch (form) {
      case Form.Single(Term term) -> new Form.Single(term(term));
      case Form.Invocation(Term.Ref operator, List<Term> arguments) ->
          new Form.Invocation(operator, terms(arguments));
      case Form.Declaration declaration -> declaration;
      case Form.SomeIn(List<Term> pattern, Term collection) ->
          new Form.SomeIn(terms(pattern), term(collection));
      case Form.Every(List<Term.Var> variables, Term collection, List<Literal> body) ->
          new Form.Every(
              variables.stream().map(this::declared).toList(), term(collection), body(body));
      case Form.Not(List<Literal> body, boolean braces) -> new Form.Not(body(body), braces);
      case Form.Logical(boolean conjunction, Form.Operand left, Form.Operand right) ->
          new Form.Logical(
              conjunction,
              new Form.Operand(body(left.body()), left.braces()),
              new Form.Operand(body(right.body()), right.braces()));
    };
  }

  private Term.Var declared(Term.Var variable) {
    return term(variable) instanceof Term.Var other ? other : variable;
  }

  List<Term> terms(List<Term> terms) {
    return terms.stream().map(this::term).toList();
  }

  Term term(Term term) {
    return switch (term) {
      case Term.Scalar scalar -> constants.apply(scalar);
      case Term.Var variable -> Variables.isRoot(variable) ? variable : replacement.apply(variable);
      case Term.Ref ref -> ref(ref);
      case Term.ArrayTerm(List<Term> elements, var at) -> new Term.ArrayTerm(terms(elements), at);
      case Term.SetTerm(List<Term> elements, var at) -> new Term.SetTerm(terms(elements), at);
      case Term.ObjectTerm(List<Term.Member> members, var at) ->
          new Term.ObjectTerm(
              members.stream().map(m -> new Term.Member(term(m.key()), term(m.value()))).toList(),
              at);
      case Term.ArrayComprehension(Term head, List<Literal> body, var at) ->
          new Term.ArrayComprehension(term(head), body(body), at);
      case Term.SetComprehension(Term head, List<Literal> body, var at) ->
          new Term.SetComprehension(term(head), body(body), at);
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, var at) ->
          new Term.ObjectComprehension(term(key), term(value), body(body), at);
      case Term.Call(Term operator, List<Term> arguments, var at) ->
          new Term.Call(operator, terms(arguments), at);
      case Term.TemplateString(List<Term.Part> parts, boolean lines, var at) ->
          new Term.TemplateString(parts.stream().map(this::part).toList(), lines, at);
    };
  }

  /// A reference whose head became a reference goes on from there.
  private Term ref(Term.Ref ref) {
    List<Term> parts = new ArrayList<>();
    Term head = term(ref.head());
    if (head instanceof Term.Ref(List<Term> begin, _)) {
      parts.addAll(begin);
    } else {
      parts.add(head);
    }
    parts.addAll(terms(ref.parts().subList(1, ref.parts().size())));
    return new Term.Ref(parts, ref.location());
  }

  private Term.Part part(Term.Part part) {
    return part instanceof Term.Part.Computed(Literal literal)
        ? new Term.Part.Computed(literal(literal))
        : part;
  }
}
