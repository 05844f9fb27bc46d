package dev.lockstep.value;

/// `false` or `true`, of each of which there is one.
public final class BooleanValue implements Value {
  public static final BooleanValue FALSE = new BooleanValue(false);
  public static final BooleanValue TRUE = new BooleanValue(true);

  private final boolean truth;

  private BooleanValue(boolean truth) {
    this.truth = truth;
  }

  /// The value of `truth`.
  public static BooleanValue of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /// Whether this is `true`.
  public boolean isTrue() {
    return truth;
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public String toString() {
    return truth ? "true" : "false";
  }
}
