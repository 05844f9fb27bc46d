package dev.lockstep.engine.scan;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.engine.git.object.LfsPointer;
import java.util.List;
import java.util.Set;

/// Tells of files that git LFS keeps elsewhere: what lies here is a pointer, and the file itself
/// was not examined.
final class LfsExtractor implements Extractor<LfsExtractor.Nothing> {

  /// It states no facts, only the notice.
  enum Nothing {}

  @Override
  public String id() {
    return "lfs-pointer";
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
    return new Interest(Set.of(), Set.of(), List.of(LfsPointer.MAGIC), List.of());
  }

  @Override
  public Reach reach() {
    return new Reach.Whole();
  }

  @Override
  public FactCodec<Nothing> codec() {
    return new Codec();
  }

  @Override
  public Worker<Nothing> worker() {
    return LfsExtractor::tell;
  }

  private static void tell(Window window, Hits hits, Facts<Nothing> facts) {
    if (LfsPointer.is(window.bytes(), window.length())) {
      facts.notice(
          "lfs-pointer", "git LFS keeps this file elsewhere; `git lfs pull` brings it here");
    }
  }

  private static final class Codec implements FactCodec<Nothing> {
    @Override
    public void write(Nothing fact, FactWriter out) {
      throw new IllegalStateException("there is no such fact");
    }

    @Override
    public Nothing read(FactReader in) {
      throw new MalformedFact("there is no such fact");
    }

    @Override
    public Nothing moved(Nothing fact, long distance) {
      return fact;
    }

    @Override
    public long anchor(Nothing fact) {
      return 0;
    }
  }
}
