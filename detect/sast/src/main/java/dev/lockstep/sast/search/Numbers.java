package dev.lockstep.sast.search;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as Python writes them.
final class Numbers {
  private Numbers() {}

  /// A [Long] or [Double], or null where the text is no number.
  ///
  /// @param base 0 where the text says it
  static @Nullable Object of(String text, int base) {
    String digits = text.trim().toLowerCase(Locale.ROOT).replace("_", "");
    try {
      if (base > 1) {
        return Long.parseLong(digits.replaceFirst("^0[xob]", ""), base);
      } else if (digits.startsWith("0x")) {
        return Long.parseLong(digits.substring(2), 16);
      } else if (digits.startsWith("0o")) {
        return Long.parseLong(digits.substring(2), 8);
      } else if (digits.startsWith("0b")) {
        return Long.parseLong(digits.substring(2), 2);
      } else if (digits.length() > 1 && digits.matches("0[0-7]+")) {
        return Long.parseLong(digits, 8);
      } else if (digits.matches("-?[0-9]+[lu]*")) {
        return Long.parseLong(digits.replaceAll("[lu]", ""));
      } else if (digits.matches("-?[0-9]*\\.?[0-9]+(e[+-]?[0-9]+)?|-?[0-9]+\\.")) {
        return Double.parseDouble(digits);
      }
    } catch (NumberFormatException e) {
      return null;
    }
    return null;
  }
}
