package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.BinaryFloat;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.List;

/// Arithmetic: exact on integers of any size, else on floats of 64 significant bits. Policies write
/// most of it as operators.
final class ArithmeticBuiltins {
  private static final String UNARY = "number => number";
  private static final String BINARY = "number, number => number";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("plus", BINARY, (o, _) -> plus(o)),
          Builtin.of(
              "minus",
              "any<number, set[any]>, any<number, set[any]> => any<number, set[any]>",
              (o, _) -> minus(o)),
          Builtin.of("mul", BINARY, (o, _) -> times(o)),
          Builtin.of("div", BINARY, (o, _) -> divide(o)),
          Builtin.of("rem", BINARY, (o, _) -> remainder(o)),
          Builtin.of("abs", UNARY, (o, _) -> abs(Operands.number(o, 1))),
          Builtin.of("round", UNARY, (o, _) -> round(Operands.number(o, 1))),
          Builtin.of("ceil", UNARY, (o, _) -> ceil(Operands.number(o, 1))),
          Builtin.of("floor", UNARY, (o, _) -> floor(Operands.number(o, 1))));

  private static final NumberValue HALF = NumberValue.parse("0.5");

  private ArithmeticBuiltins() {}

  private static Value plus(Value[] operands) throws BuiltinFailure {
    NumberValue a = Operands.number(operands, 1);
    NumberValue b = Operands.number(operands, 2);
    if (a.isLong() && b.isLong()) {
      long x = a.longValue();
      long y = b.longValue();
      long sum = x + y;
      if (((x ^ sum) & (y ^ sum)) >= 0) {
        return NumberValue.of(sum);
      }
    }
    if (a.isIntegral() && b.isIntegral()) {
      return NumberValue.of(a.bigInteger().add(b.bigInteger()));
    }
    return BinaryFloat.of(a).plus(BinaryFloat.of(b)).toNumber();
  }

  private static Value minus(Value[] operands) throws BuiltinFailure {
    if (operands[0] instanceof SetValue left) {
      if (operands[1] instanceof SetValue right) {
        return left.difference(right);
      }
      throw BuiltinFailure.operandType(2, operands[1], rightOfSet(operands[1]));
    }
    if (!(operands[0] instanceof NumberValue a)) {
      throw BuiltinFailure.operandType(1, operands[0], "number", "set");
    }
    NumberValue b = Operands.number(operands, 2);
    if (a.isLong() && b.isLong()) {
      long x = a.longValue();
      long y = b.longValue();
      long difference = x - y;
      if (((x ^ y) & (x ^ difference)) >= 0) {
        return NumberValue.of(difference);
      }
    }
    if (a.isIntegral() && b.isIntegral()) {
      return NumberValue.of(a.bigInteger().subtract(b.bigInteger()));
    }
    return BinaryFloat.of(a).minus(BinaryFloat.of(b)).toNumber();
  }

  /// Only a number beside a set is told that a set is missing.
  private static String rightOfSet(Value right) {
    return right instanceof NumberValue ? "set" : "number";
  }

  private static Value times(Value[] operands) throws BuiltinFailure {
    NumberValue a = Operands.number(operands, 1);
    NumberValue b = Operands.number(operands, 2);
    if (a.isLong() && b.isLong()) {
      long high = Math.multiplyHigh(a.longValue(), b.longValue());
      long low = a.longValue() * b.longValue();
      if (high == low >> 63) {
        return NumberValue.of(low);
      }
    }
    if (a.isIntegral() && b.isIntegral()) {
      return NumberValue.of(a.bigInteger().multiply(b.bigInteger()));
    }
    return BinaryFloat.of(a).times(BinaryFloat.of(b)).toNumber();
  }

  private static Value divide(Value[] operands) throws BuiltinFailure {
    NumberValue a = Operands.number(operands, 1);
    NumberValue b = Operands.number(operands, 2);
    if (b.signum() == 0) {
      throw BuiltinFailure.of("divide by zero");
    }
    if (a.isLong() && b.isLong() && fitsInt(a.longValue()) && fitsInt(b.longValue())) {
      long x = a.longValue();
      long y = b.longValue();
      if (x % y == 0 && (x != 0 || y > 0)) {
        return NumberValue.of(x / y);
      }
    }
    return BinaryFloat.of(a).dividedBy(BinaryFloat.of(b)).toNumber();
  }

  private static boolean fitsInt(long value) {
    return value == (int) value;
  }

  private static Value remainder(Value[] operands) throws BuiltinFailure {
    NumberValue a = Operands.number(operands, 1);
    NumberValue b = Operands.number(operands, 2);
    if (!a.isIntegral() || !b.isIntegral()) {
      throw BuiltinFailure.of("modulo on floating-point number");
    }
    if (b.signum() == 0) {
      throw BuiltinFailure.of("modulo by zero");
    }
    if (a.isLong() && b.isLong()) {
      return NumberValue.of(a.longValue() % b.longValue());
    }
    return NumberValue.of(a.bigInteger().remainder(b.bigInteger()));
  }

  private static Value abs(NumberValue number) {
    if (number.isLong() && number.longValue() != Long.MIN_VALUE) {
      return NumberValue.of(Math.abs(number.longValue()));
    }
    return BinaryFloat.of(number).abs().toNumber();
  }

  private static Value round(NumberValue number) {
    if (number.isLong()) {
      return number;
    }
    BinaryFloat exact = BinaryFloat.of(number);
    BinaryFloat half = BinaryFloat.of(HALF);
    BinaryFloat moved = exact.signum() < 0 ? exact.minus(half) : exact.plus(half);
    return NumberValue.of(moved.truncate());
  }

  private static Value ceil(NumberValue number) {
    if (number.isLong()) {
      return number;
    }
    BigInteger whole = BinaryFloat.of(number).truncate();
    // As in Open Policy Agent, where only whole parts have signs: the ceiling of -0.5 is 1.
    boolean up = whole.signum() >= 0 && !number.isIntegral();
    return NumberValue.of(up ? whole.add(BigInteger.ONE) : whole);
  }

  private static Value floor(NumberValue number) {
    if (number.isLong()) {
      return number;
    }
    BigInteger whole = BinaryFloat.of(number).truncate();
    boolean down = whole.signum() < 0 && !number.isIntegral();
    return NumberValue.of(down ? whole.subtract(BigInteger.ONE) : whole);
  }
}
