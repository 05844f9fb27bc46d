package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Hits;

/// Finds the keywords of all extractors in one pass. Called from several threads at once.
@FunctionalInterface
public interface KeywordScan {

  /// Adds each occurrence whose first byte lies in `[from, to)` and whose last lies before
  /// `length`, in the order of first bytes, to the hits of the extractor that it belongs to.
  ///
  /// @param hits one for each extractor
  void scan(byte[] bytes, int length, int from, int to, Hits[] hits);
}
