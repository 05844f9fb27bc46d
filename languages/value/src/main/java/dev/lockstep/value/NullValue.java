package dev.lockstep.value;

/// `null`, of which there is one.
public final class NullValue implements Value {
  /// The only instance.
  public static final NullValue NULL = new NullValue();

  private NullValue() {}

  @Override
  public Kind kind() {
    return Kind.NULL;
  }

  @Override
  public String toString() {
    return "null";
  }
}
