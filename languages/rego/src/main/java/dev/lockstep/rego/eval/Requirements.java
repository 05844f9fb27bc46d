package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.eval.Requirement.Anything;
import dev.lockstep.rego.eval.Requirement.Elements;
import dev.lockstep.rego.eval.Requirement.Holds;
import dev.lockstep.rego.eval.Requirement.OneOf;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a rule cannot do without: what it asks of references into the input and the base
/// documents that have no variables, and that stand behind something that may end the evaluation in
/// an error. Open Policy Agent's index leaves a rule out where one of them is undefined, or is not
/// what it is compared with, so its error must not be met here either.
///
/// The order is that of the reference: the calls of an expression, each behind the references in
/// its operands, then the references that stand in no call.
final class Requirements {
  private final BodyLowering body;
  private final Map<String, Integer> parameters;
  private final Map<String, Term.Ref> aliases = new HashMap<>();
  private final Map<String, Value> constants = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final List<Requirement> found = new ArrayList<>();
  private boolean mayFail;

  private Requirements(BodyLowering body, Map<String, Integer> parameters) {
    this.body = body;
    this.parameters = parameters;
  }

  /// What must be so for a rule of `literals` and `heads` to hold.
  ///
  /// @param parameters the slots of the parameters that are variables
  static List<Requirement> of(
      BodyLowering body,
      Map<String, Integer> parameters,
      List<Literal> literals,
      List<Term> heads) {
    Requirements requirements = new Requirements(body, parameters);
    literals.forEach(requirements::add);
    heads.forEach(requirements::operand);
    return requirements.found;
  }

  private void add(Literal literal) {
    if (!literal.withs().isEmpty()) {
      mayFail = true;
      return;
    }
    switch (literal.form()) {
      case Form.Single(Term.Ref ref) -> {
        within(ref);
        if (!literal.negated()) {
          reference(ref, new Anything());
        }
      }
      case Form.Single(Term term) -> operand(term);
      case Form.Invocation call -> invocation(call, literal.negated());
      case Form.Declaration _ -> {}
      case Form.SomeIn(_, Term.Ref ref) -> {
        within(ref);
        mayFail |= isVirtual(ref.parts());
      }
      case Form.SomeIn(_, Term collection) -> operand(collection);
      case Form.Every(_, Term collection, _) -> {
        operand(collection);
        mayFail = true;
      }
      case Form.Not _, Form.Logical _ -> mayFail = true;
    }
  }

  private void invocation(Form.Invocation call, boolean negated) {
    List<Term> arguments = call.arguments();
    boolean equates =
        arguments.size() == 2 && (call.name().equals("eq") || call.name().equals("equal"));
    arguments.forEach(this::calls);
    if (!equates) {
      arguments.forEach(this::references);
      if (call.name().equals("internal.member_2") && arguments.size() == 2 && !negated) {
        member(arguments.get(0), arguments.get(1));
      }
      mayFail |= !isComparison(call.name());
      return;
    }
    for (Term argument : arguments) {
      if (argument instanceof Term.Ref ref) {
        within(ref);
      } else {
        references(argument);
      }
    }
    Term left = arguments.get(0);
    Term right = arguments.get(1);
    if (!negated && !element(left, right) && !element(right, left) && !equal(left, right)) {
      equal(right, left);
    }
    noteVirtual(left);
    noteVirtual(right);
  }

  private void noteVirtual(Term term) {
    mayFail |= term instanceof Term.Ref ref && isVirtual(ref.parts());
  }

  /// What does not fail, whatever its operands are.
  private static boolean isComparison(String name) {
    return switch (name) {
      case "eq", "equal", "assign", "neq", "lt", "lte", "gt", "gte", "internal.member_2" -> true;
      default -> false;
    };
  }

  /// Goes through what is evaluated for `term` before what it is an operand of.
  private void operand(Term term) {
    calls(term);
    references(term);
  }

  /// Goes through the calls in `term`, each with the references in its operands.
  private void calls(Term term) {
    switch (term) {
      case Term.Call(Term operator, List<Term> arguments, _) -> {
        arguments.forEach(this::calls);
        arguments.forEach(this::references);
        mayFail |= !isComparison(operator.toString());
      }
      case Term.Ref ref -> ref.parts().forEach(this::calls);
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(this::calls);
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(this::calls);
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        for (Term.Member member : members) {
          calls(member.key());
          calls(member.value());
        }
      }
      case Term.TemplateString _ -> mayFail = true;
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _ -> {}
    }
  }

  /// Goes through the references and closures in `term` that stand in no call.
  private void references(Term term) {
    switch (term) {
      case Term.Var variable -> {
        if (variable.name().equals("input")) {
          reference(new Term.Ref(List.of(variable), variable.location()), new Anything());
        }
      }
      case Term.Ref ref -> {
        within(ref);
        reference(ref, new Anything());
      }
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(this::references);
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(this::references);
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        for (Term.Member member : members) {
          references(member.key());
          references(member.value());
        }
      }
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
          mayFail = true;
      case Term.Scalar _, Term.Call _, Term.TemplateString _ -> {}
    }
  }

  /// What stands in the brackets of `ref`, or before them.
  private void within(Term.Ref ref) {
    ref.parts().subList(1, ref.parts().size()).forEach(this::references);
    if (!(ref.head() instanceof Term.Var)) {
      references(ref.head());
    }
  }

  /// `ref[_] = constant`; says whether it is that.
  private boolean element(Term source, Term other) {
    Value value = constant(other);
    if (!(source instanceof Term.Ref(List<Term> parts, _)) || value == null || parts.size() < 2) {
      return false;
    }
    Term.Ref collection =
        new Term.Ref(parts.subList(0, parts.size() - 1), parts.getFirst().location());
    return parts.getLast() instanceof Term.Var && reference(collection, new Holds(value));
  }

  /// `source = other`; says whether that asks something.
  private boolean equal(Term source, Term other) {
    if (source instanceof Term.Var(String name, _) && other instanceof Term.Scalar scalar) {
      constants.put(name, scalar.value());
    }
    Requirement.Test test =
        switch (other) {
          case Term.ArrayTerm(List<Term> elements, _) -> elements(elements);
          case Term.Var _, Term.Scalar _ -> {
            Value value = constant(other);
            yield value == null ? new Anything() : new OneOf(Set.of(value));
          }
          case Term.Call _, Term.TemplateString _ -> new Anything();
          case Term.Ref _,
              Term.SetTerm _,
              Term.ObjectTerm _,
              Term.ArrayComprehension _,
              Term.SetComprehension _,
              Term.ObjectComprehension _ ->
              null;
        };
    if (test == null) {
      return false;
    }
    if (source instanceof Term.Ref ref && other instanceof Term.Var(String name, _)) {
      aliases.putIfAbsent(name, ref);
    }
    return ask(source, test);
  }

  private static @Nullable Elements elements(List<Term> terms) {
    @Nullable Value[] elements = new Value[terms.size()];
    for (int i = 0; i < elements.length; i++) {
      switch (terms.get(i)) {
        case Term.Scalar(Value value, _) -> elements[i] = value;
        case Term.ArrayTerm _, Term.SetTerm _, Term.ObjectTerm _ -> {
          return null;
        }
        default -> {}
      }
    }
    return new Elements(elements);
  }

  private void member(Term element, Term collection) {
    Value value = constant(element);
    if (value != null) {
      ask(collection, new Holds(value));
      return;
    }
    List<Term> terms =
        switch (collection) {
          case Term.ArrayTerm(List<Term> elements, _) -> elements;
          case Term.SetTerm(List<Term> elements, _) -> elements;
          default -> List.of();
        };
    Set<Value> values = new HashSet<>();
    for (Term term : terms) {
      if (!(term instanceof Term.Scalar(Value one, _))) {
        return;
      }
      values.add(one);
    }
    if (!values.isEmpty()) {
      ask(element, new OneOf(values));
    }
  }

  private @Nullable Value constant(Term term) {
    return switch (term) {
      case Term.Scalar(Value value, _) -> value;
      case Term.Var(String name, _) -> constants.get(name);
      default -> null;
    };
  }

  /// Asks what `source` reads; says whether it can be asked.
  private boolean ask(Term source, Requirement.Test test) {
    if (source instanceof Term.Ref ref) {
      return reference(ref, test);
    }
    if (!(source instanceof Term.Var(String name, _))) {
      return false;
    }
    Term.Ref alias = aliases.get(name);
    if (alias != null) {
      return reference(alias, test);
    }
    Integer slot = parameters.get(name);
    if (slot != null && mayFail && !(test instanceof Anything)) {
      found.add(new Requirement(new Nodes.Slot(slot), test));
    }
    return slot != null;
  }

  private boolean reference(Term.Ref ref, Requirement.Test test) {
    if (!Variables.isRoot(ref.head())) {
      return false;
    }
    if (isVirtual(ref.parts())) {
      mayFail = true;
      return false;
    }
    if (!ref.parts().stream().skip(1).allMatch(part -> part instanceof Term.Scalar)) {
      return false;
    }
    if (mayFail && known.add(ref + " " + test)) {
      found.add(new Requirement(body.terms().value(ref), test));
    }
    return true;
  }

  /// Whether rules make what `parts` lead to, a part of it, or what it is a part of.
  private boolean isVirtual(List<Term> parts) {
    if (!(parts.getFirst() instanceof Term.Var(String root, _)) || !root.equals("data")) {
      return false;
    }
    Document document = body.context.tree.root;
    for (Term part : parts.subList(1, parts.size())) {
      if (document.group != null || !(part instanceof Term.Scalar(Value key, _))) {
        return true;
      }
      Document child = document.children.get(key);
      if (child == null) {
        return false;
      }
      document = child;
    }
    return true;
  }
}
