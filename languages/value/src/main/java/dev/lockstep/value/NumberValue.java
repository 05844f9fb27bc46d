package dev.lockstep.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A number: an integer that fits a long, or any other as an exact decimal.
///
/// Numbers are ordered and equal by what they amount to, whatever their text: `1.0` equals `1`.
/// The text a number was written with is kept, for it is what is printed again.
public sealed interface NumberValue extends Value permits LongValue, DecimalValue {

  /// The largest binary exponent a number may have; beyond it arithmetic would have no bound.
  int MAX_BINARY_EXPONENT = 100_000;

  /// The number `value`.
  static NumberValue of(long value) {
    return LongValue.of(value);
  }

  /// The number `value`, in the narrowest form.
  static NumberValue of(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? LongValue.of(value.longValue())
        : new DecimalValue(value.toString(), new BigDecimal(value));
  }

  /// The number that `text` writes in the form of JSON, where a leading `+` and leading zeros are
  /// accepted too.
  ///
  /// @throws NumberFormatException where it is none, or beyond [#MAX_BINARY_EXPONENT]
  static NumberValue parse(String text) {
    return NumberText.parse(text);
  }

  /// Whether it is written as an integer and fits a long, so that [#longValue] is exact.
  boolean isLong();

  /// The value as a long; the low 64 bits of the integer part where it does not fit.
  long longValue();

  /// The nearest double.
  double doubleValue();

  /// The exact value.
  BigDecimal decimal();

  /// The text it was written with.
  String text();

  /// Whether the fraction is zero, as in `1`, `1.0` and `1e3`.
  boolean isIntegral();

  /// The exact integer.
  ///
  /// @throws ArithmeticException unless it [#isIntegral]
  default BigInteger bigInteger() {
    return decimal().toBigIntegerExact();
  }

  /// -1, 0 or 1.
  int signum();

  @Override
  default Kind kind() {
    return Kind.NUMBER;
  }
}
