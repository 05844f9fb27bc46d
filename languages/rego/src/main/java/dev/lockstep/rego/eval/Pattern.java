package dev.lockstep.rego.eval;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import org.jspecify.annotations.Nullable;

/// What a value is matched with, which gives values to variables.
sealed interface Pattern {
  /// Whether `value` fits; the variables of the pattern then have their values.
  boolean match(Value value, Frame frame);

  /// Fits everything.
  record Any() implements Pattern {
    @Override
    public boolean match(Value value, Frame frame) {
      return true;
    }
  }

  /// Fits nothing.
  record None() implements Pattern {
    @Override
    public boolean match(Value value, Frame frame) {
      return false;
    }
  }

  /// A variable without a value.
  record Bind(int slot) implements Pattern {
    @Override
    public boolean match(Value value, Frame frame) {
      frame.slots[slot] = value;
      return true;
    }
  }

  /// A term that has a value.
  record Equal(Node node) implements Pattern {
    @Override
    public boolean match(Value value, Frame frame) {
      Value expected = node.eval(frame);
      return expected != null && expected.equals(value);
    }
  }

  /// An array of as many elements, each of which fits.
  final class Elements implements Pattern {
    private final Pattern[] elements;

    Elements(Pattern[] elements) {
      this.elements = elements;
    }

    @Override
    public boolean match(Value value, Frame frame) {
      if (!(value instanceof ArrayValue array) || array.size() != elements.length) {
        return false;
      }
      for (int i = 0; i < elements.length; i++) {
        if (!elements[i].match(array.get(i), frame)) {
          return false;
        }
      }
      return true;
    }
  }

  /// An object of these keys, whose values fit.
  final class Members implements Pattern {
    private final Node[] keys;
    private final Pattern[] values;

    Members(Node[] keys, Pattern[] values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    public boolean match(Value value, Frame frame) {
      if (!(value instanceof ObjectValue object) || object.size() != keys.length) {
        return false;
      }
      for (int i = 0; i < keys.length; i++) {
        Value key = keys[i].eval(frame);
        @Nullable Value member = key == null ? null : object.get(key);
        if (member == null || !values[i].match(member, frame)) {
          return false;
        }
      }
      return true;
    }
  }
}
