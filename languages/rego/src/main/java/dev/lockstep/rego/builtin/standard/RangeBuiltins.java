package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Ranges of numbers, and chance.
final class RangeBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "numbers.range",
              "number, number => array[number]",
              (o, c) -> range(o, BigInteger.ONE, c)),
          Builtin.of(
              "numbers.range_step",
              "number, number, number => array[number]",
              (o, c) -> range(o, Operands.bigInteger(o, 3), c)),
          Builtin.of(
              "rand.intn",
              "string, number => number",
              RangeBuiltins::random,
              Builtin.Trait.NONDETERMINISTIC));

  private RangeBuiltins() {}

  private static Value range(Value[] operands, BigInteger step, CallContext context)
      throws BuiltinFailure {
    BigInteger first = Operands.bigInteger(operands, 1);
    BigInteger last = Operands.bigInteger(operands, 2);
    if (step.signum() <= 0) {
      throw BuiltinFailure.of("numbers.range_step: step must be a positive integer");
    }
    boolean up = first.compareTo(last) <= 0;
    List<Value> numbers = new ArrayList<>();
    BigInteger next = first;
    while (up ? next.compareTo(last) <= 0 : next.compareTo(last) >= 0) {
      context.spend(1);
      numbers.add(NumberValue.of(next));
      next = up ? next.add(step) : next.subtract(step);
    }
    return ArrayValue.of(numbers);
  }

  /// The same number each time a name is asked for with the same bound.
  private static Value random(Value[] operands, CallContext context) throws BuiltinFailure {
    String name = Operands.string(operands, 1);
    long bound = Math.absExact(Operands.integer(operands, 2));
    if (bound == 0) {
      return NumberValue.of(0);
    }
    return context.once(
        new Draw(name, bound), () -> NumberValue.of(context.random().nextLong(bound)));
  }

  private record Draw(String name, long bound) {}
}
