package dev.lockstep.source.yaml;

/// Values of JSON's strings.
final class JsonStrings {
  private JsonStrings() {}

  static String unescaped(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    int at = -1;
    while (++at < raw.length()) {
      char c = raw.charAt(at);
      if (c != '\\' || at + 1 >= raw.length()) {
        out.append(c);
        continue;
      }
      at++;
      switch (raw.charAt(at)) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> at = unicode(raw, at, out);
        default -> out.append(raw.charAt(at));
      }
    }
    return out.toString();
  }

  /// @return the last character of the escape
  private static int unicode(String raw, int at, StringBuilder out) {
    int value = 0;
    for (int i = 1; i <= 4; i++) {
      int digit = at + i < raw.length() ? Character.digit(raw.charAt(at + i), 16) : -1;
      if (digit < 0) {
        out.append("\\u");
        return at;
      }
      value = value * 16 + digit;
    }
    out.append((char) value);
    return at + 4;
  }
}
