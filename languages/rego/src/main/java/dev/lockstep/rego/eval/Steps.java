package dev.lockstep.rego.eval;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The expressions that need no rules.
final class Steps {
  private Steps() {}

  /// Links `steps` in their order and gives the first.
  static Step chain(List<Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      steps.get(i - 1).precede(steps.get(i));
    }
    return steps.getFirst();
  }

  /// Holds where a term is defined and not false.
  static final class Guard extends Step {
    private final Node node;

    Guard(Node node) {
      this.node = node;
    }

    @Override
    boolean run(Frame frame) {
      return node.test(frame) && proceed(frame);
    }
  }

  /// Holds where a term is defined, whatever it is.
  static final class Defined extends Step {
    private final Node node;

    Defined(Node node) {
      this.node = node;
    }

    @Override
    boolean run(Frame frame) {
      return node.eval(frame) != null && proceed(frame);
    }
  }

  /// Never holds.
  static final class Never extends Step {
    @Override
    boolean run(Frame frame) {
      return false;
    }
  }

  /// Gives a variable its value.
  static final class Assign extends Step {
    private final int slot;
    private final Node node;

    Assign(int slot, Node node) {
      this.slot = slot;
      this.node = node;
    }

    @Override
    boolean run(Frame frame) {
      Value value = node.eval(frame);
      if (value == null) {
        return false;
      }
      frame.slots[slot] = value;
      return proceed(frame);
    }
  }

  /// Takes a value apart.
  static final class Match extends Step {
    private final Node node;
    private final Pattern pattern;

    Match(Node node, Pattern pattern) {
      this.node = node;
      this.pattern = pattern;
    }

    @Override
    boolean run(Frame frame) {
      Value value = node.eval(frame);
      return value != null && pattern.match(value, frame) && proceed(frame);
    }
  }

  /// Goes through the members of a collection in their order.
  static final class Scan extends Step {
    private final Node collection;
    private final @Nullable Pattern key;
    private final @Nullable Pattern element;

    Scan(Node collection, @Nullable Pattern key, @Nullable Pattern element) {
      this.collection = collection;
      this.key = key;
      this.element = element;
    }

    @Override
    boolean run(Frame frame) {
      return switch (collection.eval(frame)) {
        case ArrayValue array -> scan(array, frame);
        case ObjectValue object -> scan(object, frame);
        case SetValue set -> scan(set, frame);
        case null, default -> false;
      };
    }

    private boolean scan(ArrayValue array, Frame frame) {
      Pattern keys = key;
      for (int i = 0; i < array.size(); i++) {
        if ((keys == null || keys.match(NumberValue.of(i), frame))
            && matchElement(array.get(i), frame)
            && proceed(frame)) {
          return true;
        }
      }
      return false;
    }

    private boolean scan(ObjectValue object, Frame frame) {
      Pattern keys = key;
      for (int i = 0; i < object.size(); i++) {
        if ((keys == null || keys.match(object.key(i), frame))
            && matchElement(object.value(i), frame)
            && proceed(frame)) {
          return true;
        }
      }
      return false;
    }

    private boolean scan(SetValue set, Frame frame) {
      Pattern keys = key;
      for (int i = 0; i < set.size(); i++) {
        Value member = set.get(i);
        if ((keys == null || keys.match(member, frame))
            && matchElement(member, frame)
            && proceed(frame)) {
          return true;
        }
      }
      return false;
    }

    private boolean matchElement(Value member, Frame frame) {
      frame.evaluation.step();
      Pattern elements = element;
      return elements == null || elements.match(member, frame);
    }
  }

  /// Holds where a chain of steps has no solution.
  static final class Not extends Step {
    private final Step body;

    Not(Step body) {
      this.body = body;
    }

    @Override
    boolean run(Frame frame) {
      return !body.run(frame) && proceed(frame);
    }
  }

  /// Holds where a term is false or undefined.
  static final class Fails extends Step {
    private final Node node;

    Fails(Node node) {
      this.node = node;
    }

    @Override
    boolean run(Frame frame) {
      return !node.test(frame) && proceed(frame);
    }
  }

  /// Holds where both or one of two chains of steps have a solution.
  static final class Logical extends Step {
    private final boolean conjunction;
    private final Step left;
    private final Step right;

    Logical(boolean conjunction, Step left, Step right) {
      this.conjunction = conjunction;
      this.left = left;
      this.right = right;
    }

    @Override
    boolean run(Frame frame) {
      boolean first = left.run(frame);
      boolean holds = conjunction ? first && right.run(frame) : first || right.run(frame);
      return holds && proceed(frame);
    }
  }

  /// Holds where no member of a collection fails.
  static final class Every extends Step {
    private final Node collection;
    private final Step counterexample;

    /// `counterexample` has a solution where a member fails.
    Every(Node collection, Step counterexample) {
      this.collection = collection;
      this.counterexample = counterexample;
    }

    @Override
    boolean run(Frame frame) {
      Value value = collection.eval(frame);
      boolean isCollection =
          value instanceof ArrayValue || value instanceof ObjectValue || value instanceof SetValue;
      return isCollection && !counterexample.run(frame) && proceed(frame);
    }
  }

  /// The end of a chain whose solutions go to the rule's sink.
  static final class Emit extends Step {
    @Override
    boolean run(Frame frame) {
      Sink sink = frame.sink;
      return sink == null || sink.accept(frame);
    }
  }

  /// The end of a chain of which one solution is enough.
  static final class Found extends Step {
    @Override
    boolean run(Frame frame) {
      return true;
    }
  }
}
