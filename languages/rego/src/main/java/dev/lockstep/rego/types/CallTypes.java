package dev.lockstep.rego.types;

import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks what calls are given, and what is compared, against the types that are known.
final class CallTypes {
  private final Function<Term.Ref, Type.@Nullable Function> builtins;
  private final List<RegoError> errors;
  private int held;

  /// Errors go to `errors`.
  CallTypes(Function<Term.Ref, Type.@Nullable Function> builtins, List<RegoError> errors) {
    this.builtins = builtins;
    this.errors = errors;
  }

  /// The function that `term` names, or null.
  Type.@Nullable Function named(Term term, Environment environment) {
    return switch (term) {
      case Term.Ref ref -> function(ref, environment);
      case Term.Var v when environment.variable(v.name()) == null ->
          builtins.apply(new Term.Ref(List.of(v), v.location()));
      default -> null;
    };
  }

  /// The type of the function `operator`, or null.
  Type.@Nullable Function function(Term.Ref operator, Environment environment) {
    if (Variables.isRoot(operator.head())) {
      return environment.function(operator);
    }
    return builtins.apply(operator);
  }

  /// A variable that holds `term`: what stands in a term whose type is not wholly known may be
  /// anything from then on.
  Term.Var hold(Term term, Environment environment) {
    Term.Var holder = new Term.Var("held'" + held++, term.location());
    var _ = new Unification(environment).canEqual(holder, compared(term, environment));
    return holder;
  }

  /// `term`, which stands beside `=`, with variables for what is looked up within it.
  private Term compared(Term term, Environment environment) {
    return isLookedUp(term) ? term : held(term, environment);
  }

  private static boolean isLookedUp(Term term) {
    return switch (term) {
      case Term.Ref _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _ ->
          true;
      default -> false;
    };
  }

  /// `term` with variables that hold what its references and comprehensions come to.
  private Term held(Term term, Environment environment) {
    return switch (term) {
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          new Term.ArrayTerm(held(elements, environment), at);
      case Term.SetTerm(List<Term> elements, Location at) ->
          new Term.SetTerm(held(elements, environment), at);
      case Term.ObjectTerm(List<Term.Member> members, Location at) ->
          new Term.ObjectTerm(
              members.stream()
                  .map(
                      member ->
                          new Term.Member(
                              held(member.key(), environment), held(member.value(), environment)))
                  .toList(),
              at);
      default -> isLookedUp(term) ? hold(term, environment) : term;
    };
  }

  private List<Term> held(List<Term> terms, Environment environment) {
    return terms.stream().map(term -> held(term, environment)).toList();
  }

  /// Checks `element in collection`; false where that was reported.
  boolean member(String name, List<Term> operands, Location at, Environment environment) {
    boolean keyed = name.equals("internal.member_3") && operands.size() >= 3;
    if (!keyed && !(name.equals("internal.member_2") && operands.size() >= 2)) {
      return true;
    }
    List<Term> held = held(operands, environment);
    Type collection = environment.of(held.get(keyed ? 2 : 1));
    Type values = Types.values(collection);
    if (values == null) {
      return true;
    }
    return (!keyed || member(held.getFirst(), Types.keys(collection), at, environment))
        && member(held.get(keyed ? 1 : 0), values, at, environment);
  }

  private boolean member(Term term, @Nullable Type type, Location at, Environment environment) {
    if (Types.isUnknown(type)) {
      return true;
    }
    Type have = environment.of(term);
    boolean fits = Types.isUnknown(have) || Types.haveCommon(have, type);
    if (fits && new Unification(environment).canBe(term, type, false)) {
      return true;
    }
    mismatch(at, have, type);
    return false;
  }

  /// Reports `target` where it names a function and stands where only documents may.
  void documentOnly(Term target, Environment environment) {
    Type.Function function = named(target, environment);
    if (function != null) {
      report(
          target.location(),
          "function " + target + " used as reference, not called",
          target.toString(),
          "^".repeat(target.toString().length()),
          "have: " + function);
    }
  }

  /// Checks that two terms may be the same.
  void equal(Term one, Term another, Location at, Environment environment) {
    Term left = compared(one, environment);
    Term right = compared(another, environment);
    Type before = environment.of(left);
    Type other = environment.of(right);
    if (!new Unification(environment).canEqual(left, right)) {
      mismatch(at, before, other);
    }
  }

  private void mismatch(Location at, @Nullable Type left, @Nullable Type right) {
    String kind = sharedKind(left, right);
    String hint =
        kind.isEmpty()
            ? ""
            : "hint  : both sides are "
                + kind
                + " but their types differ, so they can never be equal";
    report(at, "match error", "left  : " + Type.shown(left), "right : " + Type.shown(right), hint);
  }

  private static String sharedKind(@Nullable Type left, @Nullable Type right) {
    if (left instanceof Type.Object && right instanceof Type.Object) {
      return "objects";
    }
    if (left instanceof Type.Array && right instanceof Type.Array) {
      return "arrays";
    }
    return left instanceof Type.Set && right instanceof Type.Set ? "sets" : "";
  }

  /// Checks the operands of a call against what the function takes.
  void arguments(
      Term.Ref operator,
      Type.Function function,
      List<Term> given,
      Location at,
      Environment environment) {
    List<Term> operands = held(given, environment);
    List<@Nullable Type> wanted = new ArrayList<>(function.operands());
    if (function.result() != null) {
      wanted.add(function.result());
    }
    List<@Nullable Type> have = new ArrayList<>();
    operands.forEach(operand -> have.add(environment.of(operand)));
    for (int i = 0; i < operands.size(); i++) {
      Type want = i < wanted.size() ? wanted.get(i) : function.variadic();
      if (want == null) {
        return;
      }
      Type known = have.get(i);
      boolean fits = Types.isUnknown(known) || Types.haveCommon(known, want);
      if (!fits || !new Unification(environment).canBe(operands.get(i), want, false)) {
        report(
            at,
            operator + ": invalid argument(s)",
            "have: " + Type.operandsShown(have, null),
            "want: " + Type.operandsShown(wanted, function.variadic()),
            "");
        return;
      }
    }
  }

  void report(Location at, String message, String... lines) {
    StringBuilder text = new StringBuilder(message);
    for (String line : lines) {
      text.append(line.isEmpty() ? "" : "\n\t" + line);
    }
    errors.add(new RegoError(RegoError.TYPE, text.toString(), at));
  }
}
