package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.Kind;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What type a value has, and conversions between types.
final class TypeBuiltins {
  /// The decimal and hexadecimal floats that Go's `strconv.ParseFloat` takes, and underscores
  /// nowhere; of these only decimal ones are numbers of the language.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  static final List<Builtin> ALL =
      List.of(
          is("is_null", Kind.NULL),
          is("is_boolean", Kind.BOOLEAN),
          is("is_number", Kind.NUMBER),
          is("is_string", Kind.STRING),
          is("is_array", Kind.ARRAY),
          is("is_object", Kind.OBJECT),
          is("is_set", Kind.SET),
          Builtin.of("type_name", "any => string", (o, _) -> StringValue.of(o[0].kind().word())),
          Builtin.of(
              "to_number",
              "any<null, boolean, number, string> => number",
              (o, _) -> toNumber(o[0])),
          Builtin.of(
              "cast_array", "any => array[any]", (o, _) -> toArray(o[0]), Builtin.Trait.DEPRECATED),
          Builtin.of(
              "cast_set", "any => set[any]", (o, _) -> toSet(o[0]), Builtin.Trait.DEPRECATED),
          cast("cast_string", "any => string", Kind.STRING),
          cast("cast_boolean", "any => boolean", Kind.BOOLEAN),
          cast("cast_null", "any => null", Kind.NULL),
          cast("cast_object", "any => object[any: any]", Kind.OBJECT));

  private TypeBuiltins() {}

  private static Builtin is(String name, Kind kind) {
    return Builtin.of(name, "any => boolean", (o, _) -> BooleanValue.of(o[0].kind() == kind));
  }

  private static Builtin cast(String name, String signature, Kind kind) {
    return Builtin.of(
        name,
        signature,
        (o, _) -> {
          if (o[0].kind() != kind) {
            throw BuiltinFailure.operandType(1, o[0], kind.word());
          }
          return o[0];
        },
        Builtin.Trait.DEPRECATED);
  }

  private static Value toNumber(Value value) throws BuiltinFailure {
    return switch (value.kind()) {
      case NULL -> NumberValue.of(0);
      case BOOLEAN -> NumberValue.of(value == BooleanValue.TRUE ? 1 : 0);
      case NUMBER -> value;
      case STRING -> parse((StringValue) value);
      case ARRAY, OBJECT, SET ->
          throw BuiltinFailure.operandType(1, value, "null", "boolean", "number", "string");
    };
  }

  private static Value parse(StringValue string) throws BuiltinFailure {
    String text = string.text();
    String word = text.replaceFirst("^[+-]+", "").toLowerCase(Locale.ROOT);
    if (word.equals("inf") || word.equals("infinity") || word.equals("nan")) {
      throw BuiltinFailure.operandType(1, string, "valid number string");
    }
    if (!NUMBER.matcher(text).matches()) {
      throw BuiltinFailure.of("strconv.ParseFloat: parsing " + string + ": invalid syntax");
    }
    try {
      return NumberValue.parse(text);
    } catch (NumberFormatException e) {
      throw BuiltinFailure.of("strconv.ParseFloat: parsing " + string + ": value out of range", e);
    }
  }

  private static Value toArray(Value value) throws BuiltinFailure {
    return switch (value) {
      case ArrayValue array -> array;
      case SetValue set -> set.toArray();
      default -> throw BuiltinFailure.operandType(1, value, "array", "set");
    };
  }

  private static Value toSet(Value value) throws BuiltinFailure {
    return switch (value) {
      case ArrayValue array -> SetValue.of(array);
      case SetValue set -> set;
      default -> throw BuiltinFailure.operandType(1, value, "array", "set");
    };
  }
}
