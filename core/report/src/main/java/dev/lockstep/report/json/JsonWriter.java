package dev.lockstep.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes indented JSON as it comes, each member and element on a line of its own. The caller keeps
/// the order: it begins what it ends, and names what stands in an object.
public final class JsonWriter {
  private static final int FULL = 1 << 14;

  private final Utf8Text out = new Utf8Text(FULL + 1024);
  private final @Nullable OutputStream stream;
  private final String indent;
  private final JsonEscaping escaping;
  private int depth;
  private boolean empty = true;
  private boolean named = true;

  private JsonWriter(@Nullable OutputStream stream, String indent, JsonEscaping escaping) {
    this.stream = stream;
    this.indent = indent;
    this.escaping = escaping;
  }

  public static JsonWriter to(OutputStream out, String indent, JsonEscaping escaping) {
    return new JsonWriter(out, indent, escaping);
  }

  /// A writer into a text of its own, which [#text] gives.
  public static JsonWriter toText(String indent, JsonEscaping escaping) {
    return new JsonWriter(null, indent, escaping);
  }

  /// What a writer of [#toText] has written.
  public String text() {
    return out.toString();
  }

  /// Ends the document with a line end and flushes it; the stream stays open.
  public void finish() throws IOException {
    out.ascii('\n');
    drain();
    if (stream != null) {
      stream.flush();
    }
  }

  /// Hands on what is written so far.
  private void drain() throws IOException {
    if (stream != null) {
      out.drainTo(stream);
    }
  }

  public JsonWriter object() throws IOException {
    return begin('{');
  }

  public JsonWriter object(String name) throws IOException {
    return name(name).begin('{');
  }

  public JsonWriter endObject() throws IOException {
    return end('}');
  }

  public JsonWriter array() throws IOException {
    return begin('[');
  }

  public JsonWriter array(String name) throws IOException {
    return name(name).begin('[');
  }

  public JsonWriter endArray() throws IOException {
    return end(']');
  }

  /// The name of the member whose value comes next.
  public JsonWriter name(String name) throws IOException {
    next();
    escaping.string(name, out);
    out.ascii(": ");
    named = true;
    return this;
  }

  public JsonWriter value(String value) throws IOException {
    next();
    escaping.string(value, out);
    return this;
  }

  public JsonWriter value(long value) throws IOException {
    return raw(Long.toString(value));
  }

  public JsonWriter value(boolean value) throws IOException {
    return raw(Boolean.toString(value));
  }

  public JsonWriter nullValue() throws IOException {
    return raw("null");
  }

  public JsonWriter field(String name, String value) throws IOException {
    return name(name).value(value);
  }

  /// A member that is left out where it is null.
  public JsonWriter optional(String name, @Nullable String value) throws IOException {
    return value == null ? this : field(name, value);
  }

  public JsonWriter field(String name, long value) throws IOException {
    return name(name).raw(Long.toString(value));
  }

  public JsonWriter field(String name, boolean value) throws IOException {
    return name(name).raw(Boolean.toString(value));
  }

  /// A number with the shortest digits that give it back; JSON has no word for what is not finite.
  public JsonWriter field(String name, double value) throws IOException {
    return name(name).raw(Double.isFinite(value) ? number(Double.toString(value)) : "0");
  }

  public JsonWriter field(String name, float value) throws IOException {
    return name(name).raw(Float.isFinite(value) ? number(Float.toString(value)) : "0");
  }

  public JsonWriter field(String name, List<String> values) throws IOException {
    array(name);
    for (String value : values) {
      value(value);
    }
    return endArray();
  }

  public JsonWriter nullField(String name) throws IOException {
    return name(name).raw("null");
  }

  private JsonWriter raw(String token) throws IOException {
    next();
    out.ascii(token);
    return this;
  }

  private JsonWriter begin(char bracket) throws IOException {
    next();
    out.ascii(bracket);
    depth++;
    empty = true;
    return this;
  }

  private JsonWriter end(char bracket) throws IOException {
    depth--;
    if (!empty) {
      newLine();
    }
    out.ascii(bracket);
    empty = false;
    return this;
  }

  /// Goes to where the next member or element stands; a named value stands behind its name.
  private void next() throws IOException {
    if (out.size() >= FULL) {
      drain();
    }
    if (named) {
      named = false;
      return;
    }
    if (!empty) {
      out.ascii(',');
    }
    newLine();
    empty = false;
  }

  private void newLine() throws IOException {
    out.ascii('\n');
    for (int i = 0; i < depth; i++) {
      out.ascii(indent);
    }
  }

  /// A number in ECMAScript's notation, which Go's `encoding/json` writes too.
  private static String number(String shortest) {
    if (shortest.indexOf('E') < 0 && !shortest.startsWith("-0")) {
      return shortest.endsWith(".0") ? shortest.substring(0, shortest.length() - 2) : shortest;
    }
    BigDecimal digits = new BigDecimal(shortest).stripTrailingZeros();
    if (digits.signum() == 0) {
      return "0";
    }
    int exponent = digits.precision() - 1 - digits.scale();
    if (exponent >= -6 && exponent < 21) {
      return digits.toPlainString();
    }
    String mantissa = new BigDecimal(digits.unscaledValue(), digits.precision() - 1).toString();
    return mantissa + (exponent < 0 ? "e" : "e+") + exponent;
  }
}
