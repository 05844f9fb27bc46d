package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.Value;
import java.util.List;

/// The comparisons, by the total order of values. Policies write them as operators.
final class ComparisonBuiltins {
  private static final String TYPES = "any, any => boolean";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("equal", TYPES, (o, _) -> BooleanValue.of(o[0].equals(o[1]))),
          Builtin.of("neq", TYPES, (o, _) -> BooleanValue.of(!o[0].equals(o[1]))),
          Builtin.of("lt", TYPES, (o, _) -> BooleanValue.of(compare(o) < 0)),
          Builtin.of("lte", TYPES, (o, _) -> BooleanValue.of(compare(o) <= 0)),
          Builtin.of("gt", TYPES, (o, _) -> BooleanValue.of(compare(o) > 0)),
          Builtin.of("gte", TYPES, (o, _) -> BooleanValue.of(compare(o) >= 0)));

  private ComparisonBuiltins() {}

  private static int compare(Value[] operands) {
    return operands[0].compareTo(operands[1]);
  }
}
