package dev.lockstep.rego.builtin.template;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be done with the values in a template: those of the data, and `String`, `Long`,
/// `Double` and `Boolean` that the template makes. A number of the data is the text it was written
/// with, as in Open Policy Agent.
final class Operations {
  /// What is nowhere in the data.
  static final Object MISSING = Missing.VALUE;

  /// Stands for a value that is not there.
  private enum Missing {
    VALUE
  }

  static boolean isMissing(Object value) {
    return value instanceof Missing;
  }

  private Operations() {}

  static boolean isTrue(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case BooleanValue truth -> truth.isTrue();
      case Long number -> number != 0;
      case Double number -> number != 0;
      case String text -> !text.isEmpty();
      case StringValue text -> !text.text().isEmpty();
      case ArrayValue array -> array.size() > 0;
      case ObjectValue object -> object.size() > 0;
      case NullValue _ -> false;
      case Value _ -> true;
      default -> false;
    };
  }

  static boolean isString(Object value) {
    return value instanceof String || value instanceof StringValue;
  }

  /// The text that `value` is, or null.
  static @Nullable String text(Object value) {
    return switch (value) {
      case String text -> text;
      case StringValue text -> text.text();
      case NumberValue number -> number.toString();
      default -> null;
    };
  }

  static String type(Object value) {
    return switch (value) {
      case Boolean _, BooleanValue _ -> "bool";
      case Long _ -> "int";
      case Double _ -> "float64";
      case String _, StringValue _ -> "string";
      case NumberValue _ -> "json.Number";
      case ArrayValue _ -> "[]interface {}";
      case ObjectValue _ -> "map[string]interface {}";
      default -> "<nil>";
    };
  }

  /// The value as Go's `fmt` writes it.
  static String shown(Object value) {
    return isNothing(value) ? "<no value>" : inner(value);
  }

  private static String inner(Object value) {
    String text = text(value);
    if (text != null) {
      return text;
    }
    return switch (value) {
      case ArrayValue array -> {
        List<String> elements = new ArrayList<>();
        array.forEach(element -> elements.add(inner(element)));
        yield "[" + String.join(" ", elements) + "]";
      }
      case ObjectValue object -> {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < object.size(); i++) {
          members.add(inner(object.key(i)) + ":" + inner(object.value(i)));
        }
        yield "map[" + String.join(" ", members) + "]";
      }
      case NullValue _ -> "<nil>";
      default -> value.toString();
    };
  }

  static boolean equal(Object left, Object right) throws BuiltinFailure {
    if (isNothing(left) || isNothing(right)) {
      return isNothing(left) && isNothing(right);
    }
    if (truth(left) != null && truth(right) != null) {
      return String.valueOf(truth(left)).equals(String.valueOf(truth(right)));
    }
    return compare(left, right) == 0;
  }

  private static boolean isNothing(Object value) {
    return value instanceof NullValue || isMissing(value);
  }

  private static @Nullable Boolean truth(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case BooleanValue truth -> truth.isTrue();
      default -> null;
    };
  }

  static int compare(Object left, Object right) throws BuiltinFailure {
    String a = text(left);
    String b = text(right);
    if (a != null && b != null) {
      return a.compareTo(b);
    }
    if (left instanceof Long x && right instanceof Long y) {
      return Long.compare(x, y);
    }
    if (left instanceof Double x && right instanceof Double y) {
      return Double.compare(x, y);
    }
    throw Functions.failure("error calling eq: incompatible types for comparison");
  }
}
