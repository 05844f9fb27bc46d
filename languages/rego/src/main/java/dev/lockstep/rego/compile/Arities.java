package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Term;

/// How many operands functions take.
@FunctionalInterface
public interface Arities {
  /// Stands for the number of operands of a function that there is not.
  int UNKNOWN = -2;

  /// Stands for any number of operands.
  int ANY = -1;

  /// The number of operands of the function `operator`, [#ANY] or [#UNKNOWN].
  int of(Term.Ref operator);
}
