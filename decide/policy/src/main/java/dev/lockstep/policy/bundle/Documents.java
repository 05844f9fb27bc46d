package dev.lockstep.policy.bundle;

import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Optional;

/// Merges documents into one. Objects are joined member by member; anything else may be there once.
final class Documents {
  private Documents() {}

  /// `value` below the keys of `path`.
  static Value below(List<String> path, Value value) {
    Value placed = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      placed = ObjectValue.of(StringValue.of(path.get(i)), placed);
    }
    return placed;
  }

  /// Both in one; empty where they contradict each other.
  static Optional<ObjectValue> merge(ObjectValue left, ObjectValue right) {
    if (left.size() == 0) {
      return Optional.of(right);
    }
    ObjectValue.Builder merged = left.toBuilder();
    for (Value key : right.keys()) {
      Value added = right.get(key);
      Value there = left.get(key);
      if (added == null) {
        continue;
      }
      if (there == null) {
        merged.put(key, added);
      } else if (there instanceof ObjectValue a && added instanceof ObjectValue b) {
        Optional<ObjectValue> both = merge(a, b);
        if (both.isEmpty()) {
          return both;
        }
        merged.put(key, both.get());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(merged.build());
  }
}
