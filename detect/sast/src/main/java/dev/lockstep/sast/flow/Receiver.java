package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import org.jspecify.annotations.Nullable;

/// The object whose method is called: its fields are those of `this` within the method.
///
/// @param path where the caller has it; null where it has no place
/// @param itself whether it is the caller's own object
/// @param taint what it carries, where it has no place
record Receiver(@Nullable String path, boolean itself, Taint taint) {
  /// Where a method finds its object.
  static final String THIS = "sthis";

  /// @param object what the object of the call carries with all its parts
  static Receiver of(Walk caller, int callee, Taint object) {
    if (!caller.tree.is(callee, Kind.MEMBER) || caller.tree.is(callee + 1, Kind.SELF)) {
      return new Receiver(THIS, true, Taint.NONE);
    }
    int node = callee + 1;
    String path = caller.path(node);
    return path == null
        ? new Receiver(null, false, object)
        : new Receiver(path, false, caller.values.holder(node));
  }

  /// Gives the method its object.
  void enter(State caller, State shared) {
    shared.forget(THIS);
    if (path != null) {
      caller.copy(path, shared, THIS);
    }
    shared.add(THIS, taint);
  }

  /// Takes over what the method has left in its object.
  void leave(State shared, State caller) {
    if (path == null) {
      return;
    }
    boolean lent = !itself && caller.exactly(path) == null;
    Taint left = shared.exactly(THIS);
    caller.forget(path);
    shared.copy(THIS, caller, path);
    if (lent && left != null && left.labels() == taint.labels()) {
      caller.release(path);
    }
  }
}
