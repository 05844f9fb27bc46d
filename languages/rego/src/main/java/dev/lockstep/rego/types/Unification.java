package dev.lockstep.rego.types;

import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says whether terms can be what is wanted of them, and learns the types of variables thereby.
final class Unification {
  private final Environment environment;

  Unification(Environment environment) {
    this.environment = environment;
  }

  /// Whether two terms can be equal.
  boolean canEqual(Term a, Term b) {
    Type left = environment.of(a);
    Type right = environment.of(b);
    boolean leftUnknown = Types.isUnknown(left);
    boolean rightUnknown = Types.isUnknown(right);
    if (leftUnknown && !rightUnknown) {
      return !isNothing(a, left) && canBe(a, right, false);
    }
    if (rightUnknown && !leftUnknown) {
      return !isNothing(b, right) && canBe(b, left, false);
    }
    if (!leftUnknown) {
      return Types.haveCommon(left, right);
    }
    return bothUnknown(a, left, b, right);
  }

  /// A reference without a type, such as one into an array that has no elements.
  private static boolean isNothing(Term term, @Nullable Type type) {
    return term instanceof Term.Ref && type == null;
  }

  private boolean bothUnknown(Term a, @Nullable Type left, Term b, @Nullable Type right) {
    if (a instanceof Term.ArrayTerm || a instanceof Term.ObjectTerm) {
      return parts(a, b);
    }
    if (a instanceof Term.Var && (b instanceof Term.ArrayTerm || b instanceof Term.ObjectTerm)) {
      return parts(b, a);
    }
    if (a instanceof Term.Var && b instanceof Term.Var) {
      return canBe(a, Type.ANY, false) && canBe(b, environment.of(a), false);
    }
    if (a instanceof Term.Var && b instanceof Term.Ref
        || a instanceof Term.Ref && b instanceof Term.Var) {
      return canBe(a instanceof Term.Var ? a : b, Type.ANY, false);
    }
    if (a instanceof Term.Var) {
      return canBe(a, left == null && right != null ? right : Type.ANY, false);
    }
    if (b instanceof Term.Var) {
      return canBe(b, right == null && left != null ? left : Type.ANY, false);
    }
    return false;
  }

  private boolean parts(Term a, Term b) {
    if (b instanceof Term.Var) {
      return canBe(a, Type.ANY, false) && canBe(b, environment.of(a), false);
    }
    if (a instanceof Term.ArrayTerm(List<Term> x, _)
        && b instanceof Term.ArrayTerm(List<Term> y, _)
        && x.size() == y.size()) {
      for (int i = 0; i < x.size(); i++) {
        if (!canEqual(x.get(i), y.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Term.ObjectTerm(List<Term.Member> x, _)
        && b instanceof Term.ObjectTerm(List<Term.Member> y, _)
        && x.size() == y.size()) {
      return members(x, y);
    }
    return false;
  }

  private boolean members(List<Term.Member> x, List<Term.Member> y) {
    for (Term.Member member : x) {
      Term other = null;
      for (Term.Member candidate : y) {
        if (candidate.key().toString().equals(member.key().toString())) {
          other = candidate.value();
        }
      }
      if (other == null || !canEqual(member.value(), other)) {
        return false;
      }
    }
    return true;
  }

  /// Whether `term` can be of `type`; where `union`, variables may be of other types too.
  boolean canBe(Term term, @Nullable Type type, boolean union) {
    return switch (term) {
      case Term.ArrayTerm(List<Term> elements, _) ->
          switch (type) {
            case Type.Array array -> array(elements, array, union);
            case Type.Any(List<Type> of) -> any(term, elements, of);
            case null, default -> false;
          };
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          switch (type) {
            case Type.Object object -> object(members, object, union);
            case Type.Any(List<Type> of) ->
                any(
                    term,
                    members.stream().flatMap(m -> List.of(m.key(), m.value()).stream()).toList(),
                    of);
            case null, default -> false;
          };
      case Term.SetTerm(List<Term> elements, _) ->
          switch (type) {
            case Type.Set(Type of) -> {
              boolean all = true;
              for (Term element : elements) {
                all = all && canBe(element, of, union);
              }
              yield all;
            }
            case Type.Any(List<Type> of) -> any(term, elements, of);
            case null, default -> false;
          };
      case Term.Var(String name, _) -> {
        Type known = environment.variable(name);
        if (union) {
          environment.put(name, Types.or(known, type));
          yield true;
        }
        if (known == null) {
          environment.put(name, type);
          yield true;
        }
        yield Types.haveCommon(known, type);
      }
      case Term.Ref _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _ -> {
        Type known = environment.of(term);
        yield known == null || Types.haveCommon(known, type);
      }
      case Term.Scalar _, Term.TemplateString _, Term.Call _ ->
          Types.haveCommon(environment.of(term), type);
    };
  }

  private boolean any(Term term, List<Term> parts, List<Type> of) {
    if (of.isEmpty()) {
      parts.forEach(part -> canBe(part, Type.ANY, true));
      return true;
    }
    boolean some = false;
    for (Type one : of) {
      some |= canBe(term, one, true);
    }
    return some;
  }

  private boolean array(List<Term> elements, Type.Array type, boolean union) {
    if (elements.size() != type.known().size() && type.further() == null) {
      return false;
    }
    for (int i = 0; i < elements.size(); i++) {
      if (!canBe(elements.get(i), type.at(i), union)) {
        return false;
      }
    }
    return true;
  }

  private boolean object(List<Term.Member> members, Type.Object type, boolean union) {
    if (members.size() != type.known().size() && type.further() == null) {
      return false;
    }
    for (int i = 0; i < members.size(); i++) {
      Term.Member member = members.get(i);
      Value key = Constants.key(member.key());
      if (key == null) {
        canBe(member.value(), Type.ANY, union);
        continue;
      }
      if (isWrittenAgain(key, members.subList(i + 1, members.size()))) {
        continue;
      }
      Type wanted = Types.select(type, key);
      if (wanted == null || !canBe(member.value(), wanted, union)) {
        return false;
      }
    }
    return true;
  }

  /// Whether one of `members` has `key`, too: the last one counts.
  private static boolean isWrittenAgain(Value key, List<Term.Member> members) {
    return members.stream().anyMatch(member -> key.equals(Constants.key(member.key())));
  }
}
