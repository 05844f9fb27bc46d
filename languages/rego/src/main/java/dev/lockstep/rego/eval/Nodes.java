package dev.lockstep.rego.eval;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import org.jspecify.annotations.Nullable;

/// The terms that need no rules: constants, variables, documents, collections, comparisons.
final class Nodes {
  private Nodes() {}

  /// What `key` is in `container`, or null.
  static @Nullable Value lookup(Value container, Value key) {
    return switch (container) {
      case ObjectValue object -> object.get(key);
      case ArrayValue array -> array.find(key);
      case SetValue set -> set.find(key);
      default -> null;
    };
  }

  static final class Constant extends Node {
    private final Value value;

    Constant(Value value) {
      this.value = value;
    }

    @Override
    Value eval(Frame frame) {
      return value;
    }

    @Override
    Value constant() {
      return value;
    }
  }

  static final class Slot extends Node {
    final int slot;

    Slot(int slot) {
      this.slot = slot;
    }

    @Override
    Value eval(Frame frame) {
      return frame.slots[slot];
    }
  }

  static final class Input extends Node {
    @Override
    @Nullable Value eval(Frame frame) {
      return frame.evaluation.scope.input;
    }
  }

  /// The documents of `data` that no rule makes.
  static final class BaseData extends Node {
    @Override
    @Nullable Value eval(Frame frame) {
      return frame.evaluation.scope.data;
    }
  }

  /// A path of constants into a value.
  static final class ConstantPath extends Node {
    private final Node head;
    private final Value[] keys;

    ConstantPath(Node head, Value[] keys) {
      this.head = head;
      this.keys = keys;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      Value value = head.eval(frame);
      for (int i = 0; i < keys.length && value != null; i++) {
        value = value instanceof ObjectValue object ? object.get(keys[i]) : lookup(value, keys[i]);
      }
      return value;
    }
  }

  /// `container[key]`
  static final class Index extends Node {
    private final Node container;
    private final Node key;

    Index(Node container, Node key) {
      this.container = container;
      this.key = key;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      Value value = container.eval(frame);
      if (value == null) {
        return null;
      }
      Value at = key.eval(frame);
      return at == null ? null : lookup(value, at);
    }
  }

  static final class Array extends Node {
    private final Node[] elements;

    Array(Node[] elements) {
      this.elements = elements;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      Value[] values = new Value[elements.length];
      for (int i = 0; i < values.length; i++) {
        Value value = elements[i].eval(frame);
        if (value == null) {
          return null;
        }
        values[i] = value;
      }
      return ArrayValue.wrap(values);
    }
  }

  static final class Set extends Node {
    private final Node[] elements;

    Set(Node[] elements) {
      this.elements = elements;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      SetValue.Builder builder = new SetValue.Builder(elements.length);
      for (Node element : elements) {
        Value value = element.eval(frame);
        if (value == null) {
          return null;
        }
        builder.add(value);
      }
      return builder.build();
    }
  }

  static final class Members extends Node {
    private final Node[] keys;
    private final Node[] values;

    Members(Node[] keys, Node[] values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      ObjectValue.Builder builder = new ObjectValue.Builder(keys.length);
      for (int i = 0; i < keys.length; i++) {
        Value key = keys[i].eval(frame);
        Value value = key == null ? null : values[i].eval(frame);
        if (key == null || value == null) {
          return null;
        }
        builder.put(key, value);
      }
      return builder.build();
    }
  }

  /// The comparisons.
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST
  }

  static final class Compare extends Node {
    private final Comparison comparison;
    private final Node left;
    private final Node right;

    Compare(Comparison comparison, Node left, Node right) {
      this.comparison = comparison;
      this.left = left;
      this.right = right;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      Value a = left.eval(frame);
      Value b = a == null ? null : right.eval(frame);
      return a == null || b == null ? null : BooleanValue.of(holds(a, b));
    }

    @Override
    boolean test(Frame frame) {
      Value a = left.eval(frame);
      Value b = a == null ? null : right.eval(frame);
      return a != null && b != null && holds(a, b);
    }

    private boolean holds(Value a, Value b) {
      return switch (comparison) {
        case EQUAL -> a.equals(b);
        case NOT_EQUAL -> !a.equals(b);
        case LESS -> a.compareTo(b) < 0;
        case AT_MOST -> a.compareTo(b) <= 0;
        case GREATER -> a.compareTo(b) > 0;
        case AT_LEAST -> a.compareTo(b) >= 0;
      };
    }
  }

  /// Whether a value is what a comprehension makes, which is evaluated only where it may be.
  static final class SameCollection extends Node {
    private final Node value;
    private final Class<? extends Value> kind;
    private final Node comprehension;

    SameCollection(Node value, Class<? extends Value> kind, Node comprehension) {
      this.value = value;
      this.kind = kind;
      this.comprehension = comprehension;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      Value known = value.eval(frame);
      if (known == null) {
        return null;
      }
      return BooleanValue.of(kind.isInstance(known) && known.equals(comprehension.eval(frame)));
    }
  }
}
