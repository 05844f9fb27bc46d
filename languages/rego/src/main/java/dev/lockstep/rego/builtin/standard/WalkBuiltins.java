package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All places of a document.
final class WalkBuiltins {
  private static final Value[] ROOT = {};

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "walk", "any => array<array[any], any>", WalkBuiltins::walk, Builtin.Trait.RELATION));

  private WalkBuiltins() {}

  /// Each place as its path and what is there.
  private static Value walk(Value[] operands, CallContext context) {
    List<Value> places = new ArrayList<>();
    walk(operands[0], ROOT, places, context);
    return ArrayValue.of(places);
  }

  private static void walk(Value value, Value[] path, List<Value> places, CallContext context) {
    context.spend(1 + path.length / 8);
    places.add(ArrayValue.of(ArrayValue.wrap(path), value));
    switch (value) {
      case ArrayValue array -> {
        for (int i = 0; i < array.size(); i++) {
          walk(array.get(i), extended(path, NumberValue.of(i)), places, context);
        }
      }
      case ObjectValue object -> {
        for (int i = 0; i < object.size(); i++) {
          walk(object.value(i), extended(path, object.key(i)), places, context);
        }
      }
      case SetValue set -> {
        for (Value element : set) {
          walk(element, extended(path, element), places, context);
        }
      }
      default -> {}
    }
  }

  private static Value[] extended(Value[] path, Value key) {
    Value[] extended = Arrays.copyOf(path, path.length + 1);
    extended[path.length] = key;
    return extended;
  }
}
