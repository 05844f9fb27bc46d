package dev.lockstep.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// All that the extractors stated about a target, as a detector sees it.
public interface TargetFacts {

  /// Calls `visitor` for each content that has facts of this extractor, in a stable order.
  <F> void forEach(Extractor<F> extractor, Visitor<F> visitor);

  /// What `work` makes of each content of which one of these extractors has facts, in a stable
  /// order. A scan works on several contents at the same time, so `work` changes nothing that
  /// others see. A content that cannot be read again is a problem at its places and has no result.
  ///
  /// @param <F> the facts
  /// @param <R> the results
  default <F, R> List<R> map(List<Extractor<F>> extractors, Mapping<F, R> work) {
    SequencedMap<ContentId, Content> contents = new LinkedHashMap<>();
    Map<ContentId, List<Occurrence>> places = new HashMap<>();
    Map<ContentId, List<F>> facts = new HashMap<>();
    for (Extractor<F> extractor : extractors) {
      forEach(
          extractor,
          (content, occurrences, stated) -> {
            contents.putIfAbsent(content.id(), content);
            places.putIfAbsent(content.id(), occurrences);
            facts.computeIfAbsent(content.id(), _ -> new ArrayList<>()).addAll(stated);
          });
    }
    List<R> results = new ArrayList<>();
    while (!contents.isEmpty()) { // each is let go, with the bytes it may hold, when it is done
      Map.Entry<ContentId, Content> next = contents.pollFirstEntry();
      results.add(
          work.of(
              next.getValue(),
              places.getOrDefault(next.getKey(), List.of()),
              facts.getOrDefault(next.getKey(), List.of())));
    }
    return results;
  }

  /// The entries that this detector [wants][Detector#wants] for their paths, sorted.
  List<Occurrence> entries(Detector detector);

  /// What this detector keeps for the next scan of the target.
  default Keeping keeping(Detector detector) {
    return Keeping.NONE;
  }

  /// @param <F> the facts
  interface Visitor<F> {
    /// @param content reads the bytes again: from here come hints, excerpts and digests, which
    ///     facts never hold
    /// @param occurrences where it stands, sorted, at least one
    /// @param facts in the order of their anchors
    void visit(Content content, List<Occurrence> occurrences, List<F> facts);
  }

  /// @param <F> the facts
  /// @param <R> the results
  interface Mapping<F, R> {
    /// As in [Visitor#visit], the facts of each extractor behind those of the one before.
    R of(Content content, List<Occurrence> occurrences, List<F> facts);
  }
}
