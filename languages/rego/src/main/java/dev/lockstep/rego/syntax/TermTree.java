package dev.lockstep.rego.syntax;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The trees of terms: each an object of its type and its value.
final class TermTree {
  private final ModuleTree bodies;

  TermTree(ModuleTree bodies) {
    this.bodies = bodies;
  }

  static ObjectValue.Builder typed(String type, Value value) {
    return new ObjectValue.Builder().put("type", StringValue.of(type)).put("value", value);
  }

  Value term(Term term) {
    Value value =
        switch (term) {
          case Term.Scalar(Value scalar, _) -> scalar;
          case Term.Var(String name, _) -> StringValue.of(name);
          case Term.Ref ref -> ModuleTree.each(ref.parts(), this::term);
          case Term.ArrayTerm(List<Term> elements, _) -> ModuleTree.each(elements, this::term);
          case Term.SetTerm(List<Term> elements, _) -> set(elements);
          case Term.ObjectTerm(List<Term.Member> members, _) ->
              ModuleTree.each(members, m -> ArrayValue.of(term(m.key()), term(m.value())));
          case Term.ArrayComprehension(Term head, List<Literal> body, _) ->
              comprehension(head, body);
          case Term.SetComprehension(Term head, List<Literal> body, _) -> comprehension(head, body);
          case Term.ObjectComprehension(Term key, Term head, List<Literal> body, _) ->
              new ObjectValue.Builder()
                  .put("key", term(key))
                  .put("value", term(head))
                  .put("body", bodies.body(body, false))
                  .build();
          case Term.Call(Term operator, List<Term> arguments, _) -> call(operator, arguments);
          case Term.TemplateString template -> template(template);
        };
    ObjectValue.Builder node = typed(TermPlaces.kind(term), value);
    return bodies.placed(node, term.location()).build();
  }

  private Value set(List<Term> elements) {
    List<Term> sorted = new ArrayList<>(elements);
    if (elements.stream().allMatch(Term.Scalar.class::isInstance)) {
      sorted.sort(Comparator.comparing((Term element) -> ((Term.Scalar) element).value()));
    }
    return ModuleTree.each(sorted, this::term);
  }

  private Value comprehension(Term head, List<Literal> body) {
    return new ObjectValue.Builder()
        .put("term", term(head))
        .put("body", bodies.body(body, false))
        .build();
  }

  private Value call(Term operator, List<Term> arguments) {
    List<Value> parts = new ArrayList<>(List.of(term(operator)));
    arguments.forEach(argument -> parts.add(term(argument)));
    return ArrayValue.of(parts);
  }

  /// `pattern in collection` as the call it is.
  Value member(List<Term> pattern, Term collection, Location at) {
    List<Term> arguments = new ArrayList<>(pattern);
    arguments.add(collection);
    List<Term> name =
        List.of(new Term.Var("internal", at), Term.string("member_" + arguments.size(), at));
    return term(new Term.Call(new Term.Ref(name, at), arguments, at));
  }

  private Value template(Term.TemplateString template) {
    List<Value> parts = new ArrayList<>();
    for (Term.Part part : template.parts()) {
      parts.add(
          switch (part) {
            case Term.Part.Fixed(Term.Scalar scalar) -> term(scalar);
            case Term.Part.Computed(Literal literal) -> bodies.literal(literal, 0, false);
          });
    }
    return new ObjectValue.Builder()
        .put("parts", ArrayValue.of(parts))
        .put("multi_line", BooleanValue.of(template.multiLine()))
        .build();
  }
}
