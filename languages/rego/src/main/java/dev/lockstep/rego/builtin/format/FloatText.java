package dev.lockstep.rego.builtin.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Writes doubles as Go's `strconv.FormatFloat` does: correctly rounded, and with the fewest digits
/// that read back as the same double where no precision is given.
public final class FloatText {
  /// The precision that asks for the fewest digits.
  public static final int SHORTEST = -1;

  private static final int SHORTEST_EXPONENT_LIMIT = 6;
  private static final int HEX_FRACTION_BITS = 52;

  private FloatText() {}

  /// `value` in the format of `verb`: one of `e`, `E`, `f`, `F`, `g`, `G`, `b`, `x` and `X`.
  public static String of(double value, char verb, int precision) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    double magnitude = Math.abs(value);
    String text =
        switch (verb) {
          case 'f', 'F' -> fixed(magnitude, precision);
          case 'e' -> scientific(magnitude, precision);
          case 'E' -> scientific(magnitude, precision).toUpperCase(Locale.ROOT);
          case 'G' -> general(magnitude, precision).toUpperCase(Locale.ROOT);
          case 'x' -> hexadecimal(magnitude, precision);
          case 'X' -> hexadecimal(magnitude, precision).toUpperCase(Locale.ROOT);
          case 'b' -> binary(magnitude);
          default -> general(magnitude, precision);
        };
    return negative ? "-" + text : text;
  }

  private static String fixed(double value, int precision) {
    BigDecimal decimal =
        precision < 0
            ? shortest(value)
            : new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN);
    return decimal.scale() < 0 ? decimal.setScale(0).toPlainString() : decimal.toPlainString();
  }

  private static String scientific(double value, int precision) {
    BigDecimal decimal =
        precision < 0
            ? shortest(value)
            : new BigDecimal(value).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    return scientific(decimal, precision < 0 ? decimal.precision() - 1 : precision);
  }

  private static String scientific(BigDecimal decimal, int fractionDigits) {
    String digits = decimal.unscaledValue().toString();
    int exponent = decimal.signum() == 0 ? 0 : digits.length() - 1 - decimal.scale();
    StringBuilder text = new StringBuilder().append(digits.charAt(0));
    if (fractionDigits > 0) {
      text.append('.');
      for (int i = 1; i <= fractionDigits; i++) {
        text.append(i < digits.length() ? digits.charAt(i) : '0');
      }
    }
    appendExponent(text.append('e'), exponent);
    return text.toString();
  }

  private static void appendExponent(StringBuilder text, int exponent) {
    int magnitude = Math.abs(exponent);
    text.append(exponent < 0 ? '-' : '+').append(magnitude < 10 ? "0" : "").append(magnitude);
  }

  private static String general(double value, int precision) {
    int digits = precision == 0 ? 1 : precision;
    BigDecimal decimal =
        digits < 0
            ? shortest(value)
            : new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    int exponent = decimal.signum() == 0 ? 0 : decimal.precision() - decimal.scale() - 1;
    int limit = digits;
    if (digits < 0) {
      limit = SHORTEST_EXPONENT_LIMIT;
    } else if (limit > decimal.precision() && decimal.precision() >= exponent + 1) {
      limit = decimal.precision();
    }
    if (exponent < -4 || exponent >= limit) {
      return scientific(decimal, decimal.precision() - 1);
    }
    return decimal.scale() < 0 ? decimal.setScale(0).toPlainString() : decimal.toPlainString();
  }

  /// The fewest digits that read back as `value`. Java gives two where one would do.
  private static BigDecimal shortest(double value) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      BigDecimal one = new BigDecimal(value).round(new MathContext(1, RoundingMode.HALF_EVEN));
      return one.doubleValue() == value ? one.stripTrailingZeros() : decimal;
    }
    return decimal;
  }

  private static String hexadecimal(double value, int precision) {
    long bits = Double.doubleToRawLongBits(value);
    int exponent = value == 0 ? 0 : Math.getExponent(value);
    long mantissa = bits & ((1L << HEX_FRACTION_BITS) - 1);
    if (value != 0 && exponent < Double.MIN_EXPONENT) {
      int shift = Long.numberOfLeadingZeros(mantissa) - (Long.SIZE - 1 - HEX_FRACTION_BITS);
      mantissa <<= shift;
      exponent = Double.MIN_EXPONENT - shift;
    } else if (value != 0) {
      mantissa |= 1L << HEX_FRACTION_BITS;
    }
    int kept = HEX_FRACTION_BITS;
    if (precision >= 0 && precision * 4 < HEX_FRACTION_BITS) {
      kept = precision * 4;
      mantissa = halfEven(mantissa, HEX_FRACTION_BITS - kept);
      if (mantissa >>> (kept + 1) != 0) {
        mantissa >>>= 1;
        exponent++;
      }
    }
    StringBuilder text = new StringBuilder("0x").append(mantissa >>> kept);
    String fraction = hexDigits(mantissa & ((1L << kept) - 1), kept / 4);
    if (precision < 0) {
      fraction = withoutTrailingZeros(fraction);
    } else if (precision > fraction.length()) {
      fraction += "0".repeat(precision - fraction.length());
    }
    text.append(fraction.isEmpty() ? "" : ".").append(fraction).append('p');
    appendExponent(text, exponent);
    return text.toString();
  }

  private static String hexDigits(long value, int count) {
    String digits = Long.toHexString(value);
    return count == 0 ? "" : "0".repeat(count - digits.length()) + digits;
  }

  private static String withoutTrailingZeros(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  private static long halfEven(long value, int dropped) {
    long kept = value >>> dropped;
    long rest = value - (kept << dropped);
    long half = 1L << (dropped - 1);
    return rest > half || (rest == half && (kept & 1) == 1) ? kept + 1 : kept;
  }

  private static String binary(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long mantissa = bits & ((1L << HEX_FRACTION_BITS) - 1);
    int biased = (int) (bits >>> HEX_FRACTION_BITS);
    if (biased == 0) {
      biased = 1;
    } else {
      mantissa |= 1L << HEX_FRACTION_BITS;
    }
    int exponent = biased - Double.MAX_EXPONENT - HEX_FRACTION_BITS;
    return mantissa + "p" + (exponent < 0 ? "" : "+") + exponent;
  }
}
