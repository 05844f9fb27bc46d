package dev.lockstep.rego;

import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.PreparedQuery;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Optional;

/// A query that is ready to be evaluated. It may be shared by many threads.
public final class Query {
  private final PreparedQuery prepared;

  Query(PreparedQuery prepared) {
    this.prepared = prepared;
  }

  /// All solutions.
  ///
  /// @throws EvaluationError where the policy contradicts itself, the budget is used up, the
  ///     evaluation was cancelled, or, in strict mode, a built-in has no result
  public List<Solution> evaluate(EvaluationOptions options) {
    return prepared.evaluate(options.input().orElse(null), options.data(), options.settings());
  }

  /// What the last expression of the query comes to in its first solution; empty where it has none.
  ///
  /// @throws EvaluationError as [#evaluate]
  public Optional<Value> value(EvaluationOptions options) {
    return evaluate(options).stream().findFirst().map(solution -> solution.expressions().getLast());
  }
}
