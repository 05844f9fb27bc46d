package dev.lockstep.report.gitleaks;

import dev.lockstep.model.RawText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON as Go's `encoding/json` indents and escapes it (`Encoder.SetIndent`, HTML escaping on).
final class GoJson {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final String indent;
  private int depth;
  private boolean empty = true;

  GoJson(String indent) {
    this.indent = indent;
  }

  GoJson begin(char bracket) {
    out.append(bracket);
    depth++;
    empty = true;
    return this;
  }

  GoJson end(char bracket) {
    depth--;
    if (!empty) {
      newLine();
    }
    out.append(bracket);
    empty = false;
    return this;
  }

  GoJson name(String name) {
    element();
    string(name);
    out.append(": ");
    return this;
  }

  /// Begins an element of an array.
  GoJson element() {
    if (!empty) {
      out.append(',');
    }
    newLine();
    empty = false;
    return this;
  }

  GoJson field(String name, String value) {
    return name(name).string(value);
  }

  GoJson field(String name, int value) {
    name(name).out.append(value);
    return this;
  }

  GoJson field(String name, float value) {
    name(name).out.append(number(value));
    return this;
  }

  GoJson field(String name, @Nullable List<String> values) {
    name(name);
    if (values == null) {
      out.append("null");
      return this;
    }
    begin('[');
    for (String value : values) {
      element().string(value);
    }
    return end(']');
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void newLine() {
    out.append('\n');
    out.repeat(indent, depth);
  }

  private GoJson string(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
    return this;
  }

  private void character(int point) {
    switch (point) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '<', '>', '&', 0x2028, 0x2029 -> unicode(point);
      default -> {
        if (point < ' ') {
          unicode(point);
        } else if (RawText.isRawByte(point)) {
          unicode(0xFFFD);
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }

  private void unicode(int point) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(point >> shift & 15));
    }
  }

  /// A float32 as `encoding/json` has it: ES6's rules with the shortest digits that give the value
  /// back.
  static String number(float value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal digits = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    float size = Math.abs(value);
    if (size >= 1e-6f && size < 1e21f) {
      return digits.toPlainString();
    }
    String mantissa = new BigDecimal(digits.unscaledValue(), digits.precision() - 1).toString();
    int exponent = digits.precision() - 1 - digits.scale();
    return mantissa + (exponent < 0 ? "e" : "e+") + exponent;
  }
}
