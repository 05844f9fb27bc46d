package dev.lockstep.rego.builtin.time;

import java.util.List;
import java.util.Map;

/// Takes apart the layouts of Go: how the time Mon Jan 2 15:04:05 -0700 MST 2006 is written.
final class Layout {
  static final String RFC_3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";
  static final String RFC_3339 = "2006-01-02T15:04:05Z07:00";

  private static final Map<String, String> NAMED =
      Map.of(
          "ANSIC", "Mon Jan _2 15:04:05 2006",
          "UnixDate", "Mon Jan _2 15:04:05 MST 2006",
          "RubyDate", "Mon Jan 02 15:04:05 -0700 2006",
          "RFC822", "02 Jan 06 15:04 MST",
          "RFC822Z", "02 Jan 06 15:04 -0700",
          "RFC850", "Monday, 02-Jan-06 15:04:05 MST",
          "RFC1123", "Mon, 02 Jan 2006 15:04:05 MST",
          "RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700",
          "RFC3339", RFC_3339,
          "RFC3339Nano", RFC_3339_NANO);

  private static final List<String> OFFSETS = List.of("070000", "07:00:00", "0700", "07:00", "07");

  private Layout() {}

  /// The layout that `text` names or is.
  static String named(String text) {
    return NAMED.getOrDefault(text, text);
  }

  /// An element of a layout with the text before it.
  ///
  /// @param prefix what stands before the element
  /// @param element what it is; [Element#LITERAL] where the layout ends without one
  /// @param text how it is written
  /// @param next where the layout goes on
  record Part(String prefix, Element element, String text, int next) {}

  /// The first element of `layout` from `from` on.
  static Part next(String layout, int from) {
    for (int i = from; i < layout.length(); i++) {
      int length = 0;
      Element element = Element.LITERAL;
      int start = i;
      char c = layout.charAt(i);
      if (c == '_' && layout.startsWith("_2006", i)) {
        start = i + 1;
        element = Element.LONG_YEAR;
        length = 4;
      } else {
        element = elementAt(layout, i);
        length = length(layout, i, element);
      }
      if (element != Element.LITERAL) {
        int end = start + length;
        return new Part(layout.substring(from, start), element, layout.substring(start, end), end);
      }
    }
    return new Part(layout.substring(from), Element.LITERAL, "", layout.length());
  }

  private static Element elementAt(String layout, int at) {
    return switch (layout.charAt(at)) {
      case 'J' -> name(layout, at, "January", "Jan", Element.LONG_MONTH, Element.MONTH);
      case 'M' ->
          layout.startsWith("MST", at)
              ? Element.ZONE_NAME
              : name(layout, at, "Monday", "Mon", Element.LONG_WEEKDAY, Element.WEEKDAY);
      case '0' -> zero(layout, at);
      case '1' -> layout.startsWith("15", at) ? Element.HOUR : Element.NUMBER_MONTH;
      case '2' -> layout.startsWith("2006", at) ? Element.LONG_YEAR : Element.DAY;
      case '_' ->
          layout.startsWith("__2", at)
              ? Element.UNDER_YEAR_DAY
              : layout.startsWith("_2", at) ? Element.UNDER_DAY : Element.LITERAL;
      case '3' -> Element.HOUR_12;
      case '4' -> Element.MINUTE;
      case '5' -> Element.SECOND;
      case 'P' -> layout.startsWith("PM", at) ? Element.UPPER_PM : Element.LITERAL;
      case 'p' -> layout.startsWith("pm", at) ? Element.LOWER_PM : Element.LITERAL;
      case '-', 'Z' -> layout.startsWith("07", at + 1) ? Element.OFFSET : Element.LITERAL;
      case '.', ',' -> fraction(layout, at);
      default -> Element.LITERAL;
    };
  }

  private static Element name(
      String layout, int at, String full, String brief, Element ofFull, Element ofBrief) {
    if (layout.startsWith(full, at)) {
      return ofFull;
    }
    int end = at + brief.length();
    boolean goesOn =
        end < layout.length() && layout.charAt(end) >= 'a' && layout.charAt(end) <= 'z';
    return layout.startsWith(brief, at) && !goesOn ? ofBrief : Element.LITERAL;
  }

  private static Element zero(String layout, int at) {
    if (layout.startsWith("002", at)) {
      return Element.ZERO_YEAR_DAY;
    }
    return switch (at + 1 < layout.length() ? layout.charAt(at + 1) : ' ') {
      case '1' -> Element.ZERO_MONTH;
      case '2' -> Element.ZERO_DAY;
      case '3' -> Element.ZERO_HOUR_12;
      case '4' -> Element.ZERO_MINUTE;
      case '5' -> Element.ZERO_SECOND;
      case '6' -> Element.YEAR;
      default -> Element.LITERAL;
    };
  }

  private static Element fraction(String layout, int at) {
    char digit = at + 1 < layout.length() ? layout.charAt(at + 1) : ' ';
    int end = at + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    boolean goesOn =
        end < layout.length() && layout.charAt(end) >= '0' && layout.charAt(end) <= '9';
    return goesOn || (digit != '0' && digit != '9')
        ? Element.LITERAL
        : digit == '0' ? Element.FRACTION_ZEROS : Element.FRACTION_NINES;
  }

  private static int length(String layout, int at, Element element) {
    return switch (element) {
      case LONG_MONTH -> 7;
      case LONG_WEEKDAY -> 6;
      case LONG_YEAR -> 4;
      case MONTH, WEEKDAY, ZONE_NAME, UNDER_YEAR_DAY, ZERO_YEAR_DAY -> 3;
      case NUMBER_MONTH, DAY, HOUR_12, MINUTE, SECOND -> 1;
      case OFFSET -> 1 + offset(layout, at + 1).length();
      case FRACTION_ZEROS, FRACTION_NINES -> fractionLength(layout, at);
      case ZERO_MONTH,
          ZERO_DAY,
          ZERO_HOUR_12,
          ZERO_MINUTE,
          ZERO_SECOND,
          YEAR,
          UNDER_DAY,
          HOUR,
          UPPER_PM,
          LOWER_PM ->
          2;
      case LITERAL -> 0;
    };
  }

  private static String offset(String layout, int at) {
    for (String offset : OFFSETS) {
      if (layout.startsWith(offset, at)) {
        return offset;
      }
    }
    return "";
  }

  private static int fractionLength(String layout, int at) {
    int end = at + 1;
    while (end < layout.length() && layout.charAt(end) == layout.charAt(at + 1)) {
      end++;
    }
    return end - at;
  }
}
