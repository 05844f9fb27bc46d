package dev.lockstep.sast;

import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.sast.link.Outline;
import java.util.ArrayList;
import java.util.List;

/// Matches as a few numbers, and the names of metavariables; outlines as lists of names.
final class SastFactCodec implements FactCodec<SastFact> {
  private static final int MAX_BOUND = 1_000;
  private static final int MAX_NAMES = 1_000_000;
  private static final int PARTS = 6;

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
      }
      case SastFact.Setting(String key, long start, int length) -> {
        out.number(2);
        out.text(key);
        out.number(start);
        out.number(length);
      }
      case SastFact.Outlined(Outline outline) -> {
        out.number(1);
        for (List<String> part : outline.parts()) {
          out.number(part.size());
          part.forEach(out::text);
        }
      }
    }
  }

  @Override
  public SastFact read(FactReader in) {
    return switch (in.integer()) {
      case 0 -> matched(in);
      case 1 -> outlined(in);
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
    return new SastFact.Matched(rule, start, length, bound);
  }

  private static SastFact outlined(FactReader in) {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      int count = in.integer();
      if (count > MAX_NAMES) {
        throw new MalformedFact(count + " names");
      }
      List<String> part = new ArrayList<>();
      for (int n = 0; n < count; n++) {
        part.add(in.text());
      }
      parts.add(part);
    }
    return new SastFact.Outlined(Outline.of(parts));
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
    return new SastFact.Matched(
        matched.rule(), matched.start() + distance, matched.length(), bound);
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
