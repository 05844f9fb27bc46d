package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.util.List;

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
      throw BuiltinFailure.of("yaml: " + problem(e), e);
    }
  }

  /// The problem in the words of Go's parser, which counts lines from 0 and leaves the first out.
  private static String problem(MalformedDocument e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.startsWith("expected ")) {
      int detail = reason.indexOf(", but got");
      String expected = detail < 0 ? reason : reason.substring(0, detail);
      return "line " + Math.max(1, e.line() - 1) + ": did not find " + expected;
    }
    if (reason.contains("that cannot start any token")) {
      reason = "found character that cannot start any token";
    } else if (reason.startsWith("mapping values are not allowed")) {
      reason = "mapping values are not allowed in this context";
    }
    return e.line() <= 1 ? reason : "line " + e.line() + ": " + reason;
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
