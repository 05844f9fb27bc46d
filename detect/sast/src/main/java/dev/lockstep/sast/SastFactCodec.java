package dev.lockstep.sast;

import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import java.util.ArrayList;
import java.util.List;

/// Matches as a few numbers, and the names of metavariables; outlines as lists of names.
final class SastFactCodec implements FactCodec<SastFact> {
  private static final int MAX_BOUND = 1_000;

  @Override
  public void write(SastFact fact, FactWriter out) {
    switch (fact) {
      case SastFact.Matched matched -> {
        out.number(0);
        out.number(matched.rule());
        out.number(matched.start());
        out.number(matched.length());
        out.number(matched.bound().size());
        for (SastFact.Bound bound : matched.bound()) {
          out.text(bound.name());
          out.number(bound.start());
          out.number(bound.length());
        }
        out.number(matched.steps().size());
        for (SastFact.Step step : matched.steps()) {
          out.number(step.start());
          out.number(step.length());
          out.text(step.what());
        }
      }
      case SastFact.Setting(String key, long start, int length) -> {
        out.number(2);
        out.text(key);
        out.number(start);
        out.number(length);
      }
      case SastFact.Outlined(PackedOutline packed) -> {
        out.number(1);
        packed.write(out);
      }
    }
  }

  @Override
  public SastFact read(FactReader in) {
    return switch (in.integer()) {
      case 0 -> matched(in);
      case 1 -> new SastFact.Outlined(PackedOutline.read(in));
      case 2 -> new SastFact.Setting(in.text(), in.number(), in.integer());
      default -> throw new MalformedFact("no fact of source code");
    };
  }

  private static SastFact matched(FactReader in) {
    int rule = in.integer();
    long start = in.number();
    int length = in.integer();
    int count = in.integer();
    if (count > MAX_BOUND) {
      throw new MalformedFact(count + " metavariables");
    }
    List<SastFact.Bound> bound = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bound.add(new SastFact.Bound(in.text(), in.number(), in.integer()));
    }
    int steps = in.integer();
    if (steps > MAX_BOUND) {
      throw new MalformedFact(steps + " steps");
    }
    List<SastFact.Step> trace = new ArrayList<>(steps);
    for (int i = 0; i < steps; i++) {
      trace.add(new SastFact.Step(-1, in.number(), in.integer(), in.text()));
    }
    return new SastFact.Matched(rule, start, length, bound, trace);
  }

  @Override
  public SastFact moved(SastFact fact, long distance) {
    if (fact instanceof SastFact.Setting(String key, long start, int length)) {
      return new SastFact.Setting(key, start + distance, length);
    }
    if (!(fact instanceof SastFact.Matched matched)) {
      return fact;
    }
    List<SastFact.Bound> bound = new ArrayList<>();
    for (SastFact.Bound each : matched.bound()) {
      bound.add(new SastFact.Bound(each.name(), each.start() + distance, each.length()));
    }
    List<SastFact.Step> steps = new ArrayList<>();
    for (SastFact.Step step : matched.steps()) {
      steps.add(
          new SastFact.Step(step.file(), step.start() + distance, step.length(), step.what()));
    }
    return new SastFact.Matched(
        matched.rule(), matched.start() + distance, matched.length(), bound, steps);
  }

  @Override
  public long anchor(SastFact fact) {
    return switch (fact) {
      case SastFact.Matched matched -> matched.start();
      case SastFact.Setting setting -> setting.start();
      case SastFact.Outlined _ -> 0;
    };
  }
}
