package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Objects: look-up with a default, union, and choice of members.
final class ObjectBuiltins {
  private static final String BY_KEYS =
      "object[any: any], any<array[any], object[any: any], set[any]> => object[any: any]";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("object.get", "object[any: any], any, any => any", (o, _) -> get(o)),
          Builtin.of(
              "object.keys",
              "object[any: any] => set[any]",
              (o, _) -> Operands.object(o, 1).keySet()),
          Builtin.of("object.filter", BY_KEYS, (o, c) -> choose(o, c, true)),
          Builtin.of("object.remove", BY_KEYS, (o, c) -> choose(o, c, false)),
          Builtin.of(
              "object.union",
              "object[any: any], object[any: any] => object[any: any]",
              (o, c) -> union(Operands.object(o, 1), Operands.object(o, 2), c)),
          Builtin.of(
              "object.union_n",
              "array[object[any: any]] => object[any: any]",
              ObjectBuiltins::unionN));

  private ObjectBuiltins() {}

  private static Value get(Value[] operands) throws BuiltinFailure {
    ObjectValue object = Operands.object(operands, 1);
    Value found =
        operands[1] instanceof ArrayValue path ? follow(object, path) : object.get(operands[1]);
    return found == null ? operands[2] : found;
  }

  private static @Nullable Value follow(Value from, ArrayValue path) {
    Value at = from;
    for (Value step : path) {
      at =
          switch (at) {
            case ObjectValue object -> object.get(step);
            case ArrayValue array -> array.find(step);
            case SetValue set -> set.find(step);
            default -> null;
          };
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private static Value choose(Value[] operands, CallContext context, boolean keep)
      throws BuiltinFailure {
    ObjectValue object = Operands.object(operands, 1);
    Predicate<Value> chosen =
        switch (operands[1]) {
          case ArrayValue array -> SetValue.of(array)::contains;
          case SetValue set -> set::contains;
          case ObjectValue keys -> keys::containsKey;
          default -> throw BuiltinFailure.operandType(2, operands[1], "object", "set", "array");
        };
    context.spend(object.size());
    ObjectValue.Builder rest = new ObjectValue.Builder();
    for (int i = 0; i < object.size(); i++) {
      if (chosen.test(object.keyUnordered(i)) == keep) {
        rest.put(object.keyUnordered(i), object.valueUnordered(i));
      }
    }
    return rest.build();
  }

  private static Value unionN(Value[] operands, CallContext context) throws BuiltinFailure {
    ArrayValue objects = Operands.array(operands, 1);
    ObjectValue union = ObjectValue.EMPTY;
    for (Value element : objects) {
      if (!(element instanceof ObjectValue object)) {
        throw BuiltinFailure.operandElement(1, objects, element, "object");
      }
      union = union(union, object, context);
    }
    return union;
  }

  /// Members of both whose values are objects are united in turn; else the second's counts.
  private static ObjectValue union(ObjectValue first, ObjectValue second, CallContext context) {
    if (first.size() == 0) {
      return second;
    }
    context.spend(first.size() + second.size());
    ObjectValue.Builder union = first.toBuilder();
    for (int i = 0; i < second.size(); i++) {
      Value key = second.keyUnordered(i);
      Value value = second.valueUnordered(i);
      union.put(
          key,
          first.get(key) instanceof ObjectValue left && value instanceof ObjectValue right
              ? union(left, right, context)
              : value);
    }
    return union.build();
  }
}
