package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import org.jspecify.annotations.Nullable;

/// Sees through an extractor whose facts depend on the whole content: nothing moves but the
/// places of its keywords, which tell where there is nothing to examine at all.
final class WholeEyes<F> extends Eyes<F> {

  private final boolean anySize;

  WholeEyes(Extractor<F> extractor, long key) {
    super(extractor, key);
    anySize = extractor.reach() instanceof Reach.Wide;
  }

  @Override
  @Nullable Memory<F> examine(
      byte[] bytes, int length, Hits hits, @Nullable Memory<F> base, Budget budget) {
    Hits known = base == null ? null : base.hits();
    if (needsHits() && hits.size() == 0 && known == null) {
      return null;
    }
    Hits all = merged(hits, known);
    return needsHits() && all.size() == 0 ? null : show(bytes, length, all, budget);
  }

  private @Nullable Memory<F> show(byte[] bytes, int length, Hits hits, Budget budget) {
    if (length > budget.wholeBytes() && !anySize) {
      incomplete(
          "too-large-to-parse",
          "files of up to "
              + (budget.wholeBytes() >> 20)
              + " MiB are examined as a whole; what needs all of this one did not see it");
    } else {
      see(Window.whole(bytes, length), hits, true);
    }
    return memory(hits, null);
  }

  /// The keywords found in the gaps and those that were copied, in the order of their places.
  private Hits merged(Hits hits, @Nullable Hits known) {
    Hits all = new Hits();
    int hit = 0;
    for (int i = 0; i <= seams().size(); i++) {
      int from = seams().gapFrom(i);
      int to = seams().gapTo(i);
      for (; hit < hits.size() && hits.position(hit) < to; hit++) {
        if (hits.position(hit) >= from) {
          all.add(hits.position(hit), hits.keyword(hit));
        }
      }
      if (known != null && i < seams().size()) {
        addCopied(known, i, all);
      }
    }
    return all;
  }

  private void addCopied(Hits known, int i, Hits all) {
    int shift = seams().shift(i);
    for (int k = 0; k < known.size(); k++) {
      int place = known.position(k) + shift;
      if (place >= seams().from(i) && place < seams().to(i)) {
        all.add(place, known.keyword(k));
      }
    }
  }
}
