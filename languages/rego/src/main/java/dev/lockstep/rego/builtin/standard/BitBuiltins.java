package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;

/// Integers of any size as bits, negative ones in two's complement.
final class BitBuiltins {
  private static final String BINARY = "number, number => number";

  /// A shift beyond this would make a number that no arithmetic here accepts.
  private static final int MAX_SHIFT = NumberValue.MAX_BINARY_EXPONENT;

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("bits.and", BINARY, (o, _) -> combine(o, BigInteger::and)),
          Builtin.of("bits.or", BINARY, (o, _) -> combine(o, BigInteger::or)),
          Builtin.of("bits.xor", BINARY, (o, _) -> combine(o, BigInteger::xor)),
          Builtin.of(
              "bits.negate",
              "number => number",
              (o, _) -> NumberValue.of(Operands.bigInteger(o, 1).not())),
          Builtin.of("bits.lsh", BINARY, (o, _) -> left(o)),
          Builtin.of("bits.rsh", BINARY, (o, _) -> right(o)));

  private BitBuiltins() {}

  private static Value combine(Value[] operands, BinaryOperator<BigInteger> operator)
      throws BuiltinFailure {
    return NumberValue.of(
        operator.apply(Operands.bigInteger(operands, 1), Operands.bigInteger(operands, 2)));
  }

  private static Value left(Value[] operands) throws BuiltinFailure {
    BigInteger number = Operands.bigInteger(operands, 1);
    int distance = distance(operands);
    if (number.signum() != 0 && number.bitLength() + (long) distance > MAX_SHIFT) {
      throw BuiltinFailure.of("a shift by " + distance + " makes too large a number");
    }
    return NumberValue.of(number.signum() == 0 ? number : number.shiftLeft(distance));
  }

  private static Value right(Value[] operands) throws BuiltinFailure {
    return NumberValue.of(Operands.bigInteger(operands, 1).shiftRight(distance(operands)));
  }

  private static int distance(Value[] operands) throws BuiltinFailure {
    BigInteger distance = Operands.bigInteger(operands, 2);
    if (distance.signum() < 0) {
      throw BuiltinFailure.operand(
          2, "must be an unsigned integer number but got a negative integer");
    }
    // As in the reference only the lowest 64 bits count.
    long low = distance.longValue();
    return low >= 0 && low < Integer.MAX_VALUE ? (int) low : Integer.MAX_VALUE;
  }
}
