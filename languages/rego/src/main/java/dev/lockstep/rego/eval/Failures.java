package dev.lockstep.rego.eval;

import org.jspecify.annotations.Nullable;

/// What an evaluation has met so far that ends it, where errors of built-ins end it: the evaluation
/// goes on behind them, for what it comes to otherwise may be an error too.
///
/// @param builtin the first error of a built-in
/// @param conflict what rules of one name disagree about
/// @param depth how deep the evaluation was where they did
record Failures(@Nullable EvaluationError builtin, @Nullable EvaluationError conflict, int depth) {
  static final Failures NONE = new Failures(null, null, 0);

  /// With an error of a built-in, of which the first counts.
  Failures withBuiltin(EvaluationError error) {
    return builtin == null ? new Failures(error, conflict, depth) : this;
  }

  /// With a conflict met at `deep`, of which the first counts.
  Failures withConflict(EvaluationError error, int deep) {
    return conflict == null ? new Failures(builtin, error, deep) : this;
  }

  /// What is told in the end: a conflict ends the evaluation where it is met, which is behind each
  /// error of a built-in that was noted.
  @Nullable EvaluationError told() {
    return builtin == null ? conflict : builtin;
  }
}
