package dev.lockstep.engine.scan;

import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Keeping;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.git.lineage.HistoryScan;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts of several histories, one after the other, and of each those of its archives' members.
/// They are gathered when a detector asks for some: whoever kept an answer to the same ones does
/// not.
final class HistoriesFacts implements TargetFacts {
  private final List<HistoryExamination> examinations;
  private final @Nullable Cache cache;
  private final String key;
  private final long stamp = new SecureRandom().nextLong();
  private @Nullable List<TargetFacts> gathered;

  /// @param examinations that are through
  /// @param cache what detectors keep is kept there; null for nothing
  HistoriesFacts(List<HistoryExamination> examinations, @Nullable Cache cache) {
    this.examinations = List.copyOf(examinations);
    this.cache = cache;
    StringBuilder keys = new StringBuilder();
    examinations.forEach(examination -> keys.append(examination.key()).append('\n'));
    key = keys.toString();
  }

  @Override
  public Keeping keeping(Detector detector) {
    return cache == null
        ? Keeping.NONE
        : new HistoryKeeping(cache.keeping(key + detector.id()), stamp, unchanged());
  }

  /// States of several histories are not told from each other.
  private @Nullable Long unchanged() {
    return examinations.size() == 1 ? examinations.getFirst().unchanged() : null;
  }

  /// Gathers the facts now, but where a detector may have kept an answer to the same ones: what a
  /// history has problems with is told whether a detector asks for its facts or not.
  void gatherWhatIsNew() {
    if (unchanged() == null) {
      var _ = gathered();
    }
  }

  private List<TargetFacts> gathered() {
    List<TargetFacts> known = gathered;
    if (known == null) {
      known = new ArrayList<>();
      for (HistoryExamination examination : examinations) {
        known.addAll(examination.facts(stamp));
      }
      gathered = known;
    }
    return known;
  }

  @Override
  public <F> void forEach(Extractor<F> extractor, Visitor<F> visitor) {
    if (HistoryScan.takesPart(extractor)) {
      gathered().forEach(history -> history.forEach(extractor, visitor));
    }
  }

  /// No detector is told of paths alone: a history has too many.
  @Override
  public List<Occurrence> entries(Detector detector) {
    return List.of();
  }

  @Override
  public <F, R> List<R> map(List<Extractor<F>> extractors, Mapping<F, R> work) {
    if (extractors.stream().noneMatch(HistoryScan::takesPart)) {
      return List.of();
    }
    List<R> results = new ArrayList<>();
    gathered().forEach(history -> results.addAll(history.map(extractors, work)));
    return results;
  }
}
