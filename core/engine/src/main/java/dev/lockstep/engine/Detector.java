package dev.lockstep.engine;

import dev.lockstep.model.Component;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Rule;

/// Looks at the facts of a whole target, together with knowledge, and states findings. Paths live
/// here.
public interface Detector {

  /// Kebab-case, unique in the house.
  String id();

  void detect(TargetFacts facts, Findings findings);

  /// Whether this detector concludes something from the path alone: then the entry comes in
  /// [TargetFacts#entries], whether or not its content has facts. Called from several threads.
  default boolean wants(String pathInTarget) {
    return false;
  }

  /// Where a detector states what it concludes.
  interface Findings {
    void add(Finding finding);

    /// A rule that findings name; stated once or more, before or after them.
    void rule(Rule rule);

    void add(Component component);

    void add(Problem problem);
  }
}
