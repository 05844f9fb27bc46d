package dev.lockstep.policy.condition;

/// A condition that is none.
public final class BadCondition extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  BadCondition(String message, int offset) {
    super(message);
    this.offset = offset;
  }

  /// Where it is wrong, in characters from its begin.
  public int offset() {
    return offset;
  }
}
