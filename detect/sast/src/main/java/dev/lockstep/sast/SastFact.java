package dev.lockstep.sast;

import java.util.List;

/// What is known of a content: what rules match in it, and what it offers to other files.
sealed interface SastFact {

  /// A match of a rule.
  ///
  /// @param rule index in the rule set's compiled rules
  /// @param start offset of its first byte
  /// @param bound what metavariables stand for
  /// @param steps how data came there, first step first; empty where the place alone says it
  record Matched(int rule, long start, int length, List<Bound> bound, List<Step> steps)
      implements SastFact {
    public Matched {
      bound = List.copyOf(bound);
      steps = List.copyOf(steps);
    }
  }

  /// The outline of the file.
  record Outlined(PackedOutline packed) implements SastFact {}

  /// What a file of settings says.
  ///
  /// @param start offset of the value
  record Setting(String key, long start, int length) implements SastFact {}

  /// A step of data on its way.
  ///
  /// @param file which file of the project it is in; -1 for this one. Such steps are never stored.
  record Step(int file, long start, int length, String what) {}

  /// A metavariable and the stretch of the content that it stands for.
  record Bound(String name, long start, int length) {}
}
