package dev.lockstep.cli.config;

import java.util.Locale;
import java.util.Set;

/// A text as a YAML scalar that reads back as the same text.
final class YamlText {
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off");

  private YamlText() {}

  static String of(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /// Letters first, and nothing in it that could mean something to any reader of YAML.
  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && isLetter(text.charAt(0))
        && text.charAt(text.length() - 1) != ' '
        && text.chars().allMatch(YamlText::isHarmless)
        && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isHarmless(int c) {
    return isLetter(c) || (c >= '0' && c <= '9') || " -_./@+()".indexOf(c) >= 0;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
