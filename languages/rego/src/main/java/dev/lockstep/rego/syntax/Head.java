package dev.lockstep.rego.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The head of a rule: where its values go.
///
/// @param reference the name of the rule and what follows it; without the key of a partial set
/// @param arguments the parameters of a function, null for other rules
/// @param key the element of a partial set, else null
/// @param value the value, null for a partial set
/// @param assigned whether the value follows `:=`
/// @param generatedValue whether the value is the `true` that was left out
/// @param hasIf whether `if` stands before the body
/// @param hasContains whether `contains` stands before the key
/// @param location where it stands
public record Head(
    Term.Ref reference,
    @Nullable List<Term> arguments,
    @Nullable Term key,
    @Nullable Term value,
    boolean assigned,
    boolean generatedValue,
    boolean hasIf,
    boolean hasContains,
    Location location) {

  public Head {
    arguments = arguments == null ? null : List.copyOf(arguments);
  }

  /// Whether the rule makes a set.
  public boolean isPartialSet() {
    return key != null && value == null;
  }

  /// The first word of the name.
  public String name() {
    return reference.head() instanceof Term.Var v ? v.name() : reference.head().toString();
  }

  Head withValue(@Nullable Term other, boolean isAssigned, boolean generated) {
    return new Head(
        reference, arguments, key, other, isAssigned, generated, hasIf, hasContains, location);
  }

  Head withIf() {
    return new Head(
        reference, arguments, key, value, assigned, generatedValue, true, hasContains, location);
  }

  Head at(Location other) {
    return new Head(
        reference, arguments, key, value, assigned, generatedValue, hasIf, hasContains, other);
  }
}
