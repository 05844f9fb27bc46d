package dev.lockstep.sast.flow;

/// What following data may cost. Statements and calls are counted, not seconds, so that the same
/// input ends at the same place on every machine.
public final class Steps {
  private static final int MOST = 2_000_000;

  private int left;
  private boolean givenUp;

  public Steps() {
    this(MOST);
  }

  /// @param most how many statements may be walked
  public Steps(int most) {
    this.left = most;
  }

  /// Takes one.
  ///
  /// @return whether there was one
  boolean take() {
    return --left >= 0;
  }

  /// Notes that something was not followed to its end.
  void giveUp() {
    givenUp = true;
  }

  /// Whether something was not followed to its end.
  public boolean isGivenUp() {
    return givenUp;
  }
}
