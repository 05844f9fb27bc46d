package dev.lockstep.sast.flow;

import org.jspecify.annotations.Nullable;

/// One call that is followed.
final class Frame {
  Taint result = Taint.NONE;
  @Nullable State end;

  void returned(Taint taint, State state) {
    result = result.and(taint);
    ended(state);
  }

  void ended(State state) {
    if (end == null) {
      end = state.copy();
    } else {
      end.join(state);
    }
  }
}
