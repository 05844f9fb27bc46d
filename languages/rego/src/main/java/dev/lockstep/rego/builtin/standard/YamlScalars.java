package dev.lockstep.rego.builtin.standard;

import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.YamlReader;
import java.util.HexFormat;

/// Which strings YAML can write without quotes.
final class YamlScalars {
  private static final char BOM = '\uFEFF';
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

  private YamlScalars() {}

  /// Whether `text` written without quotes reads back as that string.
  static boolean isPlain(String text) {
    if (text.isEmpty() || !isPrintable(text) || text.strip().length() != text.length()) {
      return false;
    }
    char first = text.charAt(0);
    boolean dash = "-?:".indexOf(first) >= 0 && text.length() > 1 && text.charAt(1) != ' ';
    if (INDICATORS.indexOf(first) >= 0 && !dash) {
      return false;
    }
    if (text.startsWith("---")
        || text.startsWith("...")
        || text.contains(": ")
        || text.contains(" #")
        || text.endsWith(":")
        || text.indexOf('\n') >= 0
        || text.indexOf('\u2028') >= 0
        || text.indexOf('\u2029') >= 0) {
      return false;
    }
    return !needsDoubleQuotes(text) && !text.equals("<<") && !text.equals("=");
  }

  /// Whether a scalar without quotes would be something else than a string: the emitter then takes
  /// double quotes.
  static boolean needsDoubleQuotes(String text) {
    if (text.isEmpty()) {
      return true;
    }
    try {
      return text.length() < 64 && !isString(text);
    } catch (MalformedDocument e) {
      return false;
    }
  }

  private static boolean isString(String text) throws MalformedDocument {
    char first = text.charAt(0);
    boolean maybe = Character.isLetterOrDigit(first) || first == '~' || "+-.".indexOf(first) >= 0;
    boolean special =
        switch (text) {
          case "y",
              "Y",
              "n",
              "N",
              ".nan",
              ".NaN",
              ".NAN",
              ".inf",
              ".Inf",
              ".INF",
              "+.inf",
              "-.inf" ->
              true;
          default -> false;
        };
    if (special || YamlTimestamp.is(text) || isSexagesimal(text)) {
      return false;
    }
    return !maybe || text.indexOf(':') >= 0 || YamlReader.read(text) instanceof StringValue;
  }

  /// Numbers to the base of 60, as YAML 1.1 had them.
  private static boolean isSexagesimal(String text) {
    return text.indexOf(':') > 0 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == ':');
  }

  /// Whether the emitter writes all of `text` as it stands, as Go's `yaml.v3` sees it: characters
  /// of four bytes are not printable there, and breaks beside spaces need escapes.
  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(YamlScalars::isPrintable)
        && text.indexOf("\u2028 ") < 0
        && text.indexOf("\u2029 ") < 0
        && text.indexOf(" \u2028") < 0
        && text.indexOf(" \u2029") < 0;
  }

  private static boolean isPrintable(int c) {
    return c == '\n' || (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c < 0xFFFE && c != BOM);
  }

  /// `text` between double quotes. Where it begins with a byte order mark, all of it is escaped.
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    boolean all = text.indexOf(BOM) == 0;
    text.codePoints()
        .forEach(
            c -> {
              if (all || !isPrintable(c) || "\n\"\\\u2028\u2029".indexOf(c) >= 0) {
                escape(c, out);
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  private static void escape(int c, StringBuilder out) {
    int named =
        c == 0 ? 0 : "\0\u0007\b\t\n\u000B\f\r\u001B\"\\\u0085\u00A0\u2028\u2029".indexOf(c);
    out.append('\\');
    if (named >= 0) {
      out.append("0abtnvfre\"\\N_LP".charAt(named));
    } else if (c <= 0xFF) {
      out.append('x').append(hex(c, 2));
    } else {
      out.append(c <= 0xFFFF ? 'u' : 'U').append(hex(c, c <= 0xFFFF ? 4 : 8));
    }
  }

  private static String hex(int c, int digits) {
    return HexFormat.of().withUpperCase().toHexDigits(c, digits);
  }

  /// `text` as it is after the way through JSON that is read as YAML: a next-line character is a
  /// break there, and one break is a space.
  static String folded(String text) {
    return text.indexOf('\u0085') < 0 ? text : text.replaceAll("[ \t]*\u0085[ \t]*", " ");
  }

  /// The order of keys that `yaml.v3` makes: numbers in them by their amount, letters behind the
  /// rest.
  static int compareKeys(String a, String b) {
    int[] x = a.codePoints().toArray();
    int[] y = b.codePoints().toArray();
    boolean digits = false;
    for (int i = 0; i < x.length && i < y.length; i++) {
      if (x[i] == y[i]) {
        digits = Character.isDigit(x[i]);
        continue;
      }
      boolean letter = Character.isLetter(x[i]);
      boolean other = Character.isLetter(y[i]);
      if (letter || other) {
        return letter && other ? Integer.compare(x[i], y[i]) : letter == digits ? -1 : 1;
      }
      return compareNumbers(x, y, i);
    }
    return Integer.compare(x.length, y.length);
  }

  private static int compareNumbers(int[] x, int[] y, int at) {
    long start = 0;
    if (x[at] == '0' || y[at] == '0') {
      for (int i = at - 1; i >= 0 && Character.isDigit(x[i]); i--) {
        if (x[i] != '0') {
          start = 1;
          break;
        }
      }
    }
    long a = start;
    int endOfX = at;
    for (; endOfX < x.length && Character.isDigit(x[endOfX]); endOfX++) {
      a = a * 10 + x[endOfX] - '0';
    }
    long b = start;
    int endOfY = at;
    for (; endOfY < y.length && Character.isDigit(y[endOfY]); endOfY++) {
      b = b * 10 + y[endOfY] - '0';
    }
    int byLength = a != b ? Long.compare(a, b) : Integer.compare(endOfX, endOfY);
    return byLength != 0 ? byLength : Integer.compare(x[at], y[at]);
  }
}
