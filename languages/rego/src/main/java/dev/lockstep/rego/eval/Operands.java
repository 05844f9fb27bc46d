package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Names;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;

/// The variables and references that an expression speaks of, outside of closures.
final class Operands {
  private final List<Term> found = new ArrayList<>();

  private Operands() {}

  static List<Term> of(Literal literal) {
    Operands operands = new Operands();
    switch (literal.form()) {
      case Form.Single(Term term) -> operands.add(term);
      case Form.Invocation call -> call.arguments().forEach(operands::add);
      case Form.SomeIn(_, Term collection) -> operands.add(collection);
      case Form.Every(_, Term collection, _) -> operands.add(collection);
      case Form.Declaration _, Form.Not _, Form.Logical _ -> {}
    }
    return operands.found;
  }

  private void add(Term term) {
    switch (term) {
      case Term.Var _, Term.Ref _ -> found.add(term);
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(this::add);
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(this::add);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                add(member.key());
                add(member.value());
              });
      case Term.Call(_, List<Term> arguments, _) -> arguments.forEach(this::add);
      case Term.Scalar _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ -> {}
    }
  }

  /// The term as it was written.
  static String text(Term term) {
    return switch (term) {
      case Term.Var(String name, _) -> Names.inSource(name);
      case Term.Ref(List<Term> parts, _) -> {
        List<Term> sourced = new ArrayList<>();
        for (Term part : parts) {
          sourced.add(
              part instanceof Term.Var(String name, Location at)
                  ? new Term.Var(Names.inSource(name), at)
                  : part);
        }
        yield new Term.Ref(sourced, term.location()).toString();
      }
      default -> term.toString();
    };
  }
}
