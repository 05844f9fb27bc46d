package dev.lockstep.sast.search;

/// A pattern, regular expression or comparison that cannot be compiled.
public final class BadPattern extends Exception {
  private static final long serialVersionUID = 1L;

  BadPattern(String reason) {
    super(reason);
  }
}
