package dev.lockstep.rego.eval;

import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import org.jspecify.annotations.Nullable;

/// How values stand in printed text: strings bare, others as Rego.
final class Texts {
  private Texts() {}

  /// The text of `value`; unless it is `single`, of the element of the set it is.
  static String of(@Nullable Value value, boolean single) {
    Value shown = value;
    if (!single && value instanceof SetValue set) {
      shown = set.size() == 0 ? null : set.get(0);
    }
    return switch (shown) {
      case null -> "<undefined>";
      case StringValue string -> string.text();
      default -> shown.toString();
    };
  }
}
