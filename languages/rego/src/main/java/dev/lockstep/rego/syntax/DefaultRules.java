package dev.lockstep.rego.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a default rule may say: its value is a constant or a comprehension, its parameters are
/// different variables.
final class DefaultRules {
  private DefaultRules() {}

  /// Whether `head` may be that of a default rule; what is wrong is reported.
  static boolean check(Head head, Cursor cursor) {
    Term value = head.value();
    if (value == null) {
      cursor.error(head.location(), "illegal default rule (must have a value)");
      return false;
    }
    String variable = firstVariable(value);
    if (variable != null) {
      cursor.error(head.location(), "illegal default rule (value cannot contain " + variable + ")");
      return false;
    }
    List<Term> arguments = head.arguments();
    return arguments == null || checkArguments(arguments, head.location(), cursor);
  }

  private static boolean checkArguments(List<Term> arguments, Location at, Cursor cursor) {
    Set<String> seen = new HashSet<>();
    for (Term argument : arguments) {
      if (!(argument instanceof Term.Var(String name, _))) {
        cursor.error(
            at,
            "illegal default rule (arguments cannot contain " + TermPlaces.kind(argument) + ")");
        return false;
      }
      if (!seen.add(name)) {
        cursor.error(at, "illegal default rule (arguments cannot be repeated " + name + ")");
        return false;
      }
    }
    return true;
  }

  /// Whether `term` holds no variable.
  static boolean isGround(Term term) {
    return firstVariable(term) == null;
  }

  private static @Nullable String firstVariable(Term term) {
    return switch (term) {
      case Term.Var _ -> "var";
      case Term.Ref _ -> "ref";
      case Term.Call _ -> "call";
      case Term.ArrayTerm(List<Term> elements, _) -> firstVariable(elements);
      case Term.SetTerm(List<Term> elements, _) -> firstVariable(elements);
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        for (Term.Member member : members) {
          String found = firstVariable(List.of(member.key(), member.value()));
          if (found != null) {
            yield found;
          }
        }
        yield null;
      }
      case Term.Scalar _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          null;
    };
  }

  private static @Nullable String firstVariable(List<Term> terms) {
    for (Term term : terms) {
      String found = firstVariable(term);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
