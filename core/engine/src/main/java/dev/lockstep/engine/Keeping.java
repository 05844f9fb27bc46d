package dev.lockstep.engine;

import java.util.Optional;

/// What a detector keeps of one scan of a target for the next one of the same target, under the
/// same extractors of the same versions. Never anything secret: spans, names, ids, and what a
/// report may show.
///
/// It may be gone at any time, and what is there may be from a target that looked otherwise: its
/// owner checks each part of it against what this scan has found.
public interface Keeping {
  /// Keeps nothing.
  Keeping NONE =
      new Keeping() {
        @Override
        public Optional<byte[]> last() {
          return Optional.empty();
        }

        @Override
        public void keep(byte[] bytes) {}
      };

  /// What was kept last.
  Optional<byte[]> last();

  /// Keeps bytes in place of what was there, where that is possible.
  void keep(byte[] bytes);

  /// Whether it is sure, before any fact is looked at, that all facts and the places of their
  /// contents are those that the last bytes were kept with. Of rules and settings it says nothing.
  default boolean isOfSameFacts() {
    return false;
  }

  /// Says that what was kept last holds for this scan's facts as well, though it was kept with
  /// others.
  default void confirm() {}
}
