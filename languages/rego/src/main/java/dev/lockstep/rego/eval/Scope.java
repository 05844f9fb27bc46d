package dev.lockstep.rego.eval;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What documents and functions are at a point of an evaluation: `with` makes a new scope. What was
/// computed in a scope is kept in it.
final class Scope {
  /// What stands in [#documents] in the place of a value.
  enum Progress {
    /// The document is being computed.
    RUNNING,
    /// It has no value.
    UNDEFINED
  }

  final @Nullable Value input;
  final @Nullable Value data;

  /// What virtual documents came to, by the number of their group.
  final @Nullable Object[] documents;

  /// The paths of documents that `with` has put something in the place of.
  final List<List<Value>> replaced;

  /// What functions were replaced by, by their names.
  final Map<String, Replacement> replacements;

  private final @Nullable Map<ArrayValue, Object>[] calls;
  private final Map<ComprehensionIndex, ComprehensionIndex.State> comprehensions = new HashMap<>(0);

  Scope(
      @Nullable Value input,
      @Nullable Value data,
      int groups,
      List<List<Value>> replaced,
      Map<String, Replacement> replacements) {
    this.input = input;
    this.data = data;
    this.documents = new Object[groups];
    this.replaced = replaced;
    this.replacements = replacements;
    this.calls = tables(groups);
  }

  /// A function or the value of a call.
  record Replacement(@Nullable String function, @Nullable Value value) {}

  /// What calls of the function group `number` came to, by their operands.
  Map<ArrayValue, Object> calls(int number) {
    Map<ArrayValue, Object> known = calls[number];
    if (known == null) {
      known = new HashMap<>();
      calls[number] = known;
    }
    return known;
  }

  /// What is known of `comprehension`.
  ComprehensionIndex.State state(ComprehensionIndex comprehension) {
    return comprehensions.computeIfAbsent(comprehension, _ -> new ComprehensionIndex.State());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made else
  private static @Nullable Map<ArrayValue, Object>[] tables(int groups) {
    return new Map[groups];
  }
}
