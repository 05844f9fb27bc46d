package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.syntax.ModuleTree;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.Value;
import java.util.List;

/// Rego as data.
final class ModuleBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "rego.parse_module", "string, string => object[string: any]", ModuleBuiltins::parse));

  private ModuleBuiltins() {}

  private static Value parse(Value[] operands, CallContext context) throws BuiltinFailure {
    String file = Operands.string(operands, 1);
    String source = Operands.string(operands, 2);
    context.spend(1 + source.length() / 8);
    try {
      return ModuleTree.of(RegoParser.module(file, source, RegoVersion.V1), false, true);
    } catch (RegoErrors e) {
      throw BuiltinFailure.of(String.valueOf(e.getMessage()), e);
    }
  }
}
