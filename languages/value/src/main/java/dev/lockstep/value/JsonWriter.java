package dev.lockstep.value;

/// Writes values as JSON, keys sorted. What JSON has no form for is written as Open Policy Agent
/// does: a set as an array, a key that is no string as the string of its JSON.
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final String prefix;
  private final String indent;
  private final boolean pretty;
  private final boolean markupEscaped;

  private JsonWriter(boolean pretty, boolean markupEscaped, String prefix, String indent) {
    this.pretty = pretty;
    this.markupEscaped = markupEscaped;
    this.prefix = prefix;
    this.indent = indent;
  }

  /// `value` without white space.
  public static String write(Value value) {
    JsonWriter writer = new JsonWriter(false, true, "", "");
    writer.append(value, 0);
    return writer.out.toString();
  }

  /// `value` without white space, and with `<`, `>` and `&` as they stand: the form that digests of
  /// documents are taken of.
  public static String writeVerbatim(Value value) {
    JsonWriter writer = new JsonWriter(false, false, "", "");
    writer.append(value, 0);
    return writer.out.toString();
  }

  /// `value` with each member and element on a line that begins with `prefix` and, for each level,
  /// `indent`.
  public static String writePretty(Value value, String prefix, String indent) {
    JsonWriter writer = new JsonWriter(true, true, prefix, indent);
    writer.append(value, 0);
    return writer.out.toString();
  }

  private void append(Value value, int level) {
    switch (value) {
      case NullValue _ -> out.append("null");
      case BooleanValue truth -> out.append(truth.isTrue());
      case NumberValue number -> out.append(number.text());
      case StringValue string -> quote(string.text());
      case ArrayValue array -> elements(array, array.size(), level);
      case SetValue set -> elements(set, set.size(), level);
      case ObjectValue object -> members(object, level);
    }
  }

  private void elements(Iterable<Value> elements, int size, int level) {
    out.append('[');
    int index = 0;
    for (Value element : elements) {
      separate(index++, level + 1);
      append(element, level + 1);
    }
    close(size, level);
    out.append(']');
  }

  private void members(ObjectValue given, int level) {
    ObjectValue object = withTextKeys(given);
    out.append('{');
    for (int i = 0; i < object.size(); i++) {
      separate(i, level + 1);
      quote(keyText(object.key(i)));
      out.append(pretty ? ": " : ":");
      append(object.value(i), level + 1);
    }
    close(object.size(), level);
    out.append('}');
  }

  /// Keys are sorted as the strings that they are written as.
  private static ObjectValue withTextKeys(ObjectValue object) {
    int size = object.size();
    boolean isText =
        size == 0
            || (object.key(0) instanceof StringValue
                && object.key(size - 1) instanceof StringValue);
    if (isText) {
      return object;
    }
    ObjectValue.Builder members = new ObjectValue.Builder(size);
    for (int i = 0; i < size; i++) {
      members.put(keyText(object.key(i)), object.value(i));
    }
    return members.build();
  }

  private static String keyText(Value key) {
    return key instanceof StringValue string ? string.text() : write(key);
  }

  private void separate(int index, int level) {
    if (index > 0) {
      out.append(',');
    }
    line(level);
  }

  private void close(int size, int level) {
    if (size > 0) {
      line(level);
    }
  }

  private void line(int level) {
    if (pretty) {
      out.append('\n').append(prefix).repeat(indent, level);
    }
  }

  /// Escapes as Go's encoder does, which also escapes what HTML would read as markup.
  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '<', '>', '&' -> markup(c);
        case '\u2028', '\u2029' -> hex(c);
        default -> {
          if (c < ' ') {
            hex(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void markup(char c) {
    if (markupEscaped) {
      hex(c);
    } else {
      out.append(c);
    }
  }

  private void hex(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >>> shift) & 0xF));
    }
  }
}
