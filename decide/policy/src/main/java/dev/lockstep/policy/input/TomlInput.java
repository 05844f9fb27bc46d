package dev.lockstep.policy.input;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// TOML 1.0; dates and times are strings.
final class TomlInput {
  private TomlInput() {}

  static Value read(String text) throws MalformedDocument {
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      TomlParseError error = result.errors().getFirst();
      throw new MalformedDocument(
          String.valueOf(error.getMessage()),
          error.position().line(),
          error.position().column(),
          error);
    }
    return table(result);
  }

  private static Value table(TomlTable table) {
    ObjectValue.Builder members = new ObjectValue.Builder();
    for (String key : table.keySet()) {
      members.put(key, value(table.get(List.of(key))));
    }
    return members.build();
  }

  private static Value array(TomlArray array) {
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      elements.add(value(array.get(i)));
    }
    return ArrayValue.of(elements);
  }

  private static Value value(@Nullable Object value) {
    return switch (value) {
      case TomlTable table -> table(table);
      case TomlArray array -> array(array);
      case Long number -> LongValue.of(number);
      case Double number -> number(number);
      case Boolean truth -> BooleanValue.of(truth);
      case null -> StringValue.EMPTY;
      default -> StringValue.of(value.toString());
    };
  }

  /// JSON has no infinity: it stays a word.
  private static Value number(double number) {
    return Double.isFinite(number)
        ? NumberValue.parse(plain(number))
        : StringValue.of(Double.toString(number));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
