package dev.lockstep.source.yaml;

import java.util.ArrayList;
import java.util.List;

/// Makes YAML of patterns, in which a line `...` stands for entries of the collection around it.
///
/// Such a line becomes an entry of the kind that its neighbours of the same indentation are: an
/// item behind a dash, or a key with a value.
final class YamlPatterns {
  /// What stands for an ellipsis in YAML.
  static final String MARKER = "__ellipsis__";

  private static final String ENTRY = MARKER + ": " + MARKER;

  private final List<String> out = new ArrayList<>();

  /// The indentations that are open, innermost last, as each line's text before its content.
  private final List<String> context = new ArrayList<>();

  /// Ellipses that stand before the first entry of their collection.
  private final List<String> waiting = new ArrayList<>();

  private YamlPatterns() {}

  static String withMarkers(String pattern) {
    YamlPatterns made = new YamlPatterns();
    pattern.lines().forEach(made::line);
    made.waiting.forEach(space -> made.out.add(space + ENTRY));
    return String.join("\n", made.out);
  }

  private void line(String line) {
    String before = line.substring(0, contentStart(line));
    String content = line.substring(before.length());
    if (content.isBlank()) {
      out.add(line);
    } else if (content.strip().equals("...")) {
      ellipsis(before);
    } else {
      release(before);
      while (!context.isEmpty() && column(context.getLast()) > column(before)) {
        context.removeLast();
      }
      context.add(before);
      out.add(before + regexes(content).replace("...", MARKER));
    }
  }

  /// Doubles the backslashes of `"=~/.../"`, which are the expression's and not YAML's.
  private static String regexes(String content) {
    int start = content.indexOf("\"=~/");
    int end = content.lastIndexOf("/\"");
    if (start < 0 || end <= start) {
      return content;
    }
    String doubled = content.substring(start, end).replace("\\", "\\\\");
    return content.substring(0, start) + doubled + content.substring(end);
  }

  private void ellipsis(String before) {
    int column = before.length();
    waiting.removeIf(
        space -> {
          boolean deeper = space.length() > column;
          if (deeper) {
            out.add(space + ENTRY);
          }
          return deeper;
        });
    if (before.indexOf('-') >= 0) {
      out.add(before + ENTRY);
      context.add(before);
      return;
    }
    for (int i = context.size() - 1; i >= 0; i--) {
      if (column(context.get(i)) == column) {
        out.add(merged(before, context.get(i)) + ENTRY);
        return;
      }
    }
    waiting.add(before);
  }

  /// Places the ellipses that waited for a line to say what kind of entries theirs are.
  private void release(String before) {
    waiting.removeIf(
        space -> {
          boolean same = space.length() == column(before);
          boolean deeper = space.length() > column(before);
          if (same || deeper) {
            out.add((same ? merged(space, before) : space) + ENTRY);
          }
          return same || deeper;
        });
  }

  /// The text before an entry, with the dash of a neighbour in the same column.
  private static String merged(String space, String neighbour) {
    int dash = neighbour.indexOf('-');
    return dash < 0 ? space : neighbour;
  }

  /// The column of a line's first dash, or of its content.
  private static int column(String before) {
    int dash = before.indexOf('-');
    return dash < 0 ? before.length() : dash;
  }

  private static int contentStart(String line) {
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      boolean dash = c == '-' && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
      if (c != ' ' && c != '\t' && !dash) {
        break;
      }
      at++;
    }
    return at;
  }
}
