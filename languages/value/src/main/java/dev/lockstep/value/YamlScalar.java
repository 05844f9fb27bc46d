package dev.lockstep.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What a plain scalar of YAML stands for.
final class YamlScalar {
  private YamlScalar() {}

  static Value resolve(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> NullValue.NULL;
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> BooleanValue.TRUE;
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> BooleanValue.FALSE;
      default -> {
        Value number = startsAsNumber(text.charAt(0)) ? number(text) : null;
        yield number == null ? StringValue.of(text) : number;
      }
    };
  }

  private static boolean startsAsNumber(char first) {
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  }

  private static @Nullable Value number(String text) {
    String plain = text.replace("_", "");
    boolean negative = plain.startsWith("-");
    String digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
    if (digits.isEmpty() || digits.charAt(0) == '+' || digits.charAt(0) == '-') {
      return null;
    }
    Value integer = integer(digits, negative);
    return integer == null ? decimal(plain) : integer;
  }

  private static @Nullable Value integer(String digits, boolean negative) {
    int radix = 10;
    String body = digits;
    if (digits.length() > 2 && digits.charAt(0) == '0') {
      switch (digits.charAt(1)) {
        case 'x', 'X' -> radix = 16;
        case 'o', 'O' -> radix = 8;
        case 'b', 'B' -> radix = 2;
        default -> {}
      }
    }
    if (radix != 10) {
      body = digits.substring(2);
    } else if (digits.length() > 1 && digits.charAt(0) == '0') {
      radix = 8;
      body = digits.substring(1);
    }
    for (int i = 0; i < body.length(); i++) {
      if (body.charAt(i) > 'f' || Character.digit(body.charAt(i), radix) < 0) {
        return null;
      }
    }
    BigInteger value = new BigInteger(body, radix);
    return NumberValue.of(negative ? value.negate() : value);
  }

  private static @Nullable Value decimal(String plain) {
    boolean digitSeen = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= '0' && c <= '9') {
        digitSeen = true;
      } else if (c != '.' && c != '+' && c != '-' && ((c != 'e' && c != 'E') || !digitSeen)) {
        return null;
      }
    }
    try {
      return digitSeen ? canonical(NumberValue.parse(plain)) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// YAML's decimals become doubles on the way to JSON, as in the tools of Kubernetes.
  private static NumberValue canonical(NumberValue number) {
    double nearest = number.doubleValue();
    if (nearest == Math.rint(nearest) && Math.abs(nearest) < 1e15) {
      return NumberValue.of((long) nearest);
    }
    return Double.isInfinite(nearest)
        ? number
        : NumberValue.parse(new BigDecimal(Double.toString(nearest)).toString().replace("E", "e"));
  }
}
