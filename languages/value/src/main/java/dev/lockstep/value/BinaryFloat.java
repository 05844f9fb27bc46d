package dev.lockstep.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// A binary floating-point number of 64 significant bits, or of 53 where that is asked for,
/// which is what Open Policy Agent computes with where integers do not do (Go's `big.Float`).
/// Its value is `mantissa * 2^exponent`; results are rounded to nearest, ties to even.
public final class BinaryFloat {
  private static final int PRECISION = 64;
  private static final int DOUBLE_PRECISION = 53;
  private static final int SHORT_DIGITS = 15;

  private static final NumberValue MINUS_ZERO = NumberValue.parse("-0");

  private final BigInteger mantissa;
  private final int exponent;

  /// Whether it is below zero, or a zero with a sign.
  private final boolean negative;

  private BinaryFloat(BigInteger mantissa, int exponent, boolean negative) {
    this.mantissa = mantissa;
    this.exponent = exponent;
    this.negative = negative;
  }

  private BinaryFloat(BigInteger mantissa, int exponent) {
    this(mantissa, exponent, mantissa.signum() < 0);
  }

  /// This float, with a sign where it is a zero and `minus`.
  private BinaryFloat signed(boolean minus) {
    return minus && mantissa.signum() == 0 ? new BinaryFloat(BigInteger.ZERO, 0, true) : this;
  }

  /// The float nearest to `number`.
  public static BinaryFloat of(NumberValue number) {
    BigDecimal decimal = number.decimal();
    if (decimal.signum() == 0) {
      return new BinaryFloat(BigInteger.ZERO, 0, number.text().startsWith("-"));
    }
    return decimal.scale() <= 0
        ? rounded(decimal.toBigIntegerExact(), 0)
        : quotient(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()), 0);
  }

  /// This float with 53 significant bits.
  public BinaryFloat toDoublePrecision() {
    return rounded(mantissa, exponent, DOUBLE_PRECISION).signed(negative);
  }

  public BinaryFloat plus(BinaryFloat other) {
    int common = Math.min(exponent, other.exponent);
    return rounded(shifted(common).add(other.shifted(common)), common)
        .signed(negative && other.negative);
  }

  public BinaryFloat minus(BinaryFloat other) {
    return plus(other.negate());
  }

  public BinaryFloat times(BinaryFloat other) {
    return rounded(mantissa.multiply(other.mantissa), exponent + other.exponent)
        .signed(negative != other.negative);
  }

  /// The quotient.
  ///
  /// @throws ArithmeticException where `other` is zero
  public BinaryFloat dividedBy(BinaryFloat other) {
    return quotient(mantissa, other.mantissa, exponent - other.exponent)
        .signed(negative != other.negative);
  }

  public BinaryFloat negate() {
    return new BinaryFloat(mantissa.negate(), exponent, !negative);
  }

  public BinaryFloat abs() {
    return negative ? negate() : this;
  }

  /// The integer part, rounded towards zero.
  public BigInteger truncate() {
    return exponent >= 0
        ? mantissa.shiftLeft(exponent)
        : exact().setScale(0, RoundingMode.DOWN).toBigIntegerExact();
  }

  /// -1, 0 or 1.
  public int signum() {
    return mantissa.signum();
  }

  /// The number with the fewest digits that rounds to this float; integers in full, others as
  /// Go's format `%g`.
  public NumberValue toNumber() {
    return toNumber(PRECISION);
  }

  /// As [#toNumber], for one that has 53 significant bits.
  public NumberValue doubleToNumber() {
    return toNumber(DOUBLE_PRECISION);
  }

  private NumberValue toNumber(int precision) {
    if (mantissa.signum() == 0) {
      return negative ? MINUS_ZERO : LongValue.of(0);
    }
    BigDecimal exact = exact();
    BigDecimal shortest = shortest(exact, precision);
    if (isIntegral(exact)) {
      return NumberValue.of(shortest.toBigInteger());
    }
    return NumberValue.parse(general(shortest.stripTrailingZeros()));
  }

  private static boolean isIntegral(BigDecimal value) {
    return value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
  }

  private BigDecimal shortest(BigDecimal exact, int precision) {
    for (int digits = 1; digits <= SHORT_DIGITS + 6; digits++) {
      BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (sameAs(candidate, precision)) {
        return candidate;
      }
    }
    return exact;
  }

  private boolean sameAs(BigDecimal candidate, int precision) {
    BinaryFloat other =
        candidate.scale() <= 0
            ? rounded(candidate.toBigIntegerExact(), 0)
            : quotient(candidate.unscaledValue(), BigInteger.TEN.pow(candidate.scale()), 0);
    BinaryFloat near = rounded(other.mantissa, other.exponent, precision);
    return near.exact().compareTo(exact()) == 0;
  }

  /// Go's `%g` with the shortest digits: an exponent below -4 or from 6 on is written as such.
  private static String general(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return value.toPlainString();
    }
    String digits = value.unscaledValue().abs().toString();
    StringBuilder text = new StringBuilder();
    text.append(value.signum() < 0 ? "-" : "").append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    return text.append(magnitude < 10 ? "0" : "").append(magnitude).toString();
  }

  private BigDecimal exact() {
    return exponent >= 0
        ? new BigDecimal(mantissa.shiftLeft(exponent))
        : new BigDecimal(mantissa).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
  }

  private BigInteger shifted(int toExponent) {
    return mantissa.shiftLeft(exponent - toExponent);
  }

  private static BinaryFloat quotient(BigInteger dividend, BigInteger divisor, int exponent) {
    int shift = Math.max(0, PRECISION + 2 - (dividend.bitLength() - divisor.bitLength()));
    BigInteger[] parts = dividend.abs().shiftLeft(shift).divideAndRemainder(divisor.abs());
    BigInteger sticky = parts[0].shiftLeft(1);
    if (parts[1].signum() != 0) {
      sticky = sticky.setBit(0);
    }
    boolean minus = dividend.signum() * divisor.signum() < 0;
    return rounded(minus ? sticky.negate() : sticky, exponent - shift - 1);
  }

  private static BinaryFloat rounded(BigInteger mantissa, int exponent) {
    return rounded(mantissa, exponent, PRECISION);
  }

  private static BinaryFloat rounded(BigInteger mantissa, int exponent, int precision) {
    BigInteger magnitude = mantissa.abs();
    int excess = magnitude.bitLength() - precision;
    if (excess <= 0) {
      return normal(mantissa, exponent);
    }
    BigInteger kept = magnitude.shiftRight(excess);
    boolean half = magnitude.testBit(excess - 1);
    boolean beyondHalf = half && magnitude.getLowestSetBit() < excess - 1;
    if (beyondHalf || (half && kept.testBit(0))) {
      kept = kept.add(BigInteger.ONE);
    }
    return normal(mantissa.signum() < 0 ? kept.negate() : kept, exponent + excess);
  }

  private static BinaryFloat normal(BigInteger mantissa, int exponent) {
    if (mantissa.signum() == 0) {
      return new BinaryFloat(BigInteger.ZERO, 0);
    }
    int zeros = mantissa.getLowestSetBit();
    return new BinaryFloat(mantissa.shiftRight(zeros), exponent + zeros);
  }
}
