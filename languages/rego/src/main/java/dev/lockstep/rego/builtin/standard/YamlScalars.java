package dev.lockstep.rego.builtin.standard;

import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.YamlReader;

/// Which strings YAML can write without quotes.
final class YamlScalars {
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

  private YamlScalars() {}

  /// Whether `text` written without quotes reads back as that string.
  static boolean isPlain(String text) {
    if (text.isEmpty() || !isPrintable(text) || text.strip().length() != text.length()) {
      return false;
    }
    char first = text.charAt(0);
    boolean dash = "-?:".indexOf(first) >= 0 && text.length() > 1 && text.charAt(1) != ' ';
    if (INDICATORS.indexOf(first) >= 0 && !dash) {
      return false;
    }
    if (text.startsWith("---")
        || text.startsWith("...")
        || text.contains(": ")
        || text.contains(" #")
        || text.endsWith(":")
        || text.indexOf('\n') >= 0) {
      return false;
    }
    return !needsDoubleQuotes(text) && !text.equals("<<") && !text.equals("=");
  }

  /// Whether a scalar without quotes would be something else than a string: the emitter then takes
  /// double quotes.
  static boolean needsDoubleQuotes(String text) {
    if (text.isEmpty()) {
      return true;
    }
    try {
      return text.length() < 64 && !isString(text);
    } catch (MalformedDocument e) {
      return false;
    }
  }

  private static boolean isString(String text) throws MalformedDocument {
    char first = text.charAt(0);
    boolean maybe = Character.isLetterOrDigit(first) || first == '~' || "+-.".indexOf(first) >= 0;
    boolean date = text.length() >= 8 && Character.isDigit(first) && text.charAt(4) == '-';
    boolean special =
        switch (text) {
          case "y",
              "Y",
              "n",
              "N",
              ".nan",
              ".NaN",
              ".NAN",
              ".inf",
              ".Inf",
              ".INF",
              "+.inf",
              "-.inf" ->
              true;
          default -> false;
        };
    if (special || date || isSexagesimal(text)) {
      return false;
    }
    return !maybe || text.indexOf(':') >= 0 || YamlReader.read(text) instanceof StringValue;
  }

  /// Numbers to the base of 60, as YAML 1.1 had them.
  private static boolean isSexagesimal(String text) {
    return text.indexOf(':') > 0 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == ':');
  }

  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(c -> c == '\n' || (c >= ' ' && c != 0x7F));
  }
}
