package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A query that can be evaluated, by many threads at once.
public final class PreparedQuery {
  private final Step body;
  private final Frame.Layout layout;
  private final Map<String, Integer> bindings;
  private final int[] expressions;
  private final int documents;
  private final ConcurrentHashMap<Object, Object> shared;

  PreparedQuery(
      Step body,
      Frame.Layout layout,
      Map<String, Integer> bindings,
      int[] expressions,
      int documents,
      ConcurrentHashMap<Object, Object> shared) {
    this.body = body;
    this.layout = layout;
    this.bindings = bindings;
    this.expressions = expressions;
    this.documents = documents;
    this.shared = shared;
  }

  /// A solution: what the variables of the query are, by name, and what its expressions come to.
  public record Solution(Map<String, Value> bindings, List<Value> expressions) {}

  /// All solutions, in the order they are found.
  ///
  /// @param input what `input` is, null where it is undefined
  /// @param data what `data` holds beside what rules make
  /// @throws EvaluationError where evaluation ends without a result
  public List<Solution> evaluate(
      @Nullable Value input, @Nullable Value data, Evaluation.Settings settings) {
    Evaluation evaluation = new Evaluation(input, data, documents, settings, shared);
    List<Solution> solutions = new ArrayList<>();
    Frame frame =
        new Frame(
            evaluation,
            layout,
            found -> {
              solutions.add(solution(found));
              return false;
            });
    try {
      body.run(frame);
    } catch (EvaluationError e) {
      EvaluationError failure = evaluation.failures().builtin();
      throw failure == null ? e : failure;
    } catch (StackOverflowError e) {
      throw new EvaluationError(EvaluationError.INTERNAL, "evaluation too deep", Location.NONE);
    }
    EvaluationError end = evaluation.failures().told();
    if (end != null) {
      throw end;
    }
    return solutions;
  }

  private Solution solution(Frame frame) {
    Map<String, Value> values = new LinkedHashMap<>();
    bindings.forEach((name, slot) -> values.put(name, frame.slots[slot]));
    List<Value> results = new ArrayList<>(expressions.length);
    for (int slot : expressions) {
      results.add(slot < 0 ? BooleanValue.TRUE : frame.slots[slot]);
    }
    return new Solution(values, results);
  }
}
