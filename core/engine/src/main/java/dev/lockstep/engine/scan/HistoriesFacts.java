package dev.lockstep.engine.scan;

import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Keeping;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The facts of several histories, one after the other, and of each those of its archives' members.
///
/// @param keepings what the detectors keep of all of them
record HistoriesFacts(List<TargetFacts> histories, Function<Detector, Keeping> keepings)
    implements TargetFacts {

  @Override
  public Keeping keeping(Detector detector) {
    return keepings.apply(detector);
  }

  @Override
  public <F> void forEach(Extractor<F> extractor, Visitor<F> visitor) {
    histories.forEach(history -> history.forEach(extractor, visitor));
  }

  /// No detector is told of paths alone: a history has too many.
  @Override
  public List<Occurrence> entries(Detector detector) {
    return List.of();
  }

  @Override
  public <F, R> List<R> map(List<Extractor<F>> extractors, Mapping<F, R> work) {
    List<R> results = new ArrayList<>();
    histories.forEach(history -> results.addAll(history.map(extractors, work)));
    return results;
  }
}
