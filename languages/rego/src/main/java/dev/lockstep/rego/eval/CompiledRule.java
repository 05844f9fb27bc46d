package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule that can be run.
///
/// @param parameters what the operands of a function are matched with; none for other rules
/// @param required what must be so before anything of it is evaluated
/// @param body the chain of its expressions, which ends in its sink
/// @param keys the part of its name that depends on variables
/// @param value its value, or the element of a set
/// @param isSet whether the value is an element of a set
/// @param isConstant whether each solution has the same value
/// @param otherwise what follows `else`, or null
record CompiledRule(
    Frame.Layout layout,
    List<Pattern> parameters,
    List<Requirement> required,
    Step body,
    List<Node> keys,
    Node value,
    boolean isSet,
    boolean isConstant,
    @Nullable CompiledRule otherwise,
    Location location) {

  CompiledRule {
    parameters = List.copyOf(parameters);
    required = List.copyOf(required);
    keys = List.copyOf(keys);
  }
}
