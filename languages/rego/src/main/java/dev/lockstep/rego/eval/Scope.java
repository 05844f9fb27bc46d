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
  private static final int PAGE_BITS = 5;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

  /// What stands in the place of a value.
  enum Progress {
    /// The document is being computed.
    RUNNING,
    /// It has no value.
    UNDEFINED
  }

  final @Nullable Value input;
  final @Nullable Value data;

  /// What virtual documents came to, in pages by their numbers: a program of many policies has many
  /// documents, of which an evaluation asks for few.
  private final @Nullable Object[] @Nullable [] documents;

  private final int groups;

  /// The paths of documents that `with` has put something in the place of.
  final List<List<Value>> replaced;

  /// What functions were replaced by, by their names.
  final Map<String, Replacement> replacements;

  private final Map<Integer, Map<ArrayValue, Object>> calls = new HashMap<>(0);
  private final Map<ComprehensionIndex, ComprehensionIndex.State> comprehensions = new HashMap<>(0);

  Scope(
      @Nullable Value input,
      @Nullable Value data,
      int groups,
      List<List<Value>> replaced,
      Map<String, Replacement> replacements) {
    this.input = input;
    this.data = data;
    this.groups = groups;
    this.documents = new Object[pages(groups)][];
    this.replaced = replaced;
    this.replacements = replacements;
  }

  /// A function or the value of a call.
  record Replacement(@Nullable String function, @Nullable Value value) {}

  /// What calls of the function group `number` came to, by their operands.
  Map<ArrayValue, Object> calls(int number) {
    return calls.computeIfAbsent(number, _ -> new HashMap<>());
  }

  /// What the document `number` came to: a value, a [Progress], or null where nobody asked yet.
  @Nullable Object document(int number) {
    @Nullable Object[] page = documents[number >>> PAGE_BITS];
    return page == null ? null : page[number & PAGE_MASK];
  }

  /// Notes what the document `number` came to.
  void document(int number, @Nullable Object result) {
    @Nullable Object[] page = documents[number >>> PAGE_BITS];
    if (page == null) {
      page = new Object[1 << PAGE_BITS];
      documents[number >>> PAGE_BITS] = page;
    }
    page[number & PAGE_MASK] = result;
  }

  /// A scope of the same program in which nothing was computed yet.
  Scope with(
      @Nullable Value otherInput,
      @Nullable Value otherData,
      List<List<Value>> others,
      Map<String, Replacement> functions) {
    return new Scope(otherInput, otherData, groups, others, functions);
  }

  private static int pages(int documents) {
    return (documents >>> PAGE_BITS) + 1;
  }

  /// What is known of `comprehension`.
  ComprehensionIndex.State state(ComprehensionIndex comprehension) {
    return comprehensions.computeIfAbsent(comprehension, _ -> new ComprehensionIndex.State());
  }
}
