package dev.lockstep.engine;

/// Where an extractor states what it sees.
///
/// @param <F> the facts
public interface Facts<F> {

  void add(F fact);

  /// Something in this content could not be examined; the rest goes on. See
  /// [dev.lockstep.model.Problem] for the words.
  void incomplete(String id, String reason);

  /// Something worth knowing that leaves the answer as it is.
  void notice(String id, String reason);

  /// Takes steps from this content's budget. A step is about one byte looked at by one rule.
  ///
  /// @return false when the budget is spent: the extractor stops what it does, and the engine
  ///     reports the content
  boolean spend(long steps);
}
