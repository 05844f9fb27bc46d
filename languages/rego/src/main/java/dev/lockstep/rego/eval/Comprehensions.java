package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Comprehensions: each runs its chain in the frame of the rule around it, whose variables it sees,
/// and collects into a cell of that frame.
final class Comprehensions {
  private Comprehensions() {}

  static final class OfArray extends Node {
    private final int cell;
    private final Step body;

    OfArray(int cell, Step body) {
      this.cell = cell;
      this.body = body;
    }

    @Override
    Value eval(Frame frame) {
      List<Value> elements = new ArrayList<>();
      frame.cells[cell] = elements;
      body.run(frame);
      return ArrayValue.of(elements);
    }
  }

  static final class OfSet extends Node {
    private final int cell;
    private final Step body;

    OfSet(int cell, Step body) {
      this.cell = cell;
      this.body = body;
    }

    @Override
    Value eval(Frame frame) {
      SetValue.Builder elements = new SetValue.Builder();
      frame.cells[cell] = elements;
      body.run(frame);
      return elements.build();
    }
  }

  static final class OfObject extends Node {
    private final int cell;
    private final Step body;

    OfObject(int cell, Step body) {
      this.cell = cell;
      this.body = body;
    }

    @Override
    Value eval(Frame frame) {
      ObjectValue.Builder members = new ObjectValue.Builder();
      frame.cells[cell] = members;
      body.run(frame);
      return members.build();
    }
  }

  /// The end of the chain: takes its solution into the cell.
  static final class Collect extends Step {
    private final int cell;
    private final @Nullable Node key;
    private final Node element;
    private final Location location;

    Collect(int cell, @Nullable Node key, Node element, Location location) {
      this.cell = cell;
      this.key = key;
      this.element = element;
      this.location = location;
    }

    @Override
    @SuppressWarnings("unchecked") // the comprehension of this cell put it there
    boolean run(Frame frame) {
      Value value = element.eval(frame);
      if (value == null) {
        return false;
      }
      switch (frame.cells[cell]) {
        case SetValue.Builder set -> set.add(value);
        case ObjectValue.Builder object -> put(object, value, frame);
        case List<?> list -> ((List<Value>) list).add(value);
        case null, default -> throw new IllegalStateException("no comprehension is running");
      }
      return false;
    }

    private void put(ObjectValue.Builder object, Value value, Frame frame) {
      Value at = key == null ? null : key.eval(frame);
      if (at == null) {
        return;
      }
      Value before = object.putIfAbsent(at, value);
      if (before != null && !before.equals(value)) {
        throw new EvaluationError(EvaluationError.CONFLICT, "object keys must be unique", location);
      }
    }
  }
}
