package dev.lockstep.sast.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call that is followed.
final class Frame {
  Taint result = Taint.NONE;
  @Nullable State end;
  private @Nullable List<Taint> parts;
  private boolean returns;
  private Taint yields = Taint.NONE;

  /// A value that is given while more follow: what a generator gives, or a case of a switch.
  void yielded(Taint taint, State state) {
    yields = yields.and(taint);
    result = result.and(taint);
    ended(state);
  }

  Taint yields() {
    return yields;
  }

  /// @param values what each of several values carries that are returned together; empty for one
  void returned(Taint taint, List<Taint> values, State state) {
    result = result.and(taint);
    if (!returns) {
      parts = values;
    } else if (parts != null) {
      parts = joined(parts, values);
    }
    returns = true;
    ended(state);
  }

  private static @Nullable List<Taint> joined(List<Taint> first, List<Taint> second) {
    if (first.size() != second.size()) {
      return null;
    }
    List<Taint> joined = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      joined.add(first.get(i).and(second.get(i)));
    }
    return joined;
  }

  /// What each of several values carries; empty where one is returned, or ever other numbers are.
  List<Taint> parts() {
    return parts == null ? List.of() : List.copyOf(parts);
  }

  void ended(State state) {
    if (end == null) {
      end = state.copy();
    } else {
      end.join(state);
    }
  }
}
