package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.format.FloatText;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes values as YAML in block style, indented by two, as Go's `yaml.v3` does.
final class YamlText {
  private static final String INDENT = "  ";
  private static final int MOST_BYTES_OF_A_SIMPLE_KEY = 128;

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  static String of(Value value) {
    YamlText text = new YamlText();
    text.node(value, 0, false);
    return text.out.toString();
  }

  /// `inline` says that the node begins behind `- ` on a line, so that its first line needs no
  /// indent.
  private void node(Value value, int level, boolean inline) {
    switch (value) {
      case ObjectValue object when object.size() > 0 -> members(object, level, inline);
      case ArrayValue array when array.size() > 0 -> elements(array, level, inline);
      case SetValue set when set.size() > 0 -> elements(set.toArray(), level, inline);
      case ObjectValue _ -> out.append("{}\n");
      case ArrayValue _, SetValue _ -> out.append("[]\n");
      case StringValue string -> scalar(string.text(), level);
      case NullValue _ -> out.append("null\n");
      case BooleanValue _ -> out.append(value).append('\n');
      case NumberValue number -> out.append(text(number)).append('\n');
    }
  }

  /// An integer of 64 bits as it stands, another number as a double.
  private static String text(NumberValue number) {
    String text = number.text();
    boolean digits = text.chars().skip(text.startsWith("-") ? 1 : 0).allMatch(Character::isDigit);
    boolean integer = digits && (number.isLong() || number.bigInteger().bitLength() <= Long.SIZE);
    return integer ? text : FloatText.of(Double.parseDouble(text), 'g', FloatText.SHORTEST);
  }

  private void members(ObjectValue given, int level, boolean inline) {
    boolean first = true;
    for (Map.Entry<String, Value> member : byText(given).entrySet()) {
      indent(first && inline ? 0 : level);
      first = false;
      Value value = member.getValue();
      if (!isSimpleKey(member.getKey())) {
        out.append("? ");
        scalar(member.getKey(), level + 1);
        indent(level);
        out.append(": ");
        node(value, level + 1, true);
        continue;
      }
      out.append(flow(member.getKey(), level)).append(':');
      if (isBlock(value)) {
        out.append('\n');
        node(value, level + 1, false);
      } else {
        out.append(' ');
        node(value, level + 1, false);
      }
    }
  }

  private void elements(ArrayValue array, int level, boolean inline) {
    for (int i = 0; i < array.size(); i++) {
      indent(i == 0 && inline ? 0 : level);
      out.append("- ");
      node(array.get(i), level + 1, true);
    }
  }

  private static boolean isBlock(Value value) {
    return switch (value) {
      case ObjectValue object -> object.size() > 0;
      case ArrayValue array -> array.size() > 0;
      case SetValue set -> set.size() > 0;
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> false;
    };
  }

  /// The members by the texts of their keys, in the order of these.
  private static Map<String, Value> byText(ObjectValue object) {
    SortedMap<String, Value> members = new TreeMap<>(YamlScalars::compareKeys);
    for (int i = 0; i < object.size(); i++) {
      Value key = object.key(i);
      members.put(
          key instanceof StringValue text ? text.text() : JsonWriter.write(key), object.value(i));
    }
    return members;
  }

  private void indent(int level) {
    out.repeat(INDENT, level);
  }

  private void scalar(String given, int level) {
    String text = YamlScalars.folded(given);
    if (!isLiteral(text)) {
      out.append(flow(text, level)).append('\n');
      return;
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    out.append('|');
    if (text.startsWith(" ") || text.startsWith("\n")) {
      out.append(INDENT.length());
    }
    out.append(text.endsWith("\n\n") || text.equals("\n") ? "+" : text.endsWith("\n") ? "" : "-")
        .append('\n');
    for (String line : body.split("\n", -1)) {
      indent(line.isEmpty() ? 0 : Math.max(1, level));
      out.append(line).append('\n');
    }
  }

  /// Whether a colon behind `text` on its line makes it a key.
  private static boolean isSimpleKey(String text) {
    return text.chars().noneMatch(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0)
        && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES_OF_A_SIMPLE_KEY;
  }

  /// Whether `text` has lines of its own, as which it is written.
  private static boolean isLiteral(String text) {
    boolean lines = text.indexOf('\n') >= 0 && YamlScalars.isPrintable(text);
    return lines && (!text.isBlank() || text.chars().allMatch(c -> c == '\n'));
  }

  /// Breaks of lines that are not the usual ones are written as they are, and an indent behind.
  private static String indentedBreaks(String text, int level) {
    String indent = INDENT.repeat(Math.max(1, level));
    return text.replaceAll("[\u2028\u2029]+(?=[^\u2028\u2029])", "$0" + indent);
  }

  private static String flow(String text, int level) {
    if (YamlScalars.isPlain(text)) {
      return text;
    }
    boolean single = YamlScalars.isPrintable(text) && text.indexOf('\n') < 0;
    return single && !YamlScalars.needsDoubleQuotes(text)
        ? "'" + indentedBreaks(text.replace("'", "''"), level) + "'"
        : YamlScalars.quoted(text);
  }
}
