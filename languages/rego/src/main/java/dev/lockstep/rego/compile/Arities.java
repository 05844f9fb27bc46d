package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Term;

/// How many operands functions take.
@FunctionalInterface
public interface Arities {
  /// The number of operands of the function `operator`, or -1 where there is none.
  int of(Term.Ref operator);
}
