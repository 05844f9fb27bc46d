package dev.lockstep.source.java;

/// Values of string and character literals (Java Language Specification, sections 3.3 and 3.10).
final class Strings {
  private Strings() {}

  /// Undoes escape sequences, Unicode escapes among them, but not those of a pattern's regular
  /// expression, `=~/.../`.
  static String unescaped(String raw) {
    if (raw.startsWith("=~/")) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int at = 0; at < raw.length(); ) {
      char c = raw.charAt(at);
      if (c == '\\' && at + 1 < raw.length()) {
        at = escape(raw, at, out);
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static int escape(String raw, int backslash, StringBuilder out) {
    char c = raw.charAt(backslash + 1);
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 's' -> out.append(' ');
      case '\n' -> {}
      case 'u' -> {
        return unicode(raw, backslash, out);
      }
      default -> {
        if (c >= '0' && c <= '7') {
          return octal(raw, backslash + 1, out);
        }
        out.append(c);
      }
    }
    return backslash + 2;
  }

  private static int octal(String raw, int start, StringBuilder out) {
    int longest = raw.charAt(start) <= '3' ? 3 : 2;
    int value = 0;
    int at = start;
    while (at < raw.length()
        && at < start + longest
        && raw.charAt(at) >= '0'
        && raw.charAt(at) <= '7') {
      value = value * 8 + raw.charAt(at) - '0';
      at++;
    }
    out.append((char) value);
    return at;
  }

  private static int unicode(String raw, int backslash, StringBuilder out) {
    int at = backslash + 1;
    while (at < raw.length() && raw.charAt(at) == 'u') {
      at++;
    }
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at + i < raw.length() ? Character.digit(raw.charAt(at + i), 16) : -1;
      if (digit < 0) {
        out.append('\\');
        return backslash + 1;
      }
      value = value * 16 + digit;
    }
    out.append((char) value);
    return at + 4;
  }

  /// Undoes Unicode escapes only, as in identifiers.
  static String unicode(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int at = 0; at < raw.length(); ) {
      if (raw.charAt(at) == '\\' && at + 1 < raw.length()) {
        at = unicode(raw, at, out);
      } else {
        out.append(raw.charAt(at));
        at++;
      }
    }
    return out.toString();
  }

  /// The value of a text block, given what stands between its delimiters.
  static String textBlock(String raw) {
    int first = raw.indexOf('\n');
    int other = raw.indexOf('\r');
    int lineEnd = first < 0 ? other : first;
    String content = lineEnd < 0 ? "" : raw.substring(lineEnd + 1).replace("\r\n", "\n");
    return unescaped(content.stripIndent());
  }
}
