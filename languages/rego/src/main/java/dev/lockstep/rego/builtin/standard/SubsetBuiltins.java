package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether one composite holds another: an object its members, deep; a set its elements; an array a
/// run of its elements.
final class SubsetBuiltins {
  private static final String COMPOSITE = "any<array[any], object[any: any], set[any]>";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "object.subset",
              COMPOSITE + ", " + COMPOSITE + " => boolean",
              (o, c) -> BooleanValue.of(isSubset(o, c))));

  private SubsetBuiltins() {}

  private static boolean isSubset(Value[] operands, CallContext context) throws BuiltinFailure {
    if (operands[0] instanceof ArrayValue array && operands[1] instanceof SetValue set) {
      context.spend(array.size());
      // Nothing is left to be found of an empty set only where there is an element to look at.
      return array.size() > 0 && SetValue.of(array).intersection(set).size() == set.size();
    }
    if (operands[0].kind() != operands[1].kind() || !isComposite(operands[0])) {
      throw BuiltinFailure.ofOperands(
          "both arguments object.subset must be of the same type or array and set");
    }
    return holds(operands[0], operands[1], context);
  }

  private static boolean isComposite(Value value) {
    return switch (value.kind()) {
      case ARRAY, OBJECT, SET -> true;
      case NULL, BOOLEAN, NUMBER, STRING -> false;
    };
  }

  private static boolean holds(@Nullable Value whole, Value part, CallContext context) {
    context.spend(1);
    if (whole instanceof ObjectValue object && part instanceof ObjectValue members) {
      for (int i = 0; i < members.size(); i++) {
        if (!holds(object.get(members.keyUnordered(i)), members.valueUnordered(i), context)) {
          return false;
        }
      }
      return true;
    }
    if (whole instanceof SetValue set && part instanceof SetValue elements) {
      context.spend(elements.size());
      return elements.difference(set).size() == 0;
    }
    if (whole instanceof ArrayValue array && part instanceof ArrayValue run) {
      return holdsRun(array, run, context);
    }
    return part.equals(whole);
  }

  private static boolean holdsRun(ArrayValue array, ArrayValue run, CallContext context) {
    for (int from = 0; from + run.size() <= array.size(); from++) {
      context.spend(1);
      if (array.slice(from, from + run.size()).equals(run)) {
        return true;
      }
    }
    return false;
  }
}
