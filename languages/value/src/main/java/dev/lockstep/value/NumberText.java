package dev.lockstep.value;

import java.math.BigDecimal;

/// Reads numbers.
final class NumberText {
  /// A decimal digit is worth less than four bits, so a number below this many digits and powers
  /// of ten is below the largest binary exponent.
  private static final long MAX_DECIMAL_EXPONENT = 30_103;

  private static final int DIGITS_OF_A_LONG = 18;

  private NumberText() {}

  static NumberValue parse(String text) {
    int length = text.length();
    if (isShortInteger(text, length)) {
      return LongValue.of(Long.parseLong(text));
    }
    checkShape(text, length);
    BigDecimal decimal = new BigDecimal(text);
    long magnitude = (long) decimal.precision() - decimal.scale();
    if (decimal.signum() != 0
        && (magnitude > MAX_DECIMAL_EXPONENT || magnitude < -MAX_DECIMAL_EXPONENT)) {
      throw new NumberFormatException("number too big");
    }
    if (decimal.signum() == 0 && isPlainInteger(text) && text.charAt(0) != '-') {
      return LongValue.of(0);
    }
    if (isPlainInteger(text) && fitsLong(decimal) && decimal.signum() != 0) {
      return LongValue.of(decimal.longValue());
    }
    return new DecimalValue(text, decimal.signum() == 0 ? BigDecimal.ZERO : decimal);
  }

  private static boolean fitsLong(BigDecimal decimal) {
    return decimal.toBigInteger().bitLength() < Long.SIZE;
  }

  private static boolean isPlainInteger(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return false;
      }
    }
    return true;
  }

  private static boolean isShortInteger(String text, int length) {
    int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    int digits = length - start;
    if (digits == 0 || digits > DIGITS_OF_A_LONG) {
      return false;
    }
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return start == 0 || text.charAt(1) != '0';
  }

  /// BigDecimal accepts digits of all scripts and exponents of any size; JSON does not.
  private static void checkShape(String text, int length) {
    int exponentDigits = -1;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == 'e' || c == 'E') {
        exponentDigits = 0;
      } else if (c >= '0' && c <= '9') {
        if (exponentDigits >= 0 && ++exponentDigits > 9) {
          throw new NumberFormatException("number too big");
        }
      } else if (c != '+' && c != '-' && c != '.') {
        throw new NumberFormatException("not a number: " + text);
      }
    }
  }
}
