package dev.lockstep.rego.eval;

import org.jspecify.annotations.Nullable;

/// One expression of a body: it runs the step after it once for each of its solutions.
abstract class Step {
  private @Nullable Step next;

  /// Looks for solutions; true where enough were found and no more are wanted.
  abstract boolean run(Frame frame);

  /// Goes on behind this step with what is in `frame`. The last step of a chain has none behind it
  /// and says that one solution is enough.
  final boolean proceed(Frame frame) {
    Step following = next;
    return following == null || following.run(frame);
  }

  /// Puts `following` behind this step.
  final void precede(Step following) {
    next = following;
  }
}
