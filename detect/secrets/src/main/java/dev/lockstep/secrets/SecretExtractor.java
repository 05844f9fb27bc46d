package dev.lockstep.secrets;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Likeness;

/// What the extractors of secrets have in common: the facts that they state, and by what two of
/// them are alike. They differ in where they look.
abstract sealed class SecretExtractor implements Extractor<SecretFact>
    permits KeyedExtractor, WholeExtractor, EncodedExtractor {
  private final String id;
  private final String knowledge;

  /// @param knowledge names the rules and this room's code
  SecretExtractor(String id, String knowledge) {
    this.id = id;
    this.knowledge = knowledge;
  }

  @Override
  public final String id() {
    return id;
  }

  /// Need not be raised for this room's code: other code has another [#knowledge()].
  @Override
  public final int version() {
    return 1;
  }

  @Override
  public final String knowledge() {
    return knowledge;
  }

  @Override
  public final FactCodec<SecretFact> codec() {
    return new SecretFactCodec();
  }

  @Override
  public final void likeness(SecretFact fact, byte[] bytes, int length, Likeness likeness) {
    SecretLikeness.add(fact, bytes, length, likeness);
  }
}
