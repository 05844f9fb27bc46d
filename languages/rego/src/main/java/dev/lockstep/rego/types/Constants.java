package dev.lockstep.rego.types;

import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Terms whose values are written down.
final class Constants {
  private Constants() {}

  /// The value that `term` writes down as a key of an object, or null: a set is, as in JSON, an
  /// array there.
  static @Nullable Value key(Term term) {
    if (!(term instanceof Term.SetTerm(List<Term> elements, _))) {
      return of(term);
    }
    NavigableSet<Value> values = new TreeSet<>();
    for (Term element : elements) {
      Value value = key(element);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return ArrayValue.of(List.copyOf(values));
  }

  /// The value that `term` writes down, or null. Sets are none: they are no JSON.
  static @Nullable Value of(Term term) {
    return switch (term) {
      case Term.Scalar(Value value, _) -> value;
      case Term.ArrayTerm(List<Term> elements, _) -> {
        List<Value> values = new ArrayList<>();
        for (Term element : elements) {
          Value value = of(element);
          if (value == null) {
            yield null;
          }
          values.add(value);
        }
        yield ArrayValue.of(values);
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
      default -> null;
    };
  }
}
