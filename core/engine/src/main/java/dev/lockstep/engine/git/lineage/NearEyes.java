package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sees through an extractor that says for each keyword what it depended on. Keywords are sought in
/// what an edit leaves to be looked at only; those that depend on more are remembered with what
// they
/// depend on, and asked again where an edit falls into it.
final class NearEyes<F> extends Eyes<F> {
  private final Hits shown = new Hits();
  private final Looks looks = new Looks();
  private Hits seen = shown;

  private byte[] bytes = {};
  private int length;

  /// Facts that were stated when the extractor last said what a keyword depended on.
  private int stated;

  NearEyes(Extractor<F> extractor, long key) {
    super(extractor, key);
  }

  @Override
  @Nullable Memory<F> examine(
      byte[] bytes, int length, Hits hits, @Nullable Memory<F> base, Budget budget) {
    looks.clear();
    int hit = 0;
    for (int i = 0; i <= seams().size(); i++) {
      hit = gap(i, bytes, length, hits, hit);
      if (i < seams().size() && base != null && base.looks() != null) {
        interval(i, bytes, length, base.traces(), base.looks());
      }
    }
    return memory(null, looks.size() == 0 ? null : looks.copy());
  }

  /// Examines the gap before interval `i`.
  ///
  /// @param first the first hit that may lie in it
  /// @return the first hit that lies behind it
  private int gap(int i, byte[] bytes, int length, Hits hits, int first) {
    int from = seams().gapFrom(i);
    int to = seams().gapTo(i);
    shown.clear();
    int hit = first;
    for (; hit < hits.size() && hits.position(hit) < to; hit++) {
      if (hits.position(hit) >= from) {
        shown.add(hits.position(hit), hits.keyword(hit));
      }
    }
    if (shown.size() > 0) {
      show(new Window(bytes, length, from, to, 0, true), shown);
    }
    return hit;
  }

  /// Takes over what was copied with all that it depends on, and asks the rest again.
  private void interval(int i, byte[] bytes, int length, List<Trace<F>> traces, Looks known) {
    int shift = seams().shift(i);
    int low = seams().from(i) - shift;
    int high = seams().to(i) - shift;
    int trace = firstFrom(traces, low);
    int look = known.firstFrom(low);
    while (look < known.size() && known.position(look) < high) {
      int position = known.position(look);
      int next = look;
      boolean same = true;
      for (; next < known.size() && known.position(next) == position; next++) {
        same &= seams().holds(i, known.from(next), known.to(next));
      }
      if (same) {
        for (int each = look; each < next; each++) {
          looks.add(
              position + shift,
              known.keyword(each),
              known.from(each) + shift,
              known.to(each) + shift);
        }
        trace = carry(traces, trace, position, shift);
      } else {
        again(known, look, next, position + shift, bytes, length);
      }
      look = next;
    }
  }

  private int carry(List<Trace<F>> traces, int first, int position, int shift) {
    int trace = first;
    for (; trace < traces.size(); trace++) {
      long anchor = codec().anchor(traces.get(trace).fact());
      if (anchor > position) {
        break;
      }
      if (anchor == position) {
        carry(traces.get(trace), shift);
      }
    }
    return trace;
  }

  /// Shows keywords of one place again.
  private void again(Looks known, int first, int end, int position, byte[] bytes, int length) {
    shown.clear();
    for (int i = first; i < end; i++) {
      shown.add(position, known.keyword(i));
    }
    show(new Window(bytes, length, position, position + 1, 0, true), shown);
  }

  private void show(Window window, Hits hits) {
    seen = hits;
    bytes = window.bytes();
    length = window.length();
    stated = stated();
    see(window, hits, false);
  }

  @Override
  public void depends(int hit, int from, int to) {
    boolean any = stated() > stated;
    stated = stated();
    int at = seen.position(hit);
    if (any || edits().isBeyond(bytes, length, at, from, to)) {
      looks.add(at, seen.keyword(hit), from, to);
      edits().disturb(at);
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
