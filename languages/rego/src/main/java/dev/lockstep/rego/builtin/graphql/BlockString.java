package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.List;

/// What a block string says (specification, section 2.9.4): without the indentation that all lines
/// but the first share, and without empty lines around.
final class BlockString {
  private BlockString() {}

  static String value(String raw) {
    List<String> lines = new ArrayList<>(List.of(raw.split("\n", -1)));
    int common = Integer.MAX_VALUE;
    for (String line : lines) {
      int indent = indent(line);
      if (indent < line.length()) {
        common = Math.min(common, indent);
      }
    }
    if (common < Integer.MAX_VALUE) {
      for (int i = 1; i < lines.size(); i++) {
        String line = lines.get(i);
        lines.set(i, line.length() < common ? "" : line.substring(common));
      }
    }
    int start = 0;
    int end = lines.size();
    while (start < end && isBlank(lines.get(start))) {
      start++;
    }
    while (start < end && isBlank(lines.get(end - 1))) {
      end--;
    }
    return String.join("\n", lines.subList(start, end));
  }

  private static boolean isBlank(String line) {
    return indent(line) == line.length();
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
      indent++;
    }
    return indent;
  }
}
