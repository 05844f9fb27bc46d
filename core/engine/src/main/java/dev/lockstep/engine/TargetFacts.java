package dev.lockstep.engine;

import java.util.List;

/// All that the extractors stated about a target, as a detector sees it.
public interface TargetFacts {

  /// Calls `visitor` for each content that has facts of this extractor, in a stable order.
  <F> void forEach(Extractor<F> extractor, Visitor<F> visitor);

  /// The entries that this detector [wants][Detector#wants] for their paths, sorted.
  List<Occurrence> entries(Detector detector);

  /// @param <F> the facts
  interface Visitor<F> {
    /// @param content reads the bytes again: from here come hints, excerpts and digests, which
    ///     facts never hold
    /// @param occurrences where it stands, sorted, at least one
    /// @param facts in the order of their anchors
    void visit(Content content, List<Occurrence> occurrences, List<F> facts);
  }
}
