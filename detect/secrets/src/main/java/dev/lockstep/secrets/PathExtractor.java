package dev.lockstep.secrets;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import java.util.List;
import java.util.Set;

/// States that a content exists, for rules that look at paths only: the detector needs to hear of
/// every one.
final class PathExtractor implements Extractor<SecretFact> {
  private static final SecretFact EXISTS = new SecretFact(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  @Override
  public String id() {
    return "secrets-paths";
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
    return new Interest(Set.of(), Set.of(), List.of(), List.of());
  }

  @Override
  public Reach reach() {
    return new Reach.Local(0, 1);
  }

  @Override
  public FactCodec<SecretFact> codec() {
    return new SecretFactCodec();
  }

  @Override
  public Worker<SecretFact> worker() {
    return (window, hits, facts) -> {
      if (window.start() && window.from() == 0) {
        facts.add(EXISTS);
      }
    };
  }
}
