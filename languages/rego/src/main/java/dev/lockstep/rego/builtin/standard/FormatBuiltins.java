package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.format.GoFormat;
import dev.lockstep.rego.builtin.template.Template;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Text with values in it.
final class FormatBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of("sprintf", "string, array[any] => string", FormatBuiltins::sprintf),
          Builtin.of(
              "strings.render_template",
              "string, object[string: any] => string",
              FormatBuiltins::template));

  private FormatBuiltins() {}

  private static Value sprintf(Value[] operands, CallContext context) throws BuiltinFailure {
    String format = Operands.string(operands, 1);
    ArrayValue values = Operands.array(operands, 2);
    context.spend(1 + format.length() / 64 + values.size());
    List<Object> arguments = new ArrayList<>(values.size());
    for (Value value : values) {
      arguments.add(argument(value));
    }
    return StringValue.of(GoFormat.format(format, arguments));
  }

  private static Value template(Value[] operands, CallContext context) throws BuiltinFailure {
    String template = Operands.string(operands, 1);
    ObjectValue variables = Operands.object(operands, 2);
    if (!isJson(variables)) {
      throw BuiltinFailure.of("template variables must be JSON");
    }
    if (!isJsonText(variables)) {
      throw BuiltinFailure.of("template variables are no JSON");
    }
    String text = Template.render(template, variables, context::spend);
    return StringValue.of(text.replace("<no value>", "<undefined>"));
  }

  private static boolean isJson(Value value) {
    return switch (value) {
      case SetValue _ -> false;
      case ArrayValue array -> array.asList().stream().allMatch(FormatBuiltins::isJson);
      case ObjectValue object -> {
        boolean all = true;
        for (int i = 0; i < object.size() && all; i++) {
          all = object.key(i) instanceof StringValue && isJson(object.value(i));
        }
        yield all;
      }
      default -> true;
    };
  }

  /// Whether the reference can read the text of `value` as JSON: it writes strings as Go does,
  /// with escapes that JSON has not.
  private static boolean isJsonText(Value value) {
    try {
      return JsonReader.read(value.toString()).kind() == value.kind();
    } catch (MalformedDocument e) {
      return false;
    }
  }

  /// Numbers and strings are formatted as such, all else as the text of its term.
  private static Object argument(Value value) {
    return switch (value) {
      case NumberValue number when number.isLong() -> number.longValue();
      case NumberValue number when isWrittenAsInteger(number.text()) -> number.bigInteger();
      case NumberValue number -> {
        double nearest = Double.parseDouble(number.text());
        yield Double.isInfinite(nearest) ? number.text() : (Object) nearest;
      }
      case StringValue string -> string.text();
      default -> value.toString();
    };
  }

  private static boolean isWrittenAsInteger(String text) {
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
  }
}
