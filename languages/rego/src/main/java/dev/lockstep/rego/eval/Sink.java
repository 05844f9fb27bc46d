package dev.lockstep.rego.eval;

/// Where the solutions of a rule go.
interface Sink {
  /// Takes the solution that is in `frame`; true where no more are wanted.
  boolean accept(Frame frame);
}
