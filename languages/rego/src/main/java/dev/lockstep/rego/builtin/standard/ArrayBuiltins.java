package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.Value;
import java.util.List;

/// Arrays made of arrays.
final class ArrayBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of("array.concat", "array[any], array[any] => array[any]", ArrayBuiltins::concat),
          Builtin.of("array.flatten", "array[any] => array[any]", ArrayBuiltins::flatten),
          Builtin.of("array.reverse", "array[any] => array[any]", ArrayBuiltins::reverse),
          Builtin.of(
              "array.slice",
              "array[any], number, number => array[any]",
              (o, _) ->
                  slice(Operands.array(o, 1), Operands.integer(o, 2), Operands.integer(o, 3))));

  private ArrayBuiltins() {}

  private static Value concat(Value[] operands, CallContext context) throws BuiltinFailure {
    ArrayValue first = Operands.array(operands, 1);
    ArrayValue second = Operands.array(operands, 2);
    context.spend((first.size() + second.size()) / 8);
    return first.concat(second);
  }

  /// Puts the elements of nested arrays in their place, one level deep.
  private static Value flatten(Value[] operands, CallContext context) throws BuiltinFailure {
    ArrayValue array = Operands.array(operands, 1);
    int size = 0;
    for (Value element : array) {
      size += element instanceof ArrayValue nested ? nested.size() : 1;
    }
    context.spend(size / 8);
    Value[] flat = new Value[size];
    int at = 0;
    for (Value element : array) {
      if (element instanceof ArrayValue nested) {
        for (Value inner : nested) {
          flat[at++] = inner;
        }
      } else {
        flat[at++] = element;
      }
    }
    return ArrayValue.wrap(flat);
  }

  private static Value reverse(Value[] operands, CallContext context) throws BuiltinFailure {
    ArrayValue array = Operands.array(operands, 1);
    int size = array.size();
    context.spend(size / 8);
    Value[] reversed = new Value[size];
    for (int i = 0; i < size; i++) {
      reversed[i] = array.get(size - 1 - i);
    }
    return ArrayValue.wrap(reversed);
  }

  /// Bounds outside of the array are moved to its ends.
  private static Value slice(ArrayValue array, long start, long stop) {
    long to = Math.clamp(stop, 0, array.size());
    long from = Math.clamp(start, 0, to);
    return array.slice((int) from, (int) to);
  }
}
