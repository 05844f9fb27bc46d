package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Steps that tell an observer where the evaluation is.
final class Observed {
  private Observed() {}

  /// Before an expression; the [End] of the same cell stands behind it.
  static final class Begin extends Step {
    private final Location location;
    private final int cell;
    private final Map<String, Node> shown;

    Begin(Location location, int cell, Map<String, Node> shown) {
      this.location = location;
      this.cell = cell;
      this.shown = shown;
    }

    @Override
    boolean run(Frame frame) {
      Observer observer = frame.evaluation.observer();
      observer.evaluated(location);
      frame.cells[cell] = false;
      boolean enough = proceed(frame);
      if (Boolean.FALSE.equals(frame.cells[cell])) {
        observer.failed(location, values(frame));
      }
      return enough;
    }

    private Map<String, Value> values(Frame frame) {
      Map<String, Value> values = new LinkedHashMap<>();
      shown.forEach(
          (text, node) -> {
            Value value = node.eval(frame);
            if (value != null) {
              values.put(text, value);
            }
          });
      return values;
    }
  }

  /// Behind an expression.
  static final class End extends Step {
    private final Location location;
    private final int cell;

    End(Location location, int cell) {
      this.location = location;
      this.cell = cell;
    }

    @Override
    boolean run(Frame frame) {
      frame.cells[cell] = true;
      frame.evaluation.observer().held(location);
      boolean enough = proceed(frame);
      frame.cells[cell] = true;
      return enough;
    }
  }

  /// Before the expressions of a rule, or behind them.
  static final class OfRule extends Step {
    private final String name;
    private final Location location;
    private final boolean leaves;

    OfRule(String name, Location location, boolean leaves) {
      this.name = name;
      this.location = location;
      this.leaves = leaves;
    }

    @Override
    boolean run(Frame frame) {
      Observer observer = frame.evaluation.observer();
      if (leaves) {
        observer.left(name, location);
      } else {
        observer.entered(name, location);
      }
      return proceed(frame);
    }
  }
}
