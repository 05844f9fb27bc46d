package dev.lockstep.sast.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call that is followed.
final class Frame {
  Taint result = Taint.NONE;
  @Nullable State end;
  private @Nullable List<Taint> parts;
  private boolean returns;

  /// What the fields carry of each value that is returned; null where the returns do not agree.
  private @Nullable List<State> shapes;
  private Taint yields = Taint.NONE;

  /// The places of the parameters, in the order of the arguments; empty for those without one.
  private List<String> parameters = List.of();

  private @Nullable BitSet yes;
  private @Nullable BitSet no;

  void bound(List<String> paths) {
    parameters = paths;
  }

  /// Notes what has passed a test where a truth is given.
  void answered(boolean truth, State state, List<String> tested) {
    BitSet passed = new BitSet();
    for (int i = 0; i < parameters.size(); i++) {
      String path = parameters.get(i);
      if (!path.isEmpty() && (tested.contains(path) || Guards.hasPassed(state, path))) {
        passed.set(i);
      }
    }
    BitSet before = truth ? yes : no;
    if (before != null) {
      passed.and(before);
    }
    if (truth) {
      yes = passed;
    } else {
      no = passed;
    }
  }

  /// The arguments that have passed a test wherever the function gives a truth, by their numbers.
  List<Integer> tested(boolean truth) {
    BitSet passed = truth ? yes : no;
    return passed == null ? List.of() : passed.stream().boxed().toList();
  }

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
  /// @param fields what the fields carry of each value that is returned, one at least
  void returned(Taint taint, List<Taint> values, List<State> fields, State state) {
    result = result.and(taint);
    if (!returns) {
      parts = values;
      shapes = fields;
    } else {
      parts = parts == null ? null : joined(parts, values);
      if (shapes != null && shapes.size() == fields.size()) {
        for (int i = 0; i < fields.size(); i++) {
          shapes.get(i).join(fields.get(i));
        }
      } else {
        shapes = null;
      }
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

  /// What the fields carry of each value; empty where that is not known.
  List<State> shapes() {
    return shapes == null ? List.of() : List.copyOf(shapes);
  }

  void ended(State state) {
    if (end == null) {
      end = state.copy();
    } else {
      end.join(state);
    }
  }
}
