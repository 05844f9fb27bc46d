package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.ResolvedRule;
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

/// Reads from rules what must be equal to constants for them to hold.
final class Conditions {
  /// The operands of a function by the variables they are given to.
  private final Map<String, Integer> operands = new HashMap<>();

  private final List<RuleIndex.Condition> found = new ArrayList<>();

  private Conditions() {}

  static List<RuleIndex.Condition> of(ResolvedRule rule) {
    // What follows an else may hold where the rule does not.
    if (rule.otherwise() != null) {
      return List.of();
    }
    Conditions conditions = new Conditions();
    conditions.addParameters(rule.parameters());
    for (Literal literal : rule.body()) {
      if (!literal.negated() && literal.withs().isEmpty()) {
        conditions.add(literal.form());
      }
    }
    return conditions.found;
  }

  private void addParameters(@Nullable List<Term> parameters) {
    for (int i = 0; parameters != null && i < parameters.size(); i++) {
      switch (parameters.get(i)) {
        case Term.Var variable when !variable.isWildcard() ->
            operands.putIfAbsent(variable.name(), i);
        case Term.Scalar(Value value, _) ->
            found.add(new RuleIndex.Condition(new RuleIndex.Place(i, List.of()), Set.of(value)));
        default -> {}
      }
    }
  }

  private void add(Form form) {
    if (!(form instanceof Form.Invocation call) || call.arguments().size() != 2) {
      return;
    }
    Term left = call.arguments().get(0);
    Term right = call.arguments().get(1);
    switch (call.name()) {
      case "eq", "equal" -> {
        add(left, right);
        add(right, left);
      }
      case "internal.member_2" -> addMember(left, right);
      default -> {}
    }
  }

  private void add(Term source, Term constant) {
    RuleIndex.Place place = place(source);
    if (place != null && constant instanceof Term.Scalar(Value value, _)) {
      found.add(new RuleIndex.Condition(place, Set.of(value)));
    }
  }

  private void addMember(Term element, Term collection) {
    RuleIndex.Place place = place(element);
    List<Term> elements =
        switch (collection) {
          case Term.SetTerm(List<Term> all, _) -> all;
          case Term.ArrayTerm(List<Term> all, _) -> all;
          default -> List.of();
        };
    Set<Value> values = new HashSet<>();
    for (Term one : elements) {
      if (one instanceof Term.Scalar(Value value, _)) {
        values.add(value);
      } else {
        return;
      }
    }
    if (place != null && !values.isEmpty()) {
      found.add(new RuleIndex.Condition(place, values));
    }
  }

  private RuleIndex.@Nullable Place place(Term term) {
    if (term instanceof Term.Var variable) {
      Integer operand = operands.get(variable.name());
      return operand == null ? null : new RuleIndex.Place(operand, List.of());
    }
    if (!(term instanceof Term.Ref ref) || !(ref.head() instanceof Term.Var(String name, _))) {
      return null;
    }
    Integer operand = name.equals("input") ? Integer.valueOf(-1) : operands.get(name);
    if (operand == null) {
      return null;
    }
    List<Value> path = new ArrayList<>();
    for (Term part : ref.parts().subList(1, ref.parts().size())) {
      if (!(part instanceof Term.Scalar(Value key, _))) {
        return null;
      }
      path.add(key);
    }
    return new RuleIndex.Place(operand, path);
  }
}
