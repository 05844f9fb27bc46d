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
  private final Seams own;
  private boolean byLines;

  /// The next hit, or range of lines, to be seen.
  private int next;

  private final @Nullable Parting parting;
  private final @Nullable Parting separating;

  LocalEyes(Extractor<F> extractor, Reach.Local reach, long key) {
    super(extractor, key);
    parting = extractor.parts();
    separating = extractor.separates();
    own = new Seams(reach.before(), Math.max(reach.after(), longest(extractor)));
  }

  @Override
  void relate(
      Edits changes,
      @Nullable CopiedRanges copies,
      int baseLength,
      byte[] bytes,
      int length,
      @Nullable Memory<?> base) {
    super.relate(changes, copies, baseLength, bytes, length, base);
    byLines = !needsHits() && parting == Parting.LINES && changes.areByLines();
    if (byLines) {
      return;
    }
    boolean carries = base != null && !base.traces().isEmpty();
    Parting places = needsHits() ? null : carries ? parting : separating;
    if (copies == null) {
      own.clear(length);
    } else if (places == null) {
      own.set(copies, length, baseLength);
    } else {
      own.set(copies, baseLength, bytes, length, places);
    }
    see(own);
  }

  @Override
  @Nullable Memory<F> examine(
      byte[] bytes, int length, Hits hits, @Nullable Memory<F> base, Budget budget) {
    List<Trace<F>> known = base == null ? List.of() : base.traces();
    if (known.isEmpty() && needsHits() && hits.size() == 0) {
      return null;
    }
    next = 0;
    for (int i = 0; i <= seams().size(); i++) {
      if (byLines) {
        lines(i, bytes, length);
      } else {
        gap(i, bytes, length, hits);
      }
      if (i < seams().size() && !known.isEmpty()) {
        carryAll(known, i);
      }
    }
    return memory(null, null);
  }

  /// Examines the lines to be looked at in the gap before interval `i`.
  private void lines(int i, byte[] bytes, int length) {
    int to = seams().gapTo(i);
    boolean end = seams().holdsEnd(i);
    while (next < edits().size() && edits().from(next) < to) {
      boolean last = end && edits().to(next) == length;
      see(new Window(bytes, length, edits().from(next), edits().to(next), 0, true), inWindow, last);
      next++;
    }
  }

  /// Examines the gap before interval `i`, of which [#next] is the first hit, or one before it.
  private void gap(int i, byte[] bytes, int length, Hits hits) {
    int from = seams().gapFrom(i);
    int to = seams().gapTo(i);
    inWindow.clear();
    for (; next < hits.size() && hits.position(next) < to; next++) {
      if (hits.position(next) >= from) {
        edits().disturb(hits.position(next));
        inWindow.add(hits.position(next), hits.keyword(next));
      }
    }
    boolean end = seams().holdsEnd(i);
    if (inWindow.size() > 0 || (!needsHits() && (from < to || end))) {
      see(new Window(bytes, length, from, to, 0, true), inWindow, end);
    }
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
