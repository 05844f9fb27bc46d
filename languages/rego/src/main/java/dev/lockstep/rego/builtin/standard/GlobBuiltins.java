package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.GoPattern;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;

/// Patterns as of file names: `*`, `**`, `?`, `[a-z]`, `{a,b}`.
final class GlobBuiltins {
  private static final String SPECIAL = "*?\\[]{}";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "glob.match",
              "string, any<null, array[string]>, string => boolean",
              GlobBuiltins::match),
          Builtin.of("glob.quote_meta", "string => string", (o, _) -> quote(o)));

  private GlobBuiltins() {}

  private static Value match(Value[] operands, CallContext context) throws BuiltinFailure {
    String pattern = Operands.string(operands, 1);
    String separators =
        switch (operands[1]) {
          case NullValue _ -> "";
          case ArrayValue array when array.size() == 0 -> ".";
          case ArrayValue array -> separators(array);
          default -> throw BuiltinFailure.operandType(2, operands[1], "array", "null");
        };
    String text = Operands.string(operands, 3);
    return BooleanValue.of(compiled(pattern, separators, context).isAllOf(text, context));
  }

  private static String separators(ArrayValue array) throws BuiltinFailure {
    StringBuilder separators = new StringBuilder();
    for (Value element : array) {
      if (!(element instanceof StringValue string)) {
        throw BuiltinFailure.operandElement(2, array, element, "string");
      }
      if (string.text().codePointCount(0, string.text().length()) != 1) {
        throw BuiltinFailure.operandElement(2, array, element, "rune");
      }
      separators.append(string.text());
    }
    return separators.toString();
  }

  private static GoPattern compiled(String pattern, String separators, CallContext context)
      throws BuiltinFailure {
    Key key = new Key(pattern, separators);
    if (context.cached(key) instanceof GoPattern known) {
      return known;
    }
    context.spend(1 + pattern.length());
    GoPattern compiled = GoPattern.of(GlobPattern.toRegex(pattern, separators), context);
    context.cache(key, compiled);
    return compiled;
  }

  private static Value quote(Value[] operands) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted.append(SPECIAL.indexOf(c) < 0 ? "" : "\\").append(c);
    }
    return StringValue.of(quoted.toString());
  }

  private record Key(String pattern, String separators) {}
}
