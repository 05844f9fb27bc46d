package dev.lockstep.secrets;

import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;

/// Candidates as a few numbers each.
final class SecretFactCodec implements FactCodec<SecretFact> {
  /// Between the anchor and the start, which may lie on either side of it.
  private static final long BIAS = 1L << 31;

  @Override
  public void write(SecretFact fact, FactWriter out) {
    out.number(fact.rule());
    out.number(fact.anchor());
    out.number(fact.start() - fact.anchor() + BIAS);
    out.number(fact.length());
    out.number(fact.encoding());
    out.number(fact.passes());
    out.number(fact.matchStart());
    out.number(fact.matchLength());
    out.number(fact.secretStart());
    out.number(fact.secretLength());
  }

  @Override
  public SecretFact read(FactReader in) {
    try {
      int rule = in.integer();
      long anchor = in.number();
      return new SecretFact(
          rule,
          anchor,
          in.number() + anchor - BIAS,
          in.integer(),
          in.integer(),
          in.integer(),
          in.integer(),
          in.integer(),
          in.integer(),
          in.integer());
    } catch (IllegalArgumentException e) {
      throw new MalformedFact(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public SecretFact moved(SecretFact fact, long distance) {
    return new SecretFact(
        fact.rule(),
        fact.anchor() + distance,
        fact.start() + distance,
        fact.length(),
        fact.encoding(),
        fact.passes(),
        fact.matchStart(),
        fact.matchLength(),
        fact.secretStart(),
        fact.secretLength());
  }

  @Override
  public long anchor(SecretFact fact) {
    return fact.anchor();
  }
}
