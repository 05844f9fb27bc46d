package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.UrlText;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Queries of URLs.
final class UrlQueryBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "urlquery.encode",
              "string => string",
              (o, _) -> StringValue.of(UrlText.encodeQuery(Operands.string(o, 1)))),
          Builtin.of(
              "urlquery.decode",
              "string => string",
              (o, _) -> StringValue.of(UrlText.decodeQuery(Operands.string(o, 1)))),
          Builtin.of(
              "urlquery.encode_object",
              "object[string: any<string, array[string], set[string]>] => string",
              UrlQueryBuiltins::encodeObject),
          Builtin.of(
              "urlquery.decode_object",
              "string => object[string: array[string]]",
              UrlQueryBuiltins::decodeObject));

  private UrlQueryBuiltins() {}

  private static Value encodeObject(Value[] operands, CallContext context) throws BuiltinFailure {
    ObjectValue object = Operands.object(operands, 1);
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < object.size(); i++) {
      Value name = object.key(i);
      String key = name instanceof StringValue string ? string.text() : JsonWriter.write(name);
      Iterable<Value> values =
          switch (object.value(i)) {
            case StringValue string -> List.<Value>of(string);
            case ArrayValue array -> array;
            case SetValue set -> set;
            default -> throw wrongValue();
          };
      for (Value value : values) {
        context.spend(1);
        if (!(value instanceof StringValue string)) {
          throw wrongValue();
        }
        query.append(query.isEmpty() ? "" : "&").append(UrlText.encodeQuery(key)).append('=');
        query.append(UrlText.encodeQuery(string.text()));
      }
    }
    return StringValue.of(query.toString());
  }

  private static BuiltinFailure wrongValue() {
    return BuiltinFailure.operand(1, "values must be string, array[string], or set[string]");
  }

  private static Value decodeObject(Value[] operands, CallContext context) throws BuiltinFailure {
    Map<String, List<Value>> values = new LinkedHashMap<>();
    for (String part : Operands.string(operands, 1).split("&", -1)) {
      context.spend(1);
      if (part.indexOf(';') >= 0) {
        throw BuiltinFailure.of("invalid semicolon separator in query");
      }
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String key = UrlText.decodeQuery(equals < 0 ? part : part.substring(0, equals));
        String value = equals < 0 ? "" : UrlText.decodeQuery(part.substring(equals + 1));
        values.computeIfAbsent(key, _ -> new ArrayList<>()).add(StringValue.of(value));
      }
    }
    ObjectValue.Builder object = new ObjectValue.Builder(values.size());
    values.forEach((key, list) -> object.put(key, ArrayValue.of(list)));
    return object.build();
  }
}
