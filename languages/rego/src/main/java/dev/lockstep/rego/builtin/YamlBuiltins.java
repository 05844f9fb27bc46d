package dev.lockstep.rego.builtin;

import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.util.List;
import java.util.Locale;

/// Values as YAML text and back.
final class YamlBuiltins {
  private static final int CHARACTERS_A_STEP = 32;

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("yaml.marshal", "any => string", YamlBuiltins::marshal),
          Builtin.of("yaml.unmarshal", "string => any", YamlBuiltins::unmarshal),
          Builtin.of("yaml.is_valid", "string => boolean", YamlBuiltins::isValid));

  private YamlBuiltins() {}

  private static Value marshal(Value[] operands, CallContext context) {
    String text = YamlText.of(operands[0]);
    context.spend(1 + text.length() / CHARACTERS_A_STEP);
    return StringValue.of(text);
  }

  private static Value unmarshal(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    context.spend(1 + text.length() / CHARACTERS_A_STEP);
    try {
      return YamlReader.read(text);
    } catch (MalformedDocument e) {
      String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      String shown = reason.startsWith("expected") ? "did not find " + reason : reason;
      throw BuiltinFailure.of("yaml: line " + Math.max(1, e.line() - 1) + ": " + shown, e);
    }
  }

  private static Value isValid(Value[] operands, CallContext context) {
    if (!(operands[0] instanceof StringValue string)) {
      return BooleanValue.FALSE;
    }
    context.spend(1 + string.text().length() / CHARACTERS_A_STEP);
    try {
      YamlReader.readAll(string.text());
      return BooleanValue.TRUE;
    } catch (MalformedDocument e) {
      return BooleanValue.FALSE;
    }
  }
}
