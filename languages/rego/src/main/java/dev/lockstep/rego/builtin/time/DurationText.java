package dev.lockstep.rego.builtin.time;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.StringValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads durations such as `1h15m30.918s`, and days, weeks and years of fixed length.
public final class DurationText {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);
  private static final Map<String, Integer> HOURS = Map.of("d", 24, "w", 7 * 24, "y", 365 * 24);
  private static final String[] LONG_UNITS = {"ms", "us", "µs", "μs", "ns", "s", "m", "h"};

  private final String original;
  private final String text;
  private int at;

  private DurationText(String original, String text) {
    this.original = original;
    this.text = text;
  }

  /// The nanoseconds of `text`.
  ///
  /// @throws BuiltinFailure where it is no duration, or longer than 292 years
  public static long parse(String text) throws BuiltinFailure {
    boolean extended = text.indexOf('d') >= 0 || text.indexOf('w') >= 0 || text.indexOf('y') >= 0;
    return new DurationText(text, extended ? inHours(text) : text).parse();
  }

  /// The same duration with hours for days, weeks and years.
  private static String inHours(String text) throws BuiltinFailure {
    StringBuilder hours = new StringBuilder();
    int at = 0;
    if (text.startsWith("-") || text.startsWith("+")) {
      hours.append(text.charAt(at++));
    }
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isNumeral(text.charAt(at))) {
        at++;
      }
      String digits = text.substring(start, at);
      String unit = unit(text, at);
      if (digits.isEmpty() || unit == null) {
        throw invalid(text);
      }
      at += unit.length();
      Integer factor = HOURS.get(unit);
      hours.append(factor == null ? digits + unit : times(digits, factor, text) + "h");
    }
    return hours.toString();
  }

  private static @Nullable String unit(String text, int at) {
    for (String unit : LONG_UNITS) {
      if (text.startsWith(unit, at)) {
        return unit;
      }
    }
    if (at == text.length() || HOURS.containsKey(text.substring(at, at + 1))) {
      return at == text.length() ? null : text.substring(at, at + 1);
    }
    int end = at;
    while (end < text.length() && !isNumeral(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  private static String times(String digits, int factor, String text) throws BuiltinFailure {
    try {
      double hours = Double.parseDouble(digits) * factor;
      return new BigDecimal(Double.toString(hours)).toPlainString();
    } catch (NumberFormatException e) {
      throw BuiltinFailure.of("time: invalid duration " + StringValue.of(text), e);
    }
  }

  private static boolean isNumeral(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private long parse() throws BuiltinFailure {
    boolean negative = text.startsWith("-");
    at = negative || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return 0;
    }
    if (at == text.length()) {
      throw invalid(original);
    }
    BigInteger total = BigInteger.ZERO;
    while (at < text.length()) {
      total = total.add(segment());
      if (total.compareTo(LIMIT) > 0) {
        throw invalid(original);
      }
    }
    if (!negative && total.equals(LIMIT)) {
      throw invalid(original);
    }
    return negative ? total.negate().longValue() : total.longValue();
  }

  private BigInteger segment() throws BuiltinFailure {
    String whole = digits();
    String fraction = "";
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      fraction = digits();
    }
    if (whole.isEmpty() && fraction.isEmpty()) {
      throw invalid(original);
    }
    int start = at;
    while (at < text.length() && !isNumeral(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw BuiltinFailure.of("time: missing unit in duration " + StringValue.of(original));
    }
    Long unit = UNITS.get(text.substring(start, at));
    if (unit == null) {
      throw BuiltinFailure.of(
          "time: unknown unit "
              + StringValue.of(text.substring(start, at))
              + " in duration "
              + StringValue.of(original));
    }
    if (whole.length() > 19) {
      throw invalid(original);
    }
    BigInteger amount = whole.isEmpty() ? BigInteger.ZERO : new BigInteger(whole);
    return amount.multiply(BigInteger.valueOf(unit)).add(part(fraction, unit));
  }

  /// The reference computes fractions with doubles; more than 18 digits do not count.
  private static BigInteger part(String fraction, long unit) {
    String digits = fraction.length() > 18 ? fraction.substring(0, 18) : fraction;
    if (digits.isEmpty()) {
      return BigInteger.ZERO;
    }
    double scale = Math.pow(10, digits.length());
    return BigInteger.valueOf((long) (Long.parseLong(digits) * (unit / scale)));
  }

  private String digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return text.substring(start, at);
  }

  private static BuiltinFailure invalid(String text) {
    return BuiltinFailure.of("time: invalid duration " + StringValue.of(text));
  }
}
