package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BinaryFloat;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is computed of all elements of a collection, and membership.
final class AggregateBuiltins {
  private static final String NUMBERS = "any<array[number], set[number]> => number";
  private static final String ELEMENTS = "any<array[any], set[any]> => any";
  private static final String TRUTHS = "any<array[any], set[any]> => boolean";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "count",
              "any<string, array[any], object[any: any], set[any]> => number",
              (o, _) -> count(o[0])),
          Builtin.of("sum", NUMBERS, AggregateBuiltins::sum),
          Builtin.of("product", NUMBERS, AggregateBuiltins::product),
          Builtin.of("max", ELEMENTS, AggregateBuiltins::max),
          Builtin.of("min", ELEMENTS, AggregateBuiltins::min),
          Builtin.of("sort", "any<array[any], set[any]> => array[any]", AggregateBuiltins::sort),
          Builtin.of("all", TRUTHS, (o, _) -> all(o), Builtin.Trait.DEPRECATED),
          Builtin.of("any", TRUTHS, (o, _) -> any(o), Builtin.Trait.DEPRECATED),
          Builtin.of(
              "internal.member_2",
              "any, any => boolean",
              (o, c) -> BooleanValue.of(isMember(o[0], o[1], c))),
          Builtin.of(
              "internal.member_3",
              "any, any, any => boolean",
              (o, _) -> BooleanValue.of(isMember(o[0], o[1], o[2]))));

  private AggregateBuiltins() {}

  private static Value count(Value collection) throws BuiltinFailure {
    return switch (collection) {
      case ArrayValue array -> NumberValue.of(array.size());
      case ObjectValue object -> NumberValue.of(object.size());
      case SetValue set -> NumberValue.of(set.size());
      case StringValue string ->
          NumberValue.of(string.text().codePointCount(0, string.text().length()));
      default ->
          throw BuiltinFailure.operandType(1, collection, "array", "object", "set", "string");
    };
  }

  private static Value sum(Value[] operands, CallContext context) throws BuiltinFailure {
    Iterable<Value> numbers = elements(operands[0], context);
    long sum = 0;
    for (Value element : numbers) {
      long next = element instanceof NumberValue number ? sum + number.longValue() : 0;
      if (!(element instanceof NumberValue number)
          || !number.isLong()
          || ((sum ^ next) & (number.longValue() ^ next)) < 0) {
        return wideSum(operands[0], ordered(operands[0]));
      }
      sum = next;
    }
    return NumberValue.of(sum);
  }

  private static Value wideSum(Value collection, Iterable<Value> numbers) throws BuiltinFailure {
    if (allIntegral(collection, numbers)) {
      BigInteger sum = BigInteger.ZERO;
      for (Value element : numbers) {
        sum = sum.add(((NumberValue) element).bigInteger());
      }
      return NumberValue.of(sum);
    }
    BinaryFloat sum = BinaryFloat.of(NumberValue.of(0));
    for (Value element : numbers) {
      sum = sum.plus(BinaryFloat.of((NumberValue) element));
    }
    return sum.toNumber();
  }

  private static Value product(Value[] operands, CallContext context) throws BuiltinFailure {
    Iterable<Value> numbers = elements(operands[0], context);
    if (allIntegral(operands[0], numbers)) {
      BigInteger product = BigInteger.ONE;
      for (Value element : numbers) {
        product = product.multiply(((NumberValue) element).bigInteger());
        context.spend(1 + product.bitLength() / Long.SIZE);
      }
      return NumberValue.of(product);
    }
    // The reference multiplies with the precision of a double.
    BinaryFloat product = BinaryFloat.of(NumberValue.of(1));
    for (Value element : ordered(operands[0])) {
      product = product.times(BinaryFloat.of((NumberValue) element)).toDoublePrecision();
    }
    return product.doubleToNumber();
  }

  /// The elements in their order, on which the rounding of floats depends.
  private static Iterable<Value> ordered(Value collection) throws BuiltinFailure {
    return arrayOrSet(collection);
  }

  private static boolean allIntegral(Value collection, Iterable<Value> numbers)
      throws BuiltinFailure {
    boolean integral = true;
    for (Value element : numbers) {
      if (!(element instanceof NumberValue number)) {
        throw BuiltinFailure.operandElement(1, collection, element, "number");
      }
      integral &= number.isIntegral();
    }
    return integral;
  }

  private static @Nullable Value max(Value[] operands, CallContext context) throws BuiltinFailure {
    Value max = null;
    for (Value element : elements(operands[0], context)) {
      max = max == null || max.compareTo(element) <= 0 ? element : max;
    }
    return max;
  }

  private static @Nullable Value min(Value[] operands, CallContext context) throws BuiltinFailure {
    Value min = null;
    for (Value element : elements(operands[0], context)) {
      min = min == null || min.compareTo(element) >= 0 ? element : min;
    }
    return min;
  }

  private static Value sort(Value[] operands, CallContext context) throws BuiltinFailure {
    elements(operands[0], context);
    return operands[0] instanceof SetValue set
        ? set.toArray()
        : Operands.array(operands, 1).sorted();
  }

  private static Value all(Value[] operands) throws BuiltinFailure {
    for (Value element : arrayOrSet(operands[0])) {
      if (element != BooleanValue.TRUE) {
        return BooleanValue.FALSE;
      }
    }
    return BooleanValue.TRUE;
  }

  private static Value any(Value[] operands) throws BuiltinFailure {
    for (Value element : arrayOrSet(operands[0])) {
      if (element == BooleanValue.TRUE) {
        return BooleanValue.TRUE;
      }
    }
    return BooleanValue.FALSE;
  }

  private static Iterable<Value> arrayOrSet(Value collection) throws BuiltinFailure {
    return switch (collection) {
      case ArrayValue array -> array;
      case SetValue set -> set;
      default -> throw BuiltinFailure.operandType(1, collection, "array", "set");
    };
  }

  private static boolean isMember(Value element, Value collection, CallContext context) {
    return switch (collection) {
      case SetValue set -> set.contains(element);
      case ArrayValue array -> {
        context.spend(array.size() / 8);
        for (int i = 0; i < array.size(); i++) {
          if (array.get(i).equals(element)) {
            yield true;
          }
        }
        yield false;
      }
      case ObjectValue object -> {
        context.spend(object.size() / 8);
        for (int i = 0; i < object.size(); i++) {
          if (object.valueUnordered(i).equals(element)) {
            yield true;
          }
        }
        yield false;
      }
      default -> false;
    };
  }

  private static boolean isMember(Value key, Value element, Value collection) {
    return switch (collection) {
      case SetValue set -> set.contains(key) && key.equals(element);
      case ArrayValue array -> element.equals(array.find(key));
      case ObjectValue object -> element.equals(object.get(key));
      default -> false;
    };
  }

  private static Iterable<Value> elements(Value collection, CallContext context)
      throws BuiltinFailure {
    return switch (collection) {
      case ArrayValue array -> {
        context.spend(array.size());
        yield array;
      }
      case SetValue set -> {
        context.spend(set.size());
        // None of the aggregates depends on the order, and sorting would cost more than they do.
        yield set.unordered();
      }
      default -> throw BuiltinFailure.operandType(1, collection, "set", "array");
    };
  }
}
