package dev.lockstep.sast;

import dev.lockstep.sast.link.Outline;
import java.util.List;

/// What is known of a content: what rules match in it, and what it offers to other files.
sealed interface SastFact {

  /// A match of a rule.
  ///
  /// @param rule index in the rule set's compiled rules
  /// @param start offset of its first byte
  /// @param bound what metavariables stand for
  record Matched(int rule, long start, int length, List<Bound> bound) implements SastFact {
    public Matched {
      bound = List.copyOf(bound);
    }
  }

  /// The outline of the file.
  record Outlined(Outline outline) implements SastFact {}

  /// What a file of settings says.
  ///
  /// @param start offset of the value
  record Setting(String key, long start, int length) implements SastFact {}

  /// A metavariable and the stretch of the content that it stands for.
  record Bound(String name, long start, int length) {}
}
