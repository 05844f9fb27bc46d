package dev.lockstep.policy.input;

import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;

/// Gives bare words the type they look like.
final class Scalars {
  private Scalars() {}

  /// A number, a boolean or the text itself.
  static Value typed(String text) {
    if (text.equals("true") || text.equals("false")) {
      return BooleanValue.of(text.equals("true"));
    }
    if (looksNumeric(text)) {
      try {
        return NumberValue.parse(text);
      } catch (NumberFormatException e) {
        return StringValue.of(text);
      }
    }
    return StringValue.of(text);
  }

  private static boolean looksNumeric(String text) {
    if (text.isEmpty() || text.length() > 40) {
      return false;
    }
    char first = text.charAt(0);
    return (first == '-' && text.length() > 1) || (first >= '0' && first <= '9');
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
