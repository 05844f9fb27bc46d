package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule whose names are resolved.
///
/// @param source the rule as it was written
/// @param reference its name, from `data` on, and what follows it
/// @param parameters those of a function, null for other rules
/// @param key the element of a partial set, or null
/// @param value its value, null for a partial set
/// @param body its expressions in the order of the source
/// @param otherwise what follows `else`, or null
public record ResolvedRule(
    Rule source,
    List<Term> reference,
    @Nullable List<Term> parameters,
    @Nullable Term key,
    @Nullable Term value,
    List<Literal> body,
    @Nullable ResolvedRule otherwise) {

  public ResolvedRule {
    reference = List.copyOf(reference);
    parameters = parameters == null ? null : List.copyOf(parameters);
    body = List.copyOf(body);
  }

  /// Whether the rule makes elements of a set.
  public boolean isSet() {
    return key != null && value == null;
  }
}
