package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Parting;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.engine.git.object.CopiedRanges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sees through an extractor whose facts depend on a stretch around their anchors: facts whose
/// stretch was copied move along.
final class LocalEyes<F> extends Eyes<F> {
  private final Hits inWindow = new Hits();
  private final @Nullable Parting parting;
  private final @Nullable Parting separating;

  LocalEyes(Extractor<F> extractor, Reach.Local reach, long key) {
    super(extractor, reach.before(), reach.after(), key);
    parting = extractor.parts();
    separating = extractor.separates();
  }

  @Override
  void relate(
      CopiedRanges copies, int baseLength, byte[] bytes, int length, @Nullable Memory<?> base) {
    boolean carries = base != null && !base.traces().isEmpty();
    Parting places = carries ? parting : separating;
    if (needsHits() || places == null) {
      super.relate(copies, baseLength, bytes, length, base);
    } else {
      seams().set(copies, baseLength, bytes, length, places);
    }
  }

  @Override
  @Nullable Memory<F> whole(byte[] bytes, int length, Hits hits, Budget budget) {
    if (!needsHits() || hits.size() > 0) {
      see(Window.whole(bytes, length), hits, true);
    }
    return memory(null, null);
  }

  @Override
  @Nullable Memory<F> changed(
      byte[] bytes, int length, Hits hits, @Nullable Memory<F> base, Budget budget) {
    List<Trace<F>> known = base == null ? List.of() : base.traces();
    if (known.isEmpty() && needsHits() && hits.size() == 0) {
      return null;
    }
    int hit = 0;
    for (int i = 0; i <= seams().size(); i++) {
      hit = gap(i, bytes, length, hits, hit);
      if (i < seams().size()) {
        carryAll(known, i);
      }
    }
    return memory(null, null);
  }

  /// Examines the gap before interval `i`.
  ///
  /// @param first the first hit that may lie in it
  /// @return the first hit that lies behind it
  private int gap(int i, byte[] bytes, int length, Hits hits, int first) {
    int from = seams().gapFrom(i);
    int to = seams().gapTo(i);
    inWindow.clear();
    int hit = first;
    for (; hit < hits.size() && hits.position(hit) < to; hit++) {
      if (hits.position(hit) >= from) {
        inWindow.add(hits.position(hit), hits.keyword(hit));
      }
    }
    boolean end = seams().holdsEnd(i);
    if (inWindow.size() > 0 || (!needsHits() && (from < to || end))) {
      see(new Window(bytes, length, from, to, 0, true), inWindow, end);
    }
    return hit;
  }

  private void carryAll(List<Trace<F>> known, int i) {
    int shift = seams().shift(i);
    long low = (long) seams().from(i) - shift;
    long high = (long) seams().to(i) - shift;
    for (int k = firstFrom(known, low); k < known.size(); k++) {
      Trace<F> trace = known.get(k);
      if (codec().anchor(trace.fact()) >= high) {
        return;
      }
      carry(trace, shift);
    }
  }

  private int firstFrom(List<Trace<F>> known, long anchor) {
    int low = 0;
    int high = known.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (codec().anchor(known.get(middle).fact()) < anchor) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
