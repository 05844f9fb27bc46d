package dev.lockstep.sast.fix;

import java.util.Optional;
import java.util.function.Function;

/// A text of a rule in which metavariables stand for what they are bound to.
public final class Template {
  private static final int MAX_VALUE = 2_000;

  private Template() {}

  /// A message: `$X` and `$...X` by their values, long ones cut; names that are not bound stay.
  public static String message(String text, Function<String, Optional<String>> values) {
    return filled(text, name -> values.apply(name).map(Template::cut), false).strip();
  }

  private static String cut(String value) {
    return value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value;
  }

  /// @param code whether the text is code, in which nothing stands between two commas
  static String filled(String text, Function<String, Optional<String>> values, boolean code) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '$' ? end(text, at) : at;
      Optional<String> value = end > at ? values.apply(text.substring(at, end)) : Optional.empty();
      if (value.isEmpty()) {
        out.append(text.charAt(at++));
        continue;
      }
      at = end;
      if (code && value.get().isEmpty()) {
        at = withoutComma(out, text, at);
      }
      out.append(value.get());
    }
    return out.toString();
  }

  private static int end(String text, int at) {
    int from = text.startsWith("...", at + 1) ? at + 4 : at + 1;
    int end = from;
    while (end < text.length()
        && (Character.isUpperCase(text.charAt(end))
            || Character.isDigit(text.charAt(end))
            || text.charAt(end) == '_')) {
      end++;
    }
    return end > from ? end : at;
  }

  /// Takes the comma before the place away, else the one behind it.
  ///
  /// @return where the text goes on
  private static int withoutComma(StringBuilder out, String text, int at) {
    int before = out.length();
    while (before > 0 && Character.isWhitespace(out.charAt(before - 1))) {
      before--;
    }
    if (before > 0 && out.charAt(before - 1) == ',') {
      out.setLength(before - 1);
      return at;
    }
    int next = spaces(text, at);
    return next < text.length() && text.charAt(next) == ',' ? spaces(text, next + 1) : at;
  }

  private static int spaces(String text, int at) {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }
}
