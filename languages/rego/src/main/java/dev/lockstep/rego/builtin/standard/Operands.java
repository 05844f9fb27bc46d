package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Reads the operands of a call as what a built-in takes. Positions count from 1, as in messages.
final class Operands {
  private Operands() {}

  static String string(Value[] operands, int position) throws BuiltinFailure {
    if (operands[position - 1] instanceof StringValue string) {
      return string.text();
    }
    throw BuiltinFailure.operandType(position, operands[position - 1], "string");
  }

  static boolean truth(Value[] operands, int position) throws BuiltinFailure {
    if (operands[position - 1] instanceof BooleanValue truth) {
      return truth.isTrue();
    }
    throw BuiltinFailure.operandType(position, operands[position - 1], "boolean");
  }

  static NumberValue number(Value[] operands, int position) throws BuiltinFailure {
    if (operands[position - 1] instanceof NumberValue number) {
      return number;
    }
    throw BuiltinFailure.operandType(position, operands[position - 1], "number");
  }

  private static final int MAX_INTEGER_TEXT = 19;

  /// An integer that fits a long and is written as one, or with a fraction of zeros; `1e0` is not.
  static long integer(Value[] operands, int position) throws BuiltinFailure {
    NumberValue number = number(operands, position);
    if (number.isLong()) {
      return number.longValue();
    }
    String text = number.text();
    int sign = text.startsWith("-") ? 1 : 0;
    int dot = text.indexOf('.');
    boolean zeros =
        dot > 0
            && text.length() - sign <= MAX_INTEGER_TEXT
            && text.chars().skip(dot + 1L).allMatch(digit -> digit == '0');
    if (zeros) {
      return number.longValue();
    }
    throw notInteger(position);
  }

  /// An integer of any size and form.
  static BigInteger bigInteger(Value[] operands, int position) throws BuiltinFailure {
    if (!(operands[position - 1] instanceof NumberValue number)) {
      throw BuiltinFailure.operandType(position, operands[position - 1], "integer");
    }
    if (number.isIntegral()) {
      return number.bigInteger();
    }
    throw notInteger(position);
  }

  static ArrayValue array(Value[] operands, int position) throws BuiltinFailure {
    if (operands[position - 1] instanceof ArrayValue array) {
      return array;
    }
    throw BuiltinFailure.operandType(position, operands[position - 1], "array");
  }

  static ObjectValue object(Value[] operands, int position) throws BuiltinFailure {
    if (operands[position - 1] instanceof ObjectValue object) {
      return object;
    }
    throw BuiltinFailure.operandType(position, operands[position - 1], "object");
  }

  static SetValue set(Value[] operands, int position) throws BuiltinFailure {
    if (operands[position - 1] instanceof SetValue set) {
      return set;
    }
    throw BuiltinFailure.operandType(position, operands[position - 1], "set");
  }

  /// The strings of an array or a set.
  static List<String> strings(Value[] operands, int position) throws BuiltinFailure {
    Value composite = operands[position - 1];
    Iterable<Value> elements =
        switch (composite) {
          case ArrayValue array -> array;
          case SetValue set -> set;
          default -> throw BuiltinFailure.operandType(position, composite, "array", "set");
        };
    List<String> strings = new ArrayList<>();
    for (Value element : elements) {
      if (!(element instanceof StringValue string)) {
        throw BuiltinFailure.operandElement(position, composite, element, "string");
      }
      strings.add(string.text());
    }
    return strings;
  }

  private static BuiltinFailure notInteger(int position) {
    return BuiltinFailure.operand(position, "must be integer number but got floating-point number");
  }
}
