package dev.lockstep.rego.eval;

import dev.lockstep.value.Value;
import org.jspecify.annotations.Nullable;

/// The variables of a rule while it is evaluated. Whether a variable has a value is known when the
/// rule is lowered, so none is ever cleared.
final class Frame {
  final Evaluation evaluation;
  final Value[] slots;

  /// What comprehensions and modifiers of the rule keep while they run.
  final @Nullable Object[] cells;

  /// Where the rule's results go.
  final @Nullable Sink sink;

  Frame(Evaluation evaluation, Layout layout, @Nullable Sink sink) {
    this.evaluation = evaluation;
    this.slots = new Value[layout.slots()];
    this.cells = layout.cells() == 0 ? NONE : new Object[layout.cells()];
    this.sink = sink;
  }

  private static final @Nullable Object[] NONE = {};

  /// How much room a rule needs.
  record Layout(int slots, int cells) {}
}
