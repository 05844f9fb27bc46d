package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BinaryFloat;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Strings made of strings: joined, cut, in another case.
final class TextBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "concat", "string, any<array[string], set[string]> => string", TextBuiltins::concat),
          Builtin.of("lower", "string => string", (o, c) -> each(o, c, Character::toLowerCase)),
          Builtin.of("upper", "string => string", (o, c) -> each(o, c, Character::toUpperCase)),
          Builtin.of("format_int", "number, number => string", (o, _) -> formatInteger(o)),
          Builtin.of(
              "split",
              "string, string => array[string]",
              (o, c) -> strings(split(Operands.string(o, 1), Operands.string(o, 2), c))),
          Builtin.of(
              "strings.split_n", "string, string, number => array[string]", TextBuiltins::splitN),
          Builtin.of(
              "strings.reverse",
              "string => string",
              (o, _) ->
                  StringValue.of(new StringBuilder(Operands.string(o, 1)).reverse().toString())),
          Builtin.of("substring", "string, number, number => string", (o, _) -> substring(o)));

  private TextBuiltins() {}

  private static Value concat(Value[] operands, CallContext context) throws BuiltinFailure {
    String between = Operands.string(operands, 1);
    String joined = String.join(between, strings(operands));
    context.spend(joined.length() / 64);
    return StringValue.of(joined);
  }

  private static List<String> strings(Value[] operands) throws BuiltinFailure {
    return switch (operands[1].kind()) {
      case ARRAY, SET -> Operands.strings(operands, 2);
      case NULL, BOOLEAN, NUMBER, STRING, OBJECT ->
          throw BuiltinFailure.operandType(2, operands[1], "set", "array");
    };
  }

  /// Maps each code point by itself, as Unicode's simple case mappings do: a sharp s stays one.
  private static Value each(Value[] operands, CallContext context, IntUnaryOperator mapping)
      throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    context.spend(text.length() / 64);
    int[] mapped = text.codePoints().map(mapping).toArray();
    String result = new String(mapped, 0, mapped.length);
    return result.equals(text) ? operands[0] : StringValue.of(result);
  }

  private static Value formatInteger(Value[] operands) throws BuiltinFailure {
    NumberValue number = Operands.number(operands, 1);
    int radix =
        switch (Operands.number(operands, 2).text()) {
          case "2" -> 2;
          case "8" -> 8;
          case "10" -> 10;
          case "16" -> 16;
          default -> throw BuiltinFailure.operandEnum(2, "2", "8", "10", "16");
        };
    BigInteger integer =
        number.isIntegral() ? number.bigInteger() : BinaryFloat.of(number).truncate();
    return StringValue.of(integer.toString(radix));
  }

  private static Value splitN(Value[] operands, CallContext context) throws BuiltinFailure {
    List<String> parts = split(Operands.string(operands, 1), Operands.string(operands, 2), context);
    long wanted = Operands.integer(operands, 3);
    int size = parts.size();
    return strings(
        wanted >= 0
            ? parts.subList(0, (int) Math.min(wanted, size))
            : parts.subList((int) Math.max(0, size + wanted), size));
  }

  /// The parts between occurrences of `delimiter`; with an empty one each code point.
  private static List<String> split(String text, String delimiter, CallContext context) {
    context.spend(text.length() / 64);
    if (delimiter.isEmpty()) {
      return text.codePoints().mapToObj(Character::toString).toList();
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      parts.add(text.substring(from, at));
      from = at + delimiter.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static ArrayValue strings(List<String> texts) {
    Value[] values = new Value[texts.size()];
    Arrays.setAll(values, i -> StringValue.of(texts.get(i)));
    return ArrayValue.wrap(values);
  }

  /// `length` code points from an offset; all that follow where it is negative.
  private static Value substring(Value[] operands) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    long offset = Operands.integer(operands, 2);
    long length = Operands.integer(operands, 3);
    if (offset < 0) {
      throw BuiltinFailure.of("negative offset");
    }
    int codePoints = text.codePointCount(0, text.length());
    if (offset >= codePoints) {
      return StringValue.EMPTY;
    }
    int from = text.offsetByCodePoints(0, (int) offset);
    long rest = codePoints - offset;
    int to =
        length < 0 || length >= rest ? text.length() : text.offsetByCodePoints(from, (int) length);
    return StringValue.of(text.substring(from, to));
  }
}
