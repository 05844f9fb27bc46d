package dev.lockstep.engine;

import org.jspecify.annotations.Nullable;

/// Looks at one unique content and states facts. It knows no path, no project, no policy, no clock
/// and no network, so its
/// answer is kept under (content id, [#id], [#version], [#knowledge]) for as long as the cache has
/// room.
///
/// An extractor is immutable and is called from several threads at once. What it needs per thread
/// it makes in
/// [#worker()].
///
/// @param <F> its facts: a record of numbers and spans, never of scanned bytes
public interface Extractor<F> {

  /// Kebab-case, unique in the house, never changes.
  String id();

  /// Raised whenever the same bytes may give another answer.
  int version();

  /// A digest of all that the answer depends on besides the bytes and the version: the rule set.
  /// Empty where there is
  /// nothing.
  String knowledge();

  Interest interest();

  Reach reach();

  /// Whether its facts have their anchors at the places of keywords, and it says of each keyword
  /// [how far][Facts#depends] it looked for it. In histories keywords are then sought again in
  // lines
  /// that were edited only, whatever the [#reach].
  default boolean tellsReach() {
    return false;
  }

  /// Places such that no fact, nor what tells whether it is [like][#likeness] others, depends on
  /// bytes on both sides; null where none are known. Where these are [lines][Parting#LINES], a line
  /// without facts is not looked at again in another content.
  default @Nullable Parting parts() {
    return null;
  }

  /// As [#parts], but what tells whether facts are alike may depend on bytes on both sides. Where
  /// nothing is known around an edit, less must be looked at again.
  default @Nullable Parting separates() {
    return parts();
  }

  FactCodec<F> codec();

  /// One thread's own eyes; used by one thread at a time.
  Worker<F> worker();

  /// Adds all that a detector will look at when it judges a fact, besides the paths: facts that are
  /// alike are judged alike. In histories a version of a file is shown to detectors only where
  /// something in it is like nothing before. Looks no further than [#reach] allows.
  ///
  /// @param bytes a shared buffer that holds the content from its first byte on
  /// @param length how many bytes of it are visible
  default void likeness(F fact, byte[] bytes, int length, Likeness likeness) {
    switch (reach()) {
      case Reach.Whole(), Reach.Wide _ -> {
        likeness.add(codec().anchor(fact));
        likeness.add(bytes, 0, length);
      }
      case Reach.Local(int before, int after) -> {
        long anchor = codec().anchor(fact);
        int from = (int) Math.max(0, anchor - before);
        likeness.add(anchor - from);
        likeness.add(bytes, from, (int) Math.min(length, anchor + after));
      }
    }
  }

  /// @param <F> the facts
  interface Worker<F> {
    /// States the facts of a window.
    ///
    /// @param hits where the keywords of the interest occur, first bytes in `[from, to)`; empty
    ///     where the interest names
    ///     none
    void extract(Window window, Hits hits, Facts<F> facts);
  }
}
