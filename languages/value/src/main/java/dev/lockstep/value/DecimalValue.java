package dev.lockstep.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A number that is not written as an integer, or does not fit a long.
public final class DecimalValue implements NumberValue {
  private static final BigDecimal LOWEST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal HIGHEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private final String text;
  private final BigDecimal decimal;

  DecimalValue(String text, BigDecimal decimal) {
    this.text = text;
    this.decimal = decimal;
  }

  @Override
  public boolean isLong() {
    return false;
  }

  @Override
  public long longValue() {
    return decimal.longValue();
  }

  @Override
  public double doubleValue() {
    return decimal.doubleValue();
  }

  @Override
  public BigDecimal decimal() {
    return decimal;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean isIntegral() {
    return decimal.signum() == 0
        || decimal.scale() <= 0
        || decimal.stripTrailingZeros().scale() <= 0;
  }

  @Override
  public int signum() {
    return decimal.signum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NumberValue number && decimal.compareTo(number.decimal()) == 0;
  }

  @Override
  public int hashCode() {
    if (fitsLong() && isIntegral()) {
      return LongValue.of(decimal.longValue()).hashCode();
    }
    return decimal.stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private boolean fitsLong() {
    return decimal.compareTo(LOWEST_LONG) >= 0 && decimal.compareTo(HIGHEST_LONG) <= 0;
  }
}
