package dev.lockstep.report;

import dev.lockstep.report.text.Printable;

/// Hostile text in XML and HTML. What XML has no character for (section 2.2 of XML 1.0) becomes
/// U+FFFD; what would turn the direction of the text around it becomes a visible `<U+202E>`.
final class Markup {

  private Markup() {}

  /// Text between tags; it keeps its lines.
  static String text(String text) {
    return escape(text, false);
  }

  /// Text within double quotes.
  static String attribute(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean inQuotes) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> escape(point, inQuotes, out));
    return out.toString();
  }

  private static void escape(int point, boolean inQuotes, StringBuilder out) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\t', '\n', '\r' -> {
        if (inQuotes || point == '\r') {
          out.append("&#").append(point).append(';');
        } else {
          out.append((char) point);
        }
      }
      default -> other(point, out);
    }
  }

  private static void other(int point, StringBuilder out) {
    switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> out.append('\uFFFD');
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          out.append("&lt;" + Printable.notation(point) + "&gt;");
      default -> out.appendCodePoint(point);
    }
  }
}
