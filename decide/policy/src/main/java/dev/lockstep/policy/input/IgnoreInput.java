package dev.lockstep.policy.input;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// The ignore files of Git and Docker: an array, within one of its own so that all lines are one
/// document, of an object for each line with its `Kind` (`Path`, `NegatedPath`, `Comment`,
/// `Empty`), its `Value` without signs and escapes, and what it was (`Original`).
final class IgnoreInput {
  private IgnoreInput() {}

  static Value read(String text) {
    List<Value> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String stripped = withoutEnd(line);
      if (stripped.isEmpty()) {
        lines.add(line("Empty", line, line));
      } else if (line.startsWith("#")) {
        lines.add(line("Comment", stripped.substring(1).strip(), line));
      } else if (line.startsWith("!")) {
        lines.add(line("NegatedPath", unescaped(stripped.substring(1)), line));
      } else {
        lines.add(line("Path", unescaped(stripped), line));
      }
    }
    return ArrayValue.of(List.<Value>of(ArrayValue.of(lines)));
  }

  private static Value line(String kind, String value, String original) {
    return new ObjectValue.Builder()
        .put("Kind", StringValue.of(kind))
        .put("Value", StringValue.of(value))
        .put("Original", StringValue.of(original))
        .build();
  }

  /// Without the spaces at the end, of which an escaped one stays.
  private static String withoutEnd(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    boolean isEscaped = end > 0 && line.charAt(end - 1) == '\\' && end < line.length();
    return line.substring(0, isEscaped ? end + 1 : end);
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean escapes = text.charAt(i) == '\\';
      if (!escapes) {
        plain.append(text.charAt(i));
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '\\') {
        plain.append('\\');
        i++;
      }
    }
    return plain.toString();
  }
}
