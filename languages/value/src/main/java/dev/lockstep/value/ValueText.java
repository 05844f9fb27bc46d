package dev.lockstep.value;

/// Writes values as Rego terms, the way Open Policy Agent prints them.
final class ValueText {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out;

  private ValueText(StringBuilder out) {
    this.out = out;
  }

  static String of(Value value) {
    ValueText text = new ValueText(new StringBuilder());
    text.append(value);
    return text.out.toString();
  }

  private void append(Value value) {
    switch (value) {
      case NullValue _ -> out.append("null");
      case BooleanValue truth -> out.append(truth.isTrue());
      case NumberValue number -> out.append(number.text());
      case StringValue string -> quote(string.text(), out);
      case ArrayValue array -> array(array);
      case ObjectValue object -> object(object);
      case SetValue set -> set(set);
    }
  }

  private void array(ArrayValue array) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      separate(i);
      append(array.get(i));
    }
    out.append(']');
  }

  private void object(ObjectValue object) {
    out.append('{');
    for (int i = 0; i < object.size(); i++) {
      separate(i);
      append(object.key(i));
      out.append(": ");
      append(object.value(i));
    }
    out.append('}');
  }

  private void set(SetValue set) {
    if (set.size() == 0) {
      out.append("set()");
      return;
    }
    out.append('{');
    for (int i = 0; i < set.size(); i++) {
      separate(i);
      append(set.get(i));
    }
    out.append('}');
  }

  private void separate(int index) {
    if (index > 0) {
      out.append(", ");
    }
  }

  /// Appends `text` in double quotes, escaped as Go's `strconv.Quote` does.
  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case 0x07 -> out.append("\\a");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case 0x0B -> out.append("\\v");
        default -> quoteOther(c, out);
      }
    }
    out.append('"');
  }

  private static void quoteOther(int c, StringBuilder out) {
    if (c < ' ' || c == 0x7F) {
      hex(out.append("\\x"), c, 2);
    } else if (isPrintable(c)) {
      out.appendCodePoint(c);
    } else if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      hex(out.append("\\u"), c, 4);
    } else {
      hex(out.append("\\U"), c, 8);
    }
  }

  private static void hex(StringBuilder out, int value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((value >>> shift) & 0xF));
    }
  }

  private static boolean isPrintable(int c) {
    if (c < 0x7F) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
