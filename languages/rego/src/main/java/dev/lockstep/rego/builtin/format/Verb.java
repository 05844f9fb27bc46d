package dev.lockstep.rego.builtin.format;

import dev.lockstep.value.StringValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Writes one operand by one verb.
final class Verb {
  private static final String UPPER_HEX = "0123456789ABCDEF";
  private static final String LOWER_HEX = "0123456789abcdef";
  private static final int DEFAULT_FLOAT_PRECISION = 6;

  private final Directive directive;
  private final StringBuilder out;

  Verb(Directive directive, StringBuilder out) {
    this.directive = directive;
    this.out = out;
  }

  void write(int verb, Object operand) {
    if (verb == 'T') {
      text(GoFormat.typeName(operand));
      return;
    }
    if (verb == 'v') {
      directive.goSyntax();
    }
    switch (operand) {
      case Long number -> integer(verb, number);
      case BigInteger number -> bigInteger(verb, number);
      case Double number -> decimal(verb, number);
      default -> string(verb, operand.toString());
    }
  }

  private void integer(int verb, long number) {
    switch (verb) {
      case 'c' -> directive.pad(out, character(number), true);
      case 'q' -> directive.pad(out, quotedCharacter(number), true);
      case 'U' -> unicode(number);
      default -> {
        if (!digits(verb, BigInteger.valueOf(number))) {
          wrong(verb, number);
        }
      }
    }
  }

  private void bigInteger(int verb, BigInteger number) {
    if (!digits(verb == 's' ? 'd' : verb, number)) {
      out.append("%!").appendCodePoint(verb).append("(big.Int=").append(number).append(')');
    }
  }

  /// Whether `verb` is one of integers.
  private boolean digits(int verb, BigInteger number) {
    int radix =
        switch (verb) {
          case 'v', 'd' -> 10;
          case 'b' -> 2;
          case 'o', 'O' -> 8;
          case 'x', 'X' -> 16;
          default -> 0;
        };
    if (radix == 0) {
      return false;
    }
    if (directive.precision == 0 && number.signum() == 0) {
      directive.pad(out, "", false);
      return true;
    }
    String digits = number.abs().toString(radix);
    if (verb == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    String sign = number.signum() < 0 ? "-" : directive.plus ? "+" : directive.space ? " " : "";
    int least = directive.precision;
    if (least < 0 && directive.zero && !directive.minus) {
      least = directive.width - sign.length();
    }
    if (digits.length() < least) {
      digits = "0".repeat(least - digits.length()) + digits;
    }
    directive.pad(out, sign + prefix(verb, digits) + digits, false);
    return true;
  }

  private String prefix(int verb, String digits) {
    if (verb == 'O') {
      return "0o";
    }
    if (!directive.sharp) {
      return "";
    }
    return switch (verb) {
      case 'b' -> "0b";
      case 'o' -> digits.startsWith("0") ? "" : "0";
      case 'x' -> "0x";
      case 'X' -> "0X";
      default -> "";
    };
  }

  private static String character(long number) {
    boolean valid =
        number >= 0
            && number <= Character.MAX_CODE_POINT
            && (number < Character.MIN_SURROGATE || number > Character.MAX_SURROGATE);
    return Character.toString(valid ? (int) number : 0xFFFD);
  }

  private String quotedCharacter(long number) {
    String character = character(number);
    if (character.equals("'")) {
      return "'\\''";
    }
    if (character.equals("\"")) {
      return "'\"'";
    }
    String quoted = quoted(character);
    return "'" + quoted.substring(1, quoted.length() - 1) + "'";
  }

  private void unicode(long number) {
    String digits = Long.toHexString(number).toUpperCase(Locale.ROOT);
    int least = Math.max(4, directive.precision);
    String text = "U+" + "0".repeat(Math.max(0, least - digits.length())) + digits;
    if (directive.sharp && number >= 0 && number <= Character.MAX_CODE_POINT) {
      String quoted = StringValue.of(Character.toString((int) number)).toString();
      if (quoted.charAt(1) != '\\') {
        text += " '" + Character.toString((int) number) + "'";
      }
    }
    directive.pad(out, text, false);
  }

  private void decimal(int verb, double number) {
    switch (verb) {
      case 'v' -> decimal(number, 'g', FloatText.SHORTEST);
      case 'b', 'g', 'G', 'x', 'X' -> decimal(number, (char) verb, FloatText.SHORTEST);
      case 'f', 'e', 'E', 'F' -> decimal(number, (char) verb, DEFAULT_FLOAT_PRECISION);
      default -> wrong(verb, number);
    }
  }

  private void decimal(double number, char verb, int defaultPrecision) {
    int precision = directive.precision < 0 ? defaultPrecision : directive.precision;
    String text = FloatText.of(number, verb, precision);
    boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
    String sign = signed ? text.substring(0, 1) : directive.space && !directive.plus ? " " : "+";
    String body = signed ? text.substring(1) : text;
    if (directive.sharp && verb != 'b' && !Double.isInfinite(number)) {
      body = withPoint(body, verb, precision);
    }
    boolean showSign = directive.plus || !sign.equals("+");
    int length = body.length() + (showSign ? 1 : 0);
    if (showSign && directive.zero && !directive.minus && directive.width > length) {
      out.append(sign).repeat('0', directive.width - length).append(body);
      return;
    }
    directive.pad(out, (showSign ? sign : "") + body, true);
  }

  /// The flag `#` asks for a decimal point, and for the zeros that `%g` leaves out.
  private static String withPoint(String body, char verb, int precision) {
    boolean hex = verb == 'x' || verb == 'X';
    int end = 0;
    while (end < body.length()
        && "pP".indexOf(body.charAt(end)) < 0
        && (hex || "eE".indexOf(body.charAt(end)) < 0)) {
      end++;
    }
    String mantissa = body.substring(0, end);
    int digits = verb == 'g' || verb == 'G' || verb == 'x' ? precision < 0 ? 6 : precision : 0;
    boolean nonzero = false;
    for (int i = 0; i < mantissa.length(); i++) {
      char c = mantissa.charAt(i);
      nonzero |= c != '0' && c != '.';
      digits -= nonzero && c != '.' ? 1 : 0;
    }
    StringBuilder text = new StringBuilder(mantissa);
    if (mantissa.indexOf('.') < 0) {
      digits -= mantissa.equals("0") ? 1 : 0;
      text.append('.');
    }
    return text.repeat('0', Math.max(0, digits)).append(body, end, body.length()).toString();
  }

  private void string(int verb, String text) {
    switch (verb) {
      case 'v' -> {
        if (directive.sharpValue) {
          directive.pad(out, StringValue.of(text).toString(), true);
        } else {
          text(text);
        }
      }
      case 's' -> text(text);
      case 'x' -> hex(text, LOWER_HEX);
      case 'X' -> hex(text, UPPER_HEX);
      case 'q' -> directive.pad(out, quoted(truncated(text)), true);
      default -> wrong(verb, text);
    }
  }

  private void text(String text) {
    directive.pad(out, truncated(text), true);
  }

  private String truncated(String text) {
    int precision = directive.precision;
    return precision >= 0 && text.codePointCount(0, text.length()) > precision
        ? text.substring(0, text.offsetByCodePoints(0, precision))
        : text;
  }

  private String quoted(String text) {
    if (directive.sharp && canBackquote(text)) {
      return "`" + text + "`";
    }
    String quoted = StringValue.of(text).toString();
    return directive.plus ? ascii(quoted) : quoted;
  }

  private static boolean canBackquote(String text) {
    return text.chars().allMatch(c -> c != '`' && c != 0xFEFF && c != 0x7F && (c >= ' ' || c == 9));
  }

  private static String ascii(String quoted) {
    StringBuilder text = new StringBuilder();
    quoted
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                text.append((char) c);
              } else {
                text.append(
                    c < Character.MIN_SUPPLEMENTARY_CODE_POINT
                        ? String.format(Locale.ROOT, "\\u%04x", c)
                        : String.format(Locale.ROOT, "\\U%08x", c));
              }
            });
    return text.toString();
  }

  private void hex(String text, String alphabet) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length =
        directive.precision >= 0 ? Math.min(directive.precision, bytes.length) : bytes.length;
    String prefix = directive.sharp ? "0" + (alphabet.equals(UPPER_HEX) ? 'X' : 'x') : "";
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (i == 0 || directive.space) {
        digits.append(i == 0 ? "" : " ").append(prefix);
      }
      digits.append(alphabet.charAt((bytes[i] >> 4) & 0xF)).append(alphabet.charAt(bytes[i] & 0xF));
    }
    directive.pad(out, digits.toString(), true);
  }

  private void wrong(int verb, Object operand) {
    out.append("%!").appendCodePoint(verb).append('(');
    out.append(GoFormat.typeName(operand)).append('=');
    write('v', operand);
    out.append(')');
  }
}
