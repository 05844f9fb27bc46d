package dev.lockstep.rego.builtin.schema;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.GoPattern;
import dev.lockstep.rego.builtin.time.TimeParser;
import java.util.List;
import java.util.Map;

/// The formats of strings that schemas may ask for. Any string fits one that is not known.
final class Formats {
  private static final Map<String, String> PATTERNS =
      Map.of(
          "email", "^[^@\\s<>]+@[^@\\s<>]+$",
          "hostname",
              "^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])"
                  + "(\\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9]))*$",
          "uuid", "^(?i)[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$",
          "uri", "^[a-zA-Z][a-zA-Z0-9+.-]*:[^\\s\\\\]*$",
          "uri-reference", "^[^\\s\\\\]*$",
          "json-pointer", "^(?:/(?:[^~/]|~0|~1)*)*$",
          "ipv4",
              "^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}"
                  + "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])$",
          "ipv6", "^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$");
  private static final Map<String, List<String>> LAYOUTS =
      Map.of(
          "date", List.of("2006-01-02"),
          "time", List.of("15:04:05", "15:04:05Z07:00"),
          "date-time",
              List.of("15:04:05", "15:04:05Z07:00", "2006-01-02", "2006-01-02T15:04:05Z07:00"));

  private Formats() {}

  static boolean matches(String format, String text, CallContext context) {
    List<String> layouts = LAYOUTS.get(format);
    if (layouts != null) {
      return layouts.stream().anyMatch(layout -> isTime(layout, text));
    }
    String pattern = format.equals("regex") ? text : PATTERNS.get(format);
    if (pattern == null) {
      return true;
    }
    try {
      GoPattern compiled = GoPattern.of(pattern, context);
      return format.equals("regex") || compiled.occursIn(text, context);
    } catch (BuiltinFailure e) {
      return false;
    }
  }

  private static boolean isTime(String layout, String text) {
    try {
      TimeParser.parse(layout, text);
      return true;
    } catch (BuiltinFailure e) {
      return false;
    }
  }
}
