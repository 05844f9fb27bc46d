package dev.lockstep.rego.builtin;

import java.util.List;

/// The index of the families: one line for each class of built-ins.
final class StandardFamilies {
  static final List<List<Builtin>> ALL =
      List.of(
          ComparisonBuiltins.ALL, ArithmeticBuiltins.ALL, AggregateBuiltins.ALL, SetBuiltins.ALL);

  private StandardFamilies() {}
}
