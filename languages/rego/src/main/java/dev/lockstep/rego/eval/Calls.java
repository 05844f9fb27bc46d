package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls of functions and built-ins.
final class Calls {
  private Calls() {}

  private static Value @Nullable [] operands(Node[] nodes, Frame frame) {
    Value[] operands = new Value[nodes.length];
    for (int i = 0; i < operands.length; i++) {
      Value value = nodes[i].eval(frame);
      if (value == null) {
        return null;
      }
      operands[i] = value;
    }
    return operands;
  }

  static final class OfBuiltin extends Node {
    private final Builtin builtin;
    private final Node[] operands;
    private final Location location;
    private final Replacements replacements;

    OfBuiltin(Builtin builtin, Node[] operands, Location location, Replacements replacements) {
      this.builtin = builtin;
      this.operands = operands;
      this.location = location;
      this.replacements = replacements;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      Value[] values = operands(operands, frame);
      if (values == null) {
        return null;
      }
      Evaluation evaluation = frame.evaluation;
      if (!evaluation.scope.replacements.isEmpty()) {
        Scope.Replacement replacement = evaluation.scope.replacements.get(builtin.name());
        if (replacement != null) {
          return replacements.call(replacement, values, evaluation, location);
        }
      }
      return evaluation.call(builtin, values, location);
    }
  }

  static final class OfFunction extends Node {
    private final Group group;
    private final Node[] operands;
    private final Location location;
    private final Replacements replacements;

    OfFunction(Group group, Node[] operands, Location location, Replacements replacements) {
      this.group = group;
      this.operands = operands;
      this.location = location;
      this.replacements = replacements;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      Value[] values = operands(operands, frame);
      if (values == null) {
        return null;
      }
      Evaluation evaluation = frame.evaluation;
      if (!evaluation.scope.replacements.isEmpty()) {
        Scope.Replacement replacement = evaluation.scope.replacements.get(group.path);
        if (replacement != null) {
          return replacements.call(replacement, values, evaluation, location);
        }
      }
      return group.call(values, evaluation);
    }
  }

  /// The functions and built-ins that calls can be replaced by, by name.
  record Replacements(Map<String, Group> functions, Map<String, Builtin> builtins) {

    /// What a call comes to that is replaced. Within the function that is called instead nothing is
    /// replaced, so that it may call the one it stands for.
    @Nullable Value call(
        Scope.Replacement replacement, Value[] operands, Evaluation evaluation, Location location) {
      String function = replacement.function();
      if (function == null) {
        return replacement.value();
      }
      Scope outer = evaluation.scope;
      evaluation.scope = outer.with(outer.input, outer.data, outer.replaced, Map.of());
      try {
        Group group = functions.get(function);
        Builtin builtin = builtins.get(function);
        if (group != null) {
          return group.call(operands, evaluation);
        }
        return builtin == null ? null : evaluation.call(builtin, operands, location);
      } finally {
        evaluation.scope = outer;
      }
    }
  }

  /// Text with values in it.
  static final class Template extends Node {
    private final Node[] parts;

    /// A part that is no constant is a set of the values it has.
    Template(Node[] parts) {
      this.parts = parts;
    }

    @Override
    Value eval(Frame frame) {
      StringBuilder text = new StringBuilder();
      for (Node part : parts) {
        Value constant = part.constant();
        text.append(Texts.of(constant == null ? part.eval(frame) : constant, constant != null));
      }
      return StringValue.of(text.toString());
    }
  }
}
