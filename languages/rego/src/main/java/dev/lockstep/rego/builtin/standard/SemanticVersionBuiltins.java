package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;

/// Semantic versions in strings.
final class SemanticVersionBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "semver.compare",
              "string, string => number",
              (o, _) -> NumberValue.of(version(o, 1).compareTo(version(o, 2)))),
          Builtin.of(
              "semver.is_valid",
              "any => boolean",
              (o, _) ->
                  BooleanValue.of(
                      o[0] instanceof StringValue string
                          && SemanticVersion.parse(string.text()) != null)));

  private SemanticVersionBuiltins() {}

  private static SemanticVersion version(Value[] operands, int position) throws BuiltinFailure {
    // Both operands must be strings before either is read.
    Operands.string(operands, 1);
    Operands.string(operands, 2);
    SemanticVersion version = SemanticVersion.parse(Operands.string(operands, position));
    if (version == null) {
      throw BuiltinFailure.of(
          "operand " + position + ": string " + operands[position - 1] + " is not a valid SemVer");
    }
    return version;
  }
}
