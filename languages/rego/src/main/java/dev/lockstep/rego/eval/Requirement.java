package dev.lockstep.rego.eval;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a rule asks of one document or operand before anything of it is evaluated.
///
/// @param source where it is read
/// @param test what is asked of it
record Requirement(Node source, Test test) {

  /// A question to a value that is defined.
  sealed interface Test {
    boolean holds(Value value);
  }

  /// It may be anything.
  record Anything() implements Test {
    @Override
    public boolean holds(Value value) {
      return true;
    }
  }

  /// It is one of these.
  record OneOf(Set<Value> values) implements Test {
    OneOf {
      values = Set.copyOf(values);
    }

    @Override
    public boolean holds(Value value) {
      return values.contains(value);
    }
  }

  /// It is a collection that has this as an element or as the value of a member.
  record Holds(Value element) implements Test {
    @Override
    public boolean holds(Value value) {
      return switch (value) {
        case ArrayValue array -> array.asList().contains(element);
        case SetValue set -> set.find(element) != null;
        case ObjectValue object -> isIn(object);
        default -> false;
      };
    }

    private boolean isIn(ObjectValue object) {
      for (int i = 0; i < object.size(); i++) {
        if (object.value(i).equals(element)) {
          return true;
        }
      }
      return false;
    }
  }

  /// It is an array of these elements, of which those that are null may be anything.
  record Elements(List<@Nullable Value> elements) implements Test {
    Elements(@Nullable Value[] elements) {
      this(Arrays.asList(elements.clone()));
    }

    @Override
    public boolean holds(Value value) {
      if (!(value instanceof ArrayValue array) || array.size() != elements.size()) {
        return false;
      }
      for (int i = 0; i < elements.size(); i++) {
        Value element = elements.get(i);
        if (element != null && !element.equals(array.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  boolean isMet(Frame frame) {
    Value value = source.eval(frame);
    return value != null && test.holds(value);
  }
}
