package dev.lockstep.sast;

import java.util.List;

/// A match of a rule in a content.
///
/// @param rule index in the rule set's compiled rules
/// @param start offset of its first byte
/// @param bound what metavariables stand for
/// @param trace where the data came from, as a stretch; length 0 where the place alone says it
record SastFact(int rule, long start, int length, List<Bound> bound, Stretch trace) {
  SastFact {
    bound = List.copyOf(bound);
  }

  /// A metavariable and the stretch of the content that it stands for.
  record Bound(String name, long start, int length) {}

  /// A stretch of the content.
  record Stretch(long start, int length) {}
}
