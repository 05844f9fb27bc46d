package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.schema.Mismatch;
import dev.lockstep.rego.builtin.schema.Schema;
import dev.lockstep.rego.builtin.schema.SchemaCompiler;
import dev.lockstep.rego.builtin.schema.SchemaValidator;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Documents against schemas.
final class SchemaBuiltins {
  private static final String DOCUMENT = "any<string, object[any: any]>";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "json.match_schema",
              DOCUMENT
                  + ", "
                  + DOCUMENT
                  + " => array<boolean, array[object<desc: string, error: string, field: string,"
                  + " type: string>]>",
              SchemaBuiltins::match,
              Builtin.Trait.NONDETERMINISTIC),
          Builtin.of(
              "json.verify_schema",
              DOCUMENT + " => array<boolean, any<null, string>>",
              SchemaBuiltins::verify,
              Builtin.Trait.NONDETERMINISTIC));

  private SchemaBuiltins() {}

  private static Value verify(Value[] operands, CallContext context) {
    try {
      compile(operands[0], context);
      return ArrayValue.of(BooleanValue.TRUE, NullValue.NULL);
    } catch (BuiltinFailure e) {
      return ArrayValue.of(BooleanValue.FALSE, StringValue.of("jsonschema: " + e.getMessage()));
    }
  }

  private static Value match(Value[] operands, CallContext context) throws BuiltinFailure {
    Value document = document(operands[0], context);
    Schema schema = compile(operands[1], context);
    List<Value> mismatches = new ArrayList<>();
    for (Mismatch mismatch : SchemaValidator.validate(schema, document, context)) {
      mismatches.add(
          new ObjectValue.Builder()
              .put("error", StringValue.of(mismatch.field() + ": " + mismatch.description()))
              .put("type", StringValue.of(mismatch.type()))
              .put("field", StringValue.of(mismatch.field()))
              .put("desc", StringValue.of(mismatch.description()))
              .build());
    }
    return ArrayValue.of(BooleanValue.of(mismatches.isEmpty()), ArrayValue.of(mismatches));
  }

  private static Schema compile(Value operand, CallContext context) throws BuiltinFailure {
    Key key = new Key(operand);
    if (context.cached(key) instanceof Schema known) {
      return known;
    }
    Schema schema = SchemaCompiler.compile(document(operand, context), context);
    context.cache(key, schema);
    return schema;
  }

  /// The document, which may come as the text of its JSON.
  private static Value document(Value operand, CallContext context) throws BuiltinFailure {
    return switch (operand) {
      case StringValue string -> {
        context.spend(1 + string.text().length() / 64);
        try {
          yield JsonReader.read(string.text());
        } catch (MalformedDocument e) {
          throw BuiltinFailure.of("invalid JSON string", e);
        }
      }
      case ObjectValue _, ArrayValue _ -> withoutSets(operand, context);
      default -> throw BuiltinFailure.of("wrong type, expected string or object");
    };
  }

  /// The value as JSON has it.
  private static Value withoutSets(Value value, CallContext context) throws BuiltinFailure {
    String text = dev.lockstep.value.JsonWriter.write(value);
    context.spend(1 + text.length() / 32);
    try {
      return JsonReader.read(text);
    } catch (MalformedDocument e) {
      throw BuiltinFailure.of("value is no JSON: " + e.getMessage(), e);
    }
  }

  private record Key(Value schema) {}
}
