package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.List;

/// Sets of two operands, which policies write as operators, and sets of sets.
final class SetBuiltins {
  private static final String BINARY = "set[any], set[any] => set[any]";
  private static final String OF_SETS = "set[set[any]] => set[any]";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("and", BINARY, (o, _) -> Operands.set(o, 1).intersection(Operands.set(o, 2))),
          Builtin.of("or", BINARY, (o, _) -> Operands.set(o, 1).union(Operands.set(o, 2))),
          Builtin.of("intersection", OF_SETS, SetBuiltins::intersection),
          Builtin.of("union", OF_SETS, SetBuiltins::union),
          Builtin.of(
              "set_diff",
              BINARY,
              (o, _) -> Operands.set(o, 1).difference(Operands.set(o, 2)),
              Builtin.Trait.DEPRECATED));

  private SetBuiltins() {}

  private static Value intersection(Value[] operands, CallContext context) throws BuiltinFailure {
    SetValue sets = Operands.set(operands, 1);
    SetValue common = null;
    for (int i = 0; i < sets.size(); i++) {
      SetValue set = member(sets, sets.getUnordered(i));
      context.spend(set.size());
      common = common == null ? set : common.intersection(set);
    }
    return common == null ? SetValue.EMPTY : common;
  }

  private static Value union(Value[] operands, CallContext context) throws BuiltinFailure {
    SetValue sets = Operands.set(operands, 1);
    SetValue.Builder all = new SetValue.Builder();
    for (int i = 0; i < sets.size(); i++) {
      SetValue set = member(sets, sets.getUnordered(i));
      context.spend(set.size());
      all.addAll(set);
    }
    return all.build();
  }

  private static SetValue member(SetValue sets, Value element) throws BuiltinFailure {
    if (element instanceof SetValue set) {
      return set;
    }
    throw BuiltinFailure.operandElement(1, sets, element, "set");
  }
}
