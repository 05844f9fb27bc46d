package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.Value;
import java.util.Map;

/// Is told what an evaluation does, where the policy was compiled to tell it. Of one thread.
public interface Observer {
  /// The observer that wants to know nothing.
  Observer NONE = new Observer() {};

  /// The rule `name` at `rule` is tried.
  default void entered(String name, Location rule) {}

  /// The rule `name` at `rule` has a result.
  default void left(String name, Location rule) {}

  /// The expression at `expression` is evaluated.
  default void evaluated(Location expression) {}

  /// The expression at `expression` holds; once for each of its solutions.
  default void held(Location expression) {}

  /// The expression at `expression` has no solution.
  ///
  /// @param values what is known of the variables and references in it, by their text
  default void failed(Location expression, Map<String, Value> values) {}
}
