package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;

/// A fact for tests: a range of the content.
record Span(long from, long to) {

  static final class Codec implements FactCodec<Span> {
    @Override
    public void write(Span fact, FactWriter out) {
      out.number(fact.from);
      out.number(fact.to - fact.from);
    }

    @Override
    public Span read(FactReader in) {
      long from = in.number();
      return new Span(from, from + in.number());
    }

    @Override
    public Span moved(Span fact, long distance) {
      return new Span(fact.from + distance, fact.to + distance);
    }

    @Override
    public long anchor(Span fact) {
      return fact.from;
    }
  }
}
