package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what a rule cannot do without: references into the input and the base documents that have
/// no variables and stand behind something that may end the evaluation in an error. Open Policy
/// Agent's index leaves a rule out where one of them is undefined, so its error must not be met
/// here either.
final class Requirements {
  /// What is evaluated without calling anything that may fail.
  private static final Set<String> HARMLESS =
      Set.of("eq", "equal", "assign", "neq", "lt", "lte", "gt", "gte", "internal.member_2");

  private final BodyLowering body;
  private final Set<String> known = new HashSet<>();
  private final List<Node> found = new ArrayList<>();
  private boolean mayFail;

  private Requirements(BodyLowering body) {
    this.body = body;
  }

  /// What must be defined for a rule of `literals` and `heads` to hold.
  static List<Node> of(BodyLowering body, List<Literal> literals, List<Term> heads) {
    Requirements requirements = new Requirements(body);
    literals.forEach(requirements::add);
    heads.forEach(requirements::add);
    return requirements.found;
  }

  private void add(Literal literal) {
    if (!literal.withs().isEmpty() || literal.negated()) {
      mayFail = true;
      return;
    }
    switch (literal.form()) {
      case Form.Single(Term term) -> add(term);
      case Form.Invocation call -> {
        call.arguments().forEach(this::add);
        mayFail |= !HARMLESS.contains(call.name());
      }
      case Form.Declaration _ -> {}
      case Form.SomeIn(_, Term collection) -> {
        if (collection instanceof Term.Ref(List<Term> parts, _)) {
          mayFail |= isVirtual(parts);
        } else {
          add(collection);
        }
      }
      case Form.Every(_, Term collection, _) -> {
        add(collection);
        mayFail = true;
      }
      case Form.Not _, Form.Logical _ -> mayFail = true;
    }
  }

  private void add(Term term) {
    switch (term) {
      case Term.Scalar _ -> {}
      case Term.Var variable -> {
        if (variable.name().equals("input")) {
          addReference(new Term.Ref(List.of(variable), variable.location()));
        }
      }
      case Term.Ref ref -> {
        ref.parts().stream().skip(1).forEach(this::add);
        if (Variables.isRoot(ref.head())) {
          addReference(ref);
        } else {
          add(ref.head());
        }
      }
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(this::add);
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(this::add);
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        for (Term.Member member : members) {
          add(member.key());
          add(member.value());
        }
      }
      case Term.Call(Term operator, List<Term> arguments, _) -> {
        arguments.forEach(this::add);
        mayFail |= !HARMLESS.contains(operator.toString());
      }
      case Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          mayFail = true;
    }
  }

  private void addReference(Term.Ref ref) {
    if (isVirtual(ref.parts())) {
      mayFail = true;
    } else if (mayFail
        && ref.parts().stream().skip(1).allMatch(part -> part instanceof Term.Scalar)
        && known.add(ref.toString())) {
      found.add(body.terms().value(ref));
    }
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
