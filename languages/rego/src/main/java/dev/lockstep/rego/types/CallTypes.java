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

  /// Checks `element in collection`; false where that was reported.
  boolean member(String name, List<Term> operands, Location at, Environment environment) {
    boolean keyed = name.equals("internal.member_3") && operands.size() >= 3;
    if (!keyed && !(name.equals("internal.member_2") && operands.size() >= 2)) {
      return true;
    }
    Type collection = environment.of(operands.get(keyed ? 2 : 1));
    Type values = Types.values(collection);
    if (values == null) {
      return true;
    }
    return (!keyed || member(operands.getFirst(), Types.keys(collection), at, environment))
        && member(operands.get(keyed ? 1 : 0), values, at, environment);
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

  /// Checks that two terms may be the same.
  void equal(Term left, Term right, Location at, Environment environment) {
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
      List<Term> operands,
      Location at,
      Environment environment) {
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
