package dev.lockstep.rego.eval;

import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.Value;
import org.jspecify.annotations.Nullable;

/// A term whose variables have values: it has one value or none.
abstract class Node {
  /// The value, or null where it is undefined.
  abstract @Nullable Value eval(Frame frame);

  /// Whether the value is defined and not false.
  boolean test(Frame frame) {
    Value value = eval(frame);
    return value != null && value != BooleanValue.FALSE;
  }

  /// The value where it is known before evaluation, else null.
  @Nullable Value constant() {
    return null;
  }
}
