package dev.lockstep.rego.partial;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Map;

/// Evaluates expressions that depend on nothing unknown.
@FunctionalInterface
public interface KnownPart {
  /// What the variables of `expression` are in each of its solutions, by name.
  List<Map<String, Value>> solutions(Literal expression);
}
