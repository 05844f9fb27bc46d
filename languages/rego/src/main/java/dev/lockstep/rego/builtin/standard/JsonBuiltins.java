package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;

/// Values as JSON text and back.
final class JsonBuiltins {
  private static final int CHARACTERS_A_STEP = 64;

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("json.marshal", "any => string", (o, c) -> marshal(o[0], c)),
          Builtin.of(
              "json.marshal_with_options",
              "any, object<indent: string, prefix: string, pretty: boolean>[string: any] => string",
              JsonBuiltins::marshalWithOptions),
          Builtin.of("json.unmarshal", "string => any", JsonBuiltins::unmarshal),
          Builtin.of("json.is_valid", "string => boolean", JsonBuiltins::isValid),
          Builtin.of(
              "json.patch",
              "any, array[object<op: string, path: any>[any: any]] => any",
              (o, c) -> JsonPatch.apply(o[0], Operands.array(o, 2), c)));

  private JsonBuiltins() {}

  private static Value marshal(Value value, CallContext context) {
    String text = JsonWriter.write(value);
    context.spend(1 + text.length() / CHARACTERS_A_STEP);
    return StringValue.of(text);
  }

  private static Value marshalWithOptions(Value[] operands, CallContext context)
      throws BuiltinFailure {
    ObjectValue options = Operands.object(operands, 2);
    String indent = "\t";
    String prefix = "";
    boolean anyLayout = false;
    Boolean pretty = null;
    for (int i = 0; i < options.size(); i++) {
      String key = key(options.key(i), i);
      Value value = options.value(i);
      switch (key) {
        case "prefix" -> {
          prefix = text(key, value, i);
          anyLayout = true;
        }
        case "indent" -> {
          indent = text(key, value, i);
          anyLayout = true;
        }
        case "pretty" -> {
          if (!(value instanceof BooleanValue truth)) {
            throw BuiltinFailure.operand(2, "key " + key + " failed cast to bool");
          }
          pretty = truth.isTrue();
        }
        default -> throw BuiltinFailure.operand(2, "object contained unknown key " + key);
      }
    }
    boolean laidOut = pretty == null ? anyLayout : pretty;
    if (!laidOut) {
      return marshal(operands[0], context);
    }
    String text = prefix + JsonWriter.writePretty(operands[0], prefix, indent);
    context.spend(1 + text.length() / CHARACTERS_A_STEP);
    return StringValue.of(text);
  }

  private static String key(Value key, int index) throws BuiltinFailure {
    if (key instanceof StringValue string) {
      return string.text();
    }
    throw BuiltinFailure.operand(
        2,
        "failed to stringify key "
            + key
            + " at index "
            + index
            + ": "
            + BuiltinFailure.operandType(index, key, "string").getMessage());
  }

  private static String text(String key, Value value, int index) throws BuiltinFailure {
    if (value instanceof StringValue string) {
      return string.text();
    }
    throw BuiltinFailure.operand(
        2,
        "key "
            + key
            + " failed cast to string: "
            + BuiltinFailure.operandType(index, value, "string").getMessage());
  }

  private static Value unmarshal(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    context.spend(1 + text.length() / CHARACTERS_A_STEP);
    try {
      return JsonReader.read(text);
    } catch (MalformedDocument e) {
      throw BuiltinFailure.of(String.valueOf(e.getMessage()), e);
    }
  }

  private static Value isValid(Value[] operands, CallContext context) {
    if (!(operands[0] instanceof StringValue string)) {
      return BooleanValue.FALSE;
    }
    context.spend(1 + string.text().length() / CHARACTERS_A_STEP);
    try {
      JsonReader.read(string.text());
      return BooleanValue.TRUE;
    } catch (MalformedDocument e) {
      return BooleanValue.FALSE;
    }
  }
}
