package dev.lockstep.rego.builtin.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a template.
sealed interface Part {
  /// Text that is written as it is.
  record Text(String text) implements Part {}

  /// A pipeline whose value is written, unless it declares a variable.
  record Action(Pipeline pipeline) implements Part {}

  /// `if`, `with` and `range`: a list for a value and one for none.
  record Branch(Kind kind, Pipeline pipeline, List<Part> list, List<Part> otherwise)
      implements Part {
    /// What the branch does with the value.
    enum Kind {
      IF,
      WITH,
      RANGE
    }
  }

  /// Runs the template `name` with a value as its dot.
  record Call(String name, @Nullable Pipeline pipeline) implements Part {}

  /// Leaves the loop, or its turn.
  record Jump(boolean leaves) implements Part {}

  /// Commands, each of which takes the value of the one before as its last argument; variables that
  /// get the result, in a range its key and element.
  record Pipeline(List<String> variables, boolean declares, List<List<Operand>> commands) {}

  /// What a command is made of.
  sealed interface Operand {
    /// The dot.
    record Dot() implements Operand {}

    /// A literal: a text, a number, a truth, or nil.
    record Literal(Object value) implements Operand {}

    /// A variable.
    record Variable(String name) implements Operand {}

    /// A function.
    record Function(String name) implements Operand {}

    /// A pipeline in parentheses.
    record Nested(Pipeline pipeline) implements Operand {}

    /// A field of an operand.
    record Field(Operand of, String name) implements Operand {}
  }
}
