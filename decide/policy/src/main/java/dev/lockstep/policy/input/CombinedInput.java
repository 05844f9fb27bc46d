package dev.lockstep.policy.input;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Documents as one, as Conftest combines them.
public final class CombinedInput {
  private CombinedInput() {}

  /// An array of objects with the name of each document, `path`, and its `contents`; one for each
  /// element of a document that is an array.
  ///
  /// @param documents by their names, in the order in which they are to stand
  public static ArrayValue of(Map<String, Value> documents) {
    List<Value> all = new ArrayList<>();
    documents.forEach(
        (name, value) -> {
          List<Value> parts = value instanceof ArrayValue array ? array.asList() : List.of(value);
          for (Value part : parts) {
            all.add(
                new ObjectValue.Builder()
                    .put("path", StringValue.of(name))
                    .put("contents", part)
                    .build());
          }
        });
    return ArrayValue.of(all);
  }
}
