package dev.lockstep.rego.partial;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.Builtins;
import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says what depends on documents that are not known: references to them, the rules that use
/// these, and calls whose results differ from time to time.
final class Unknowns {
  private final List<Term.Ref> unknown;
  private final RuleTable table;
  private final Builtins builtins;
  private final Map<List<Value>, Boolean> decided = new HashMap<>();
  private final Set<List<Value>> open = new HashSet<>();

  Unknowns(List<Term.Ref> unknown, RuleTable table, Builtins builtins) {
    this.unknown = List.copyOf(unknown);
    this.table = table;
    this.builtins = builtins;
  }

  /// Whether the rules at `path` depend on what is not known.
  boolean dependsAt(List<Value> path) {
    Boolean known = decided.get(path);
    if (known != null) {
      return known;
    }
    if (!open.add(path)) {
      return false;
    }
    boolean depends = table.at(path).stream().anyMatch(this::rule);
    open.remove(path);
    decided.put(path, depends);
    return depends;
  }

  private boolean rule(ResolvedRule first) {
    for (ResolvedRule rule = first; rule != null; rule = rule.otherwise()) {
      List<Term> parameters = rule.parameters();
      Term key = rule.key();
      Term value = rule.value();
      if (body(rule.body())
          || any(rule.reference().subList(1, rule.reference().size()))
          || (parameters != null && any(parameters))
          || (key != null && in(key))
          || (value != null && in(value))) {
        return true;
      }
    }
    return false;
  }

  boolean body(List<Literal> body) {
    return body.stream().anyMatch(this::in);
  }

  boolean in(Literal literal) {
    return literal.withs().stream().anyMatch(with -> in(with.value()) || in(with.target()))
        || form(literal.form());
  }

  private boolean form(Form form) {
    return switch (form) {
      case Form.Single(Term term) -> in(term);
      case Form.Invocation(Term.Ref operator, List<Term> arguments) ->
          operator(operator) || any(arguments);
      case Form.Declaration _ -> false;
      case Form.SomeIn(List<Term> pattern, Term collection) -> any(pattern) || in(collection);
      case Form.Every(_, Term collection, List<Literal> body) -> in(collection) || body(body);
      case Form.Not(List<Literal> body, _) -> body(body);
      case Form.Logical(
              _,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) ->
          body(left) || body(right);
    };
  }

  boolean any(List<Term> terms) {
    return terms.stream().anyMatch(this::in);
  }

  boolean in(Term term) {
    return switch (term) {
      case Term.Scalar _, Term.Var _ -> false;
      case Term.Ref ref -> reference(ref);
      case Term.ArrayTerm(List<Term> elements, _) -> any(elements);
      case Term.SetTerm(List<Term> elements, _) -> any(elements);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.stream().anyMatch(member -> in(member.key()) || in(member.value()));
      case Term.ArrayComprehension(Term head, List<Literal> body, _) -> in(head) || body(body);
      case Term.SetComprehension(Term head, List<Literal> body, _) -> in(head) || body(body);
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) ->
          in(key) || in(value) || body(body);
      case Term.Call(Term operator, List<Term> arguments, _) ->
          operator(operator) || any(arguments);
      case Term.TemplateString(List<Term.Part> parts, _, _) ->
          parts.stream()
              .anyMatch(part -> part instanceof Term.Part.Computed(Literal literal) && in(literal));
    };
  }

  /// Whether a call of `operator` depends on more than its operands and what is known.
  boolean operator(Term operator) {
    if (operator instanceof Term.Ref ref && Variables.isRoot(ref.head())) {
      return reference(ref);
    }
    Builtin builtin = builtins.find(operator.toString());
    return builtin != null && builtin.is(Builtin.Trait.NONDETERMINISTIC);
  }

  private boolean reference(Term.Ref ref) {
    if (any(ref.parts().subList(1, ref.parts().size()))) {
      return true;
    }
    if (!Variables.isRoot(ref.head())) {
      return in(ref.head());
    }
    return unknown.stream().anyMatch(one -> overlap(one.parts(), ref.parts()))
        || (isData(ref) && rules(ref));
  }

  private static boolean isData(Term.Ref ref) {
    return ref.head() instanceof Term.Var(String name, _) && name.equals("data");
  }

  /// Whether one may be in the other: what is no constant may be anything.
  private static boolean overlap(List<Term> a, List<Term> b) {
    if (!(a.getFirst() instanceof Term.Var(String x, _))
        || !(b.getFirst() instanceof Term.Var(String y, _))
        || !x.equals(y)) {
      return false;
    }
    for (int i = 1; i < a.size() && i < b.size(); i++) {
      if (a.get(i) instanceof Term.Scalar(Value one, _)
          && b.get(i) instanceof Term.Scalar(Value other, _)
          && !one.equals(other)) {
        return false;
      }
    }
    return true;
  }

  private boolean rules(Term.Ref ref) {
    List<Term> parts = ref.parts();
    for (List<Value> path : table.paths()) {
      boolean may = true;
      for (int i = 0; i < path.size() && i + 1 < parts.size(); i++) {
        may &= !(parts.get(i + 1) instanceof Term.Scalar(Value key, _)) || key.equals(path.get(i));
      }
      if (may && dependsAt(path)) {
        return true;
      }
    }
    return false;
  }
}
