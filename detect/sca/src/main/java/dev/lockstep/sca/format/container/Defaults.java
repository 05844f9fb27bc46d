package dev.lockstep.sca.format.container;

import java.util.Map;

/// Puts the defaults of variables in their place: `${NAME:-default}`, and `$NAME` where a file
/// gives it a value.
final class Defaults {
  private Defaults() {}

  /// @param values what variables stand for; those without a value and a default stay
  static String applied(String text, Map<String, String> values) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (int start = text.indexOf('$'); start >= 0; start = text.indexOf('$', at)) {
      result.append(text, at, start);
      boolean braced = text.startsWith("${", start);
      int end = braced ? text.indexOf('}', start) : end(text, start + 1);
      if (end < 0) {
        at = start;
        break;
      }
      String inside = text.substring(start + (braced ? 2 : 1), end);
      int dash = inside.indexOf('-');
      String name = (dash < 0 ? inside : inside.substring(0, dash)).replace(":", "");
      String value = values.get(name);
      at = braced ? end + 1 : end;
      if (value != null) {
        result.append(value);
      } else if (braced && dash >= 0) {
        result.append(inside, dash + 1, inside.length());
      } else {
        result.append(text, start, at);
      }
      if (at >= text.length()) {
        break;
      }
    }
    return result.append(text, at, text.length()).toString();
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }
}
