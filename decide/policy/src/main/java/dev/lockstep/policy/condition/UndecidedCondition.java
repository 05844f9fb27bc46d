package dev.lockstep.policy.condition;

/// A condition that cannot be decided of what it is asked about: neither true nor false.
public final class UndecidedCondition extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndecidedCondition(String condition, String why, Throwable cause) {
    super("\"" + condition + "\" cannot be decided: " + why, cause);
  }
}
