package dev.lockstep.rego.syntax;

import org.jspecify.annotations.Nullable;

/// The escapes in strings, which are those of JSON.
final class Escapes {
  private Escapes() {}

  /// What `inner`, without its quotes, stands for; null where it is not JSON.
  static @Nullable String unescape(String inner) {
    StringBuilder text = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c < ' ') {
        return null;
      }
      if (c != '\\') {
        text.append(c);
        continue;
      }
      if (++i >= inner.length()) {
        return null;
      }
      switch (inner.charAt(i)) {
        case '"', '\\', '/' -> text.append(inner.charAt(i));
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          int unit = hex(inner, i + 1);
          if (unit < 0) {
            return null;
          }
          text.append((char) unit);
          i += 4;
        }
        default -> {
          return null;
        }
      }
    }
    return withoutLoneSurrogates(text);
  }

  private static int hex(String text, int from) {
    if (from + 4 > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static String withoutLoneSurrogates(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        text.setCharAt(i, '\uFFFD');
      }
    }
    return text.toString();
  }
}
