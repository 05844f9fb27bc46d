package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;

/// Puts together what several rules make of one document.
final class Union {
  private Union() {}

  /// Both values: their elements or members together.
  ///
  /// @throws EvaluationError where they contradict each other
  static Value of(Value left, Value right) {
    if (left instanceof SetValue a && right instanceof SetValue b) {
      return a.union(b);
    }
    if (left instanceof ObjectValue a && right instanceof ObjectValue b) {
      ObjectValue.Builder members = a.toBuilder();
      for (int i = 0; i < b.size(); i++) {
        Value before = members.get(b.key(i));
        members.put(b.key(i), before == null ? b.value(i) : of(before, b.value(i)));
      }
      return members.build();
    }
    if (!left.equals(right)) {
      throw new EvaluationError(
          EvaluationError.CONFLICT, "object keys must be unique", Location.NONE);
    }
    return left;
  }
}
