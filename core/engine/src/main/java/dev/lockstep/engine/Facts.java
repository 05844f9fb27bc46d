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

  /// Bytes `[from, to)` of the window decide about a keyword, about its facts and about what tells
  /// whether these are alike. A `from` before the window says that its beginning decides as well, a
  /// `to` behind it that its end does. Said of each keyword in turn, when its facts are stated.
  ///
  /// @param hit the keyword's number among the hits
  default void depends(int hit, int from, int to) {}

  /// Takes steps from this content's budget. A step is about one byte looked at by one rule.
  ///
  /// @return false when the budget is spent: the extractor stops what it does, and the engine
  ///     reports the content
  boolean spend(long steps);
}
