package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.archive.ArchiveFormat;
import dev.lockstep.engine.git.object.ContentVisitor;
import dev.lockstep.engine.git.object.CopiedRanges;
import dev.lockstep.engine.git.object.GitFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thread's view of all contents through all extractors.
final class LineageVisitor implements ContentVisitor<LineageVisitor.Known> {
  private final List<Eyes<?>> eyes;
  private final KeywordScan keywords;
  private final Budget budget;
  private final boolean lineage;
  private final HistorySink sink;
  private final Hits[] hits;
  private final Seams widest;
  private final boolean keywordsAsked;

  /// What is remembered of a content.
  ///
  /// @param memories one for each extractor; null where no extractor has anything to remember
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Known(int length, Eyes.@Nullable Memory<?> @Nullable [] memories) {}

  /// @param lineage whether ranges of the base are believed; if not, every content is examined
  ///     whole
  LineageVisitor(
      List<Eyes<?>> eyes,
      int widestBefore,
      int widestAfter,
      KeywordScan keywords,
      Budget budget,
      boolean lineage,
      HistorySink sink) {
    this.eyes = eyes;
    this.keywords = keywords;
    this.budget = budget;
    this.lineage = lineage;
    this.sink = sink;
    this.widest = new Seams(widestBefore, widestAfter);
    this.hits = new Hits[eyes.size()];
    boolean asked = false;
    for (int i = 0; i < hits.length; i++) {
      hits[i] = new Hits();
      asked |= eyes.get(i).needsHits();
    }
    keywordsAsked = asked;
  }

  @Override
  public Known visit(
      ContentId id, byte[] bytes, int length, @Nullable Known base, @Nullable CopiedRanges copies) {
    boolean related = lineage && base != null && copies != null && isUsable(base);
    for (Hits each : hits) {
      each.clear();
    }
    if (related && base != null && copies != null) {
      widest.set(copies, length, base.length());
    } else {
      widest.clear(length);
    }
    findKeywords(bytes, length);
    Eyes.@Nullable Memory<?>[] memories = null;
    for (int i = 0; i < hits.length; i++) {
      Eyes.Memory<?> memory =
          related && base != null && copies != null
              ? changed(i, id, bytes, length, base, copies)
              : whole(eyes.get(i), id, bytes, length, hits[i]);
      if (memory != null) {
        memories = memories == null ? new Eyes.Memory<?>[hits.length] : memories;
        memories[i] = memory;
      }
    }
    if (ArchiveFormat.of(bytes, length) != null) {
      sink.unopened(id);
    }
    sink.examined(id, length);
    return new Known(length, memories);
  }

  private void findKeywords(byte[] bytes, int length) {
    if (!keywordsAsked) {
      return;
    }
    for (int i = 0; i <= widest.size(); i++) {
      int from = widest.gapFrom(i);
      int to = widest.gapTo(i);
      if (from < to) {
        keywords.scan(bytes, length, from, to, hits);
      }
    }
  }

  /// Whether all went well in a content, so that what was not found there is not there.
  private static boolean isUsable(Known base) {
    if (base.memories() == null) {
      return true;
    }
    for (Eyes.Memory<?> memory : base.memories()) {
      if (memory != null && !memory.usable()) {
        return false;
      }
    }
    return true;
  }

  private <F> Eyes.@Nullable Memory<F> whole(
      Eyes<F> eye, ContentId id, byte[] bytes, int length, Hits found) {
    eye.begin(id, length, budget);
    Eyes.Memory<F> memory = eye.whole(bytes, length, found, budget);
    if (memory != null) {
      eye.tell(bytes, length, memory, sink);
    }
    return memory;
  }

  private Eyes.@Nullable Memory<?> changed(
      int i, ContentId id, byte[] bytes, int length, Known base, CopiedRanges copies) {
    Eyes.Memory<?> known = base.memories() == null ? null : base.memories()[i];
    Eyes<?> eye = eyes.get(i);
    if (known == null && eye.needsHits() && hits[i].size() == 0) {
      return null;
    }
    eye.relate(copies, base.length(), bytes, length, known);
    return changed(eye, id, bytes, length, hits[i], known);
  }

  private <F> Eyes.@Nullable Memory<F> changed(
      Eyes<F> eye,
      ContentId id,
      byte[] bytes,
      int length,
      Hits found,
      Eyes.@Nullable Memory<?> known) {
    eye.begin(id, length, budget);
    Eyes.Memory<F> memory = eye.changed(bytes, length, found, own(known), budget);
    if (memory != null) {
      eye.tell(bytes, length, memory, sink);
    }
    return memory;
  }

  /// Memories lie in the order of the extractors, so that each finds its own again.
  @SuppressWarnings("unchecked")
  private static <F> Eyes.@Nullable Memory<F> own(Eyes.@Nullable Memory<?> memory) {
    return (Eyes.Memory<F>) memory;
  }

  @Override
  public void failed(ContentId id, int lost, GitFailure failure) {
    sink.failed(id, lost, failure);
  }
}
