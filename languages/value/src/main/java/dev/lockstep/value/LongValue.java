package dev.lockstep.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An integer that fits a long.
public final class LongValue implements NumberValue {
  private static final int CACHE_LOW = -128;
  private static final int CACHE_HIGH = 1023;
  private static final LongValue[] CACHE = cache();

  private final long value;

  private LongValue(long value) {
    this.value = value;
  }

  /// The number `value`.
  public static LongValue of(long value) {
    return value >= CACHE_LOW && value <= CACHE_HIGH
        ? CACHE[(int) value - CACHE_LOW]
        : new LongValue(value);
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public double doubleValue() {
    return value;
  }

  @Override
  public BigDecimal decimal() {
    return BigDecimal.valueOf(value);
  }

  @Override
  public String text() {
    return Long.toString(value);
  }

  @Override
  public boolean isIntegral() {
    return true;
  }

  @Override
  public int signum() {
    return Long.signum(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return switch (other) {
      case LongValue number -> number.value == value;
      case DecimalValue number -> number.decimal().compareTo(decimal()) == 0;
      case null, default -> false;
    };
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value * 0x9E3779B97F4A7C15L);
  }

  @Override
  public String toString() {
    return text();
  }

  private static LongValue[] cache() {
    LongValue[] cache = new LongValue[CACHE_HIGH - CACHE_LOW + 1];
    for (int i = 0; i < cache.length; i++) {
      cache[i] = new LongValue(i + CACHE_LOW);
    }
    return cache;
  }
}
