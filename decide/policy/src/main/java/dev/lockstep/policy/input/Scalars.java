package dev.lockstep.policy.input;

import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.regex.Pattern;

/// Gives bare words the type they look like.
final class Scalars {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,5})?");

  /// Up to here each whole number is a double.
  private static final double MOST_EXACT = 1e15;

  private Scalars() {}

  /// A number, a boolean or the text itself.
  static Value typed(String text) {
    if (text.equals("true") || text.equals("false")) {
      return BooleanValue.of(text.equals("true"));
    }
    return NUMBER.matcher(text).matches() ? number(text) : StringValue.of(text);
  }

  /// As Go's floating point has it, so that JSON can say it: `1.` and `+1` are 1.
  private static Value number(String text) {
    double nearest = Double.parseDouble(text);
    if (Double.isInfinite(nearest)) {
      return StringValue.of(text);
    }
    if (nearest == Math.rint(nearest) && Math.abs(nearest) < MOST_EXACT) {
      return NumberValue.of((long) nearest);
    }
    return NumberValue.parse(Double.toString(nearest).replace('E', 'e'));
  }

  /// Without the quotes around it, if there are any.
  static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
