package dev.lockstep.report.text;

import java.util.Locale;

/// Makes hostile text fit to be seen: what a terminal would obey and what a reader cannot see
/// becomes visible. Scanned files and their names may hold escape sequences that recolour, hide or
/// retype what stands on a screen, and marks that turn the direction of text (CVE-2021-42574).
public final class Printable {
  private static final String TAB = "    ";
  private static final int CONTROL_PICTURES = 0x2400;
  private static final char DELETE_PICTURE = '\u2421';

  private Printable() {}

  /// A text on one line.
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      out.append(of(point));
    }
    return out.toString();
  }

  /// One code point: a tab as four spaces, the first control characters as their pictures, what
  /// else is invisible as `<U+202E>`.
  public static String of(int point) {
    if (point == '\t') {
      return TAB;
    }
    if (point < ' ') {
      return Character.toString(CONTROL_PICTURES + point);
    }
    if (point == 0x7f) {
      return Character.toString(DELETE_PICTURE);
    }
    return isHidden(point) ? "<" + notation(point) + ">" : Character.toString(point);
  }

  /// A code point as the Unicode Standard writes it: `U+202E`.
  public static String notation(int point) {
    String digits = Integer.toHexString(point).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  /// How many columns of a terminal a printable text takes.
  public static int width(String text) {
    int width = 0;
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      width += width(point);
    }
    return width;
  }

  /// How many columns a visible code point takes: none for a combining mark, two for East Asian
  /// wide and fullwidth characters and pictographs (Unicode Standard Annex 11), else one.
  static int width(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> point != ' ' && point != 0x3000;
      default -> point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
    };
  }

  private static boolean isWide(int point) {
    return in(point, 0x1100, 0x115F)
        || in(point, 0x2E80, 0x303E)
        || in(point, 0x3041, 0xA4CF)
        || in(point, 0xA960, 0xA97C)
        || in(point, 0xAC00, 0xD7A3)
        || in(point, 0xF900, 0xFAFF)
        || in(point, 0xFE30, 0xFE6F)
        || in(point, 0xFF01, 0xFF60)
        || in(point, 0xFFE0, 0xFFE6)
        || in(point, 0x16FE0, 0x1B2FF)
        || in(point, 0x1F300, 0x1F64F)
        || in(point, 0x1F680, 0x1F6FF)
        || in(point, 0x1F900, 0x1F9FF)
        || in(point, 0x20000, 0x3FFFD);
  }

  private static boolean in(int point, int first, int last) {
    return point >= first && point <= last;
  }
}
