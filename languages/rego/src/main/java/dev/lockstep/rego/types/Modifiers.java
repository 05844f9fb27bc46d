package dev.lockstep.rego.types;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What modifiers do to the types of documents: a document that is replaced may also have the type
/// of what takes its place, and nothing is known of what depends on it.
final class Modifiers {
  private final Function<Term.Ref, List<List<Value>>> dependents;

  Modifiers(Function<Term.Ref, List<List<Value>>> dependents) {
    this.dependents = dependents;
  }

  /// The documents of `environment` as the modifiers of `literal` leave them, the same where they
  /// change none.
  ///
  /// @param flat checks a term and takes the calls out of it
  TypeTree applied(Literal literal, Environment environment, UnaryOperator<Term> flat) {
    TypeTree changed = environment.documents();
    List<List<Value>> targets = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    for (Literal.With with : literal.withs()) {
      Term value = flat.apply(with.value());
      if (!(with.target() instanceof Term.Ref target)) {
        continue;
      }
      Type known = environment.of(target);
      boolean isFunction = known instanceof Type.Function;
      List<Value> constant = constantPath(target);
      for (List<Value> dependent : dependents.apply(target)) {
        if (!isFunction || !dependent.equals(constant)) {
          changed = changed.with(dependent, Type.ANY);
        }
      }
      if (!isFunction) {
        boolean whole = constant.size() == target.parts().size();
        targets.add(constant);
        types.add(whole ? either(known, environment.of(value)) : Type.ANY);
      }
    }
    // Last, so that what is replaced is known even where it depends on what else is replaced.
    for (int i = 0; i < targets.size(); i++) {
      changed = changed.with(targets.get(i), types.get(i));
    }
    return changed;
  }

  /// What is wrong with a function that takes the place of another one, or null.
  static @Nullable String mismatch(Term target, Type.Function replaced, Type.Function replacement) {
    List<@Nullable Type> wanted = replaced.operands();
    List<@Nullable Type> have = replacement.operands();
    boolean fits = wanted.size() == have.size();
    for (int i = 0; fits && i < wanted.size(); i++) {
      fits = Types.haveCommon(wanted.get(i), have.get(i));
    }
    return fits
        ? null
        : target
            + ": arity mismatch\n\thave: "
            + Type.operandsShown(have, null)
            + "\n\twant: "
            + Type.operandsShown(wanted, null);
  }

  private static Type either(@Nullable Type known, @Nullable Type replacement) {
    if (known == null || replacement == null || replacement instanceof Type.Function) {
      return Type.ANY;
    }
    Type either = Types.or(known, replacement);
    return either == null ? Type.ANY : either;
  }

  /// The path of `target` up to its first part that is not constant, its root included.
  private static List<Value> constantPath(Term.Ref target) {
    List<Value> path = new ArrayList<>();
    for (Term part : target.parts()) {
      Value key = path.isEmpty() ? root(part) : Constants.of(part);
      if (key == null) {
        break;
      }
      path.add(key);
    }
    return path;
  }

  private static @Nullable Value root(Term head) {
    return head instanceof Term.Var(String name, _) ? StringValue.of(name) : null;
  }
}
