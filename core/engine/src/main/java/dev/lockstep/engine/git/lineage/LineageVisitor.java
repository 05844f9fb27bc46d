package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.archive.ArchiveFormat;
import dev.lockstep.engine.git.object.ContentVisitor;
import dev.lockstep.engine.git.object.CopiedRanges;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.LfsPointer;
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
  private final Edits edits;
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
      Edits edits,
      KeywordScan keywords,
      Budget budget,
      boolean lineage,
      HistorySink sink) {
    this.eyes = eyes;
    this.keywords = keywords;
    this.budget = budget;
    this.lineage = lineage;
    this.sink = sink;
    this.edits = edits;
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
    Known source = lineage && base != null && copies != null && isUsable(base) ? base : null;
    if (!lineage) {
      edits.all(length);
    } else if (source == null || copies == null) {
      edits.whole(bytes, length);
    } else {
      edits.between(copies, source.length(), bytes, length);
    }
    findKeywords(bytes, length);
    Eyes.@Nullable Memory<?>[] memories = null;
    for (int i = 0; i < hits.length; i++) {
      Eyes.Memory<?> memory = examine(i, id, bytes, length, source, source == null ? null : copies);
      if (memory != null) {
        memories = memories == null ? new Eyes.Memory<?>[hits.length] : memories;
        memories[i] = memory;
      }
    }
    Known known = new Known(length, memories);
    if (isUsable(known)) {
      edits.learn();
    }
    if (ArchiveFormat.of(bytes, length) != null) {
      sink.unopened(id);
    } else if (LfsPointer.is(bytes, length)) {
      sink.elsewhere(id);
    }
    sink.examined(id, length);
    return known;
  }

  private void findKeywords(byte[] bytes, int length) {
    for (Hits each : hits) {
      each.clear();
    }
    if (!keywordsAsked) {
      return;
    }
    for (int i = 0; i < edits.size(); i++) {
      keywords.scan(bytes, length, edits.from(i), edits.to(i), hits);
    }
    for (int i = 0; i < hits.length; i++) {
      if (eyes.get(i) instanceof WholeEyes<?>) {
        for (int hit = 0; hit < hits[i].size(); hit++) {
          edits.disturb(hits[i].position(hit));
        }
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

  private Eyes.@Nullable Memory<?> examine(
      int i,
      ContentId id,
      byte[] bytes,
      int length,
      @Nullable Known base,
      @Nullable CopiedRanges copies) {
    Eyes.Memory<?> known = base == null || base.memories() == null ? null : base.memories()[i];
    Eyes<?> eye = eyes.get(i);
    if (known == null && eye.needsHits() && hits[i].size() == 0) {
      return null;
    }
    eye.relate(edits, copies, base == null ? 0 : base.length(), bytes, length, known);
    return examine(eye, id, bytes, length, hits[i], known);
  }

  private <F> Eyes.@Nullable Memory<F> examine(
      Eyes<F> eye,
      ContentId id,
      byte[] bytes,
      int length,
      Hits found,
      Eyes.@Nullable Memory<?> known) {
    eye.begin(id, length, budget);
    Eyes.Memory<F> memory = eye.examine(bytes, length, found, own(known), budget);
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
