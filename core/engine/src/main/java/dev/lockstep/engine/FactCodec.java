package dev.lockstep.engine;

/// Facts as compact bytes. What it writes it reads back as an equal fact.
///
/// @param <F> the facts
public interface FactCodec<F> {

  void write(F fact, FactWriter out);

  /// @throws dev.lockstep.engine.MalformedFact where the bytes are none that `write` makes
  F read(FactReader in);

  /// The same fact in a content in which all that it depends on lies `distance` bytes further on.
  F moved(F fact, long distance);

  /// The place of the fact's anchor in its content.
  long anchor(F fact);
}
