package dev.lockstep.testkit;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.Reach;
import dev.lockstep.model.Kind;
import java.util.List;

/// A capability with a bug: its extractor throws wherever `fail` stands.
final class Failing implements Capability, Extractor<Long> {

  @Override
  public Kind kind() {
    return Kind.SECRETS;
  }

  @Override
  public List<Extractor<?>> extractors() {
    return List.of(this);
  }

  @Override
  public List<Detector> detectors() {
    return List.of();
  }

  @Override
  public String id() {
    return "failing";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String knowledge() {
    return "";
  }

  @Override
  public Interest interest() {
    return Interest.inKeywords(List.of(new Keyword("fail", false)));
  }

  @Override
  public Reach reach() {
    return new Reach.Local(0, 4);
  }

  @Override
  public Worker<Long> worker() {
    return (window, hits, facts) -> {
      throw new IllegalStateException("a bug");
    };
  }

  @Override
  public FactCodec<Long> codec() {
    return new FactCodec<>() {
      @Override
      public void write(Long fact, FactWriter out) {
        out.number(fact);
      }

      @Override
      public Long read(FactReader in) {
        return in.number();
      }

      @Override
      public Long moved(Long fact, long distance) {
        return fact + distance;
      }

      @Override
      public long anchor(Long fact) {
        return fact;
      }
    };
  }
}
