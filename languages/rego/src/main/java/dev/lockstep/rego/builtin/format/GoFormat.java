package dev.lockstep.rego.builtin.format;

import java.math.BigInteger;
import java.util.List;

/// Writes operands into a format as Go's `fmt.Sprintf` does, wrong verbs and missing operands
/// included. Operands are Long, BigInteger, Double or String.
public final class GoFormat {
  /// The largest width or precision that Go takes.
  private static final int MAX_NUMBER = 1_000_000;

  private final String format;
  private final List<?> operands;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int operand;
  private boolean reordered;
  private boolean goodIndex;
  private boolean afterIndex;
  private Directive directive = new Directive();

  private GoFormat(String format, List<?> operands) {
    this.format = format;
    this.operands = operands;
  }

  /// The text of `format` with `operands` in it.
  public static String format(String format, List<?> operands) {
    return new GoFormat(format, operands).run();
  }

  private String run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        out.append(format, at, format.length());
        break;
      }
      out.append(format, at, percent);
      at = percent + 1;
      directive();
    }
    if (!reordered && operand < operands.size()) {
      extra();
    }
    return out.toString();
  }

  private void directive() {
    directive = new Directive();
    goodIndex = true;
    afterIndex = false;
    flags();
    index();
    width();
    precision();
    if (!afterIndex) {
      index();
    }
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      out.append('%');
    } else if (!goodIndex) {
      wrong(verb, "BADINDEX");
    } else if (operand >= operands.size()) {
      wrong(verb, "MISSING");
    } else {
      new Verb(directive, out).write(verb, operands.get(operand++));
    }
  }

  private void wrong(int verb, String what) {
    out.append("%!").appendCodePoint(verb).append('(').append(what).append(')');
  }

  private void flags() {
    while (at < format.length()) {
      switch (format.charAt(at)) {
        case '#' -> directive.sharp = true;
        case '0' -> directive.zero = true;
        case '+' -> directive.plus = true;
        case '-' -> directive.minus = true;
        case ' ' -> directive.space = true;
        default -> {
          return;
        }
      }
      at++;
    }
  }

  private void width() {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      int width = numberOperand();
      if (width == Integer.MIN_VALUE) {
        out.append("%!(BADWIDTH)");
      } else if (width < 0) {
        directive.minus = true;
        directive.zero = false;
        directive.width = -width;
      } else {
        directive.width = width;
      }
      afterIndex = false;
      return;
    }
    int width = number();
    directive.width = width;
    if (afterIndex && width >= 0) {
      goodIndex = false;
    }
  }

  private void precision() {
    if (at >= format.length() || format.charAt(at) != '.') {
      return;
    }
    at++;
    if (afterIndex) {
      goodIndex = false;
    }
    index();
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      int precision = numberOperand();
      if (precision == Integer.MIN_VALUE) {
        out.append("%!(BADPREC)");
      } else {
        directive.precision = Math.max(precision, -1);
      }
      afterIndex = false;
      return;
    }
    directive.precision = Math.max(number(), 0);
  }

  /// The digits that follow; -1 where there are none or too many.
  private int number() {
    int start = at;
    int number = 0;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (number > MAX_NUMBER) {
        at = format.length();
        return -1;
      }
      number = number * 10 + (format.charAt(at) - '0');
      at++;
    }
    return at == start ? -1 : number;
  }

  /// The next operand as a width or precision; the lowest int where it is none.
  private int numberOperand() {
    if (operand >= operands.size()) {
      return Integer.MIN_VALUE;
    }
    Object value = operands.get(operand++);
    return value instanceof Long number && Math.abs(number) <= MAX_NUMBER
        ? number.intValue()
        : Integer.MIN_VALUE;
  }

  /// `[n]` says which operand comes next, from 1.
  private void index() {
    if (at >= format.length() || format.charAt(at) != '[') {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at + 1);
    if (close < 0) {
      goodIndex = false;
      at++;
      return;
    }
    int start = at + 1;
    at = start;
    int number = number();
    boolean whole = number >= 0 && at == close;
    at = close + 1;
    if (whole && number >= 1 && number <= operands.size()) {
      operand = number - 1;
      afterIndex = true;
    } else {
      goodIndex = false;
    }
  }

  private void extra() {
    out.append("%!(EXTRA ");
    String separator = "";
    while (operand < operands.size()) {
      Object value = operands.get(operand++);
      out.append(separator).append(typeName(value)).append('=');
      new Verb(new Directive(), out).write('v', value);
      separator = ", ";
    }
    out.append(')');
  }

  /// What Go calls the type of `operand`.
  static String typeName(Object operand) {
    return switch (operand) {
      case Long _ -> "int64";
      case BigInteger _ -> "*big.Int";
      case Double _ -> "float64";
      default -> "string";
    };
  }
}
