package dev.lockstep.cli.policy;

import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// JSON whose members stand in the order in which they were added, as `opa` writes its own; values
/// of policies inside it have their keys sorted.
final class Json {
  private final Map<String, Object> members = new LinkedHashMap<>();

  Json put(String key, Object value) {
    members.put(key, value);
    return this;
  }

  Json put(String key, String text) {
    return put(key, StringValue.of(text));
  }

  Json put(String key, long number) {
    return put(key, LongValue.of(number));
  }

  /// A number with two digits behind the point at most.
  static Value number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return NumberValue.parse(text.replaceAll("\\.?0+$", ""));
  }

  static Json location(Location location) {
    return new Json()
        .put("file", location.file())
        .put("row", location.row())
        .put("col", location.column());
  }

  static Json error(String code, String message, Location location) {
    return new Json().put("message", message).put("code", code).put("location", location(location));
  }

  static Json errors(List<RegoError> errors) {
    List<Json> all = new ArrayList<>();
    for (RegoError error : errors) {
      all.add(error(error.code(), error.message(), error.location()));
    }
    return new Json().put("errors", all);
  }

  static Json error(EvaluationError error) {
    return new Json().put("errors", List.of(error(error.code(), error.reason(), error.location())));
  }

  /// With two spaces a level.
  @Override
  public String toString() {
    return text(this, "");
  }

  static String text(Object value, String prefix) {
    return switch (value) {
      case Json json -> object(json, prefix);
      case List<?> list -> list(list, prefix);
      case Value plain -> JsonWriter.writePretty(plain, prefix, "  ").strip();
      default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
    };
  }

  private static String object(Json json, String prefix) {
    if (json.members.isEmpty()) {
      return "{}";
    }
    String inner = prefix + "  ";
    List<String> lines = new ArrayList<>();
    json.members.forEach(
        (key, value) -> lines.add(inner + StringValue.of(key) + ": " + text(value, inner)));
    return "{\n" + String.join(",\n", lines) + "\n" + prefix + "}";
  }

  private static String list(List<?> list, String prefix) {
    if (list.isEmpty()) {
      return text(ArrayValue.EMPTY, prefix);
    }
    String inner = prefix + "  ";
    List<String> lines = new ArrayList<>();
    list.forEach(value -> lines.add(inner + text(value, inner)));
    return "[\n" + String.join(",\n", lines) + "\n" + prefix + "]";
  }
}
