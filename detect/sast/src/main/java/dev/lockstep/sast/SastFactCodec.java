package dev.lockstep.sast;

import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import java.util.ArrayList;
import java.util.List;

/// Matches as a few numbers, and the names of metavariables.
final class SastFactCodec implements FactCodec<SastFact> {
  private static final int MAX_BOUND = 1_000;

  @Override
  public void write(SastFact fact, FactWriter out) {
    out.number(fact.rule());
    out.number(fact.start());
    out.number(fact.length());
    out.number(fact.trace().start());
    out.number(fact.trace().length());
    out.number(fact.bound().size());
    for (SastFact.Bound bound : fact.bound()) {
      out.text(bound.name());
      out.number(bound.start());
      out.number(bound.length());
    }
  }

  @Override
  public SastFact read(FactReader in) {
    int rule = in.integer();
    long start = in.number();
    int length = in.integer();
    SastFact.Stretch trace = new SastFact.Stretch(in.number(), in.integer());
    int count = in.integer();
    if (count > MAX_BOUND) {
      throw new MalformedFact(count + " metavariables");
    }
    List<SastFact.Bound> bound = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bound.add(new SastFact.Bound(in.text(), in.number(), in.integer()));
    }
    return new SastFact(rule, start, length, bound, trace);
  }

  @Override
  public SastFact moved(SastFact fact, long distance) {
    List<SastFact.Bound> bound = new ArrayList<>();
    for (SastFact.Bound each : fact.bound()) {
      bound.add(new SastFact.Bound(each.name(), each.start() + distance, each.length()));
    }
    SastFact.Stretch trace =
        new SastFact.Stretch(fact.trace().start() + distance, fact.trace().length());
    return new SastFact(fact.rule(), fact.start() + distance, fact.length(), bound, trace);
  }

  @Override
  public long anchor(SastFact fact) {
    return fact.start();
  }
}
