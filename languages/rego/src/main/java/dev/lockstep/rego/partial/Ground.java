package dev.lockstep.rego.partial;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values as terms, and terms without variables, references and calls as values.
final class Ground {
  private Ground() {}

  /// The value of `term`, or null where it depends on something.
  static @Nullable Value of(Term term) {
    return switch (term) {
      case Term.Scalar(Value value, _) -> value;
      case Term.ArrayTerm(List<Term> elements, _) -> {
        List<Value> values = all(elements);
        yield values == null ? null : ArrayValue.of(values);
      }
      case Term.SetTerm(List<Term> elements, _) -> {
        List<Value> values = all(elements);
        yield values == null ? null : SetValue.of(values);
      }
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        ObjectValue.Builder object = new ObjectValue.Builder();
        for (Term.Member member : members) {
          Value key = of(member.key());
          Value value = of(member.value());
          if (key == null || value == null) {
            yield null;
          }
          object.put(key, value);
        }
        yield object.build();
      }
      case Term.Var _,
          Term.Ref _,
          Term.Call _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          null;
    };
  }

  /// A collection that is a constant, as it is written.
  static Term opened(Term term) {
    return term instanceof Term.Scalar(Value value, Location at) ? term(value, at) : term;
  }

  private static @Nullable List<Value> all(List<Term> terms) {
    List<Value> values = new ArrayList<>(terms.size());
    for (Term term : terms) {
      Value value = of(term);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  /// `value` as it is written: collections by their elements.
  static Term term(Value value, Location at) {
    return switch (value) {
      case ArrayValue array ->
          new Term.ArrayTerm(array.asList().stream().map(one -> term(one, at)).toList(), at);
      case SetValue set ->
          new Term.SetTerm(set.toArray().asList().stream().map(one -> term(one, at)).toList(), at);
      case ObjectValue object -> {
        List<Term.Member> members = new ArrayList<>();
        for (int i = 0; i < object.size(); i++) {
          members.add(new Term.Member(term(object.key(i), at), term(object.value(i), at)));
        }
        yield new Term.ObjectTerm(members, at);
      }
      default -> new Term.Scalar(value, at);
    };
  }
}
