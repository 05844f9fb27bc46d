package dev.lockstep.rego.partial;

import dev.lockstep.rego.compile.Safety;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Kind;
import dev.lockstep.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes two terms the same, as far as they are known; what cannot be told yet is left over.
final class Unifier {
  private final Bindings bindings;
  private final Residue residue;

  Unifier(Bindings bindings, Residue residue) {
    this.bindings = bindings;
    this.residue = residue;
  }

  /// Whether `left` and `right` may be the same. Variables are bound, what is left is noted.
  boolean unify(Term left, Term right) {
    Term a = bindings.plug(left);
    Term b = bindings.plug(right);
    Value x = Ground.of(a);
    Value y = Ground.of(b);
    if (x != null && y != null) {
      return x.equals(y);
    }
    if (a instanceof Term.Var variable && !isIn(variable, b)) {
      bindings.bind(variable, b);
      return true;
    }
    if (b instanceof Term.Var variable && !isIn(variable, a)) {
      bindings.bind(variable, a);
      return true;
    }
    if (a.toString().equals(b.toString()) && !(a instanceof Term.Call)) {
      residue.define(a);
      return true;
    }
    List<Safety.Pair> pairs = Safety.pairs(Ground.opened(a), Ground.opened(b));
    if (pairs != null) {
      for (Safety.Pair pair : pairs) {
        if (!unify(pair.left(), pair.right())) {
          return false;
        }
      }
      return true;
    }
    if (neverEqual(a, b)) {
      return false;
    }
    residue.add(Residue.equal(a, b));
    return true;
  }

  private static boolean isIn(Term.Var variable, Term term) {
    return Variables.allOfTerms(List.of(term)).containsKey(variable.name());
  }

  private static boolean neverEqual(Term a, Term b) {
    Kind x = kind(a);
    Kind y = kind(b);
    if (x == null || y == null) {
      return false;
    }
    return x != y
        || (Ground.opened(a) instanceof Term.ArrayTerm one
            && Ground.opened(b) instanceof Term.ArrayTerm other
            && one.elements().size() != other.elements().size());
  }

  private static @Nullable Kind kind(Term term) {
    return switch (term) {
      case Term.Scalar(Value value, _) -> value.kind();
      case Term.ArrayTerm _, Term.ArrayComprehension _ -> Kind.ARRAY;
      case Term.SetTerm _, Term.SetComprehension _ -> Kind.SET;
      case Term.ObjectTerm _, Term.ObjectComprehension _ -> Kind.OBJECT;
      case Term.TemplateString _ -> Kind.STRING;
      case Term.Var _, Term.Ref _, Term.Call _ -> null;
    };
  }
}
