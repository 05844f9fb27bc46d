package dev.lockstep.sast.flow;

/// What following data may cost, in all files together. Statements and calls are counted, not
/// seconds, so that the same input ends at the same place on every machine.
public final class Steps {
  private static final int MOST = 2_000_000;

  /// Statements, expressions and functions within each other, across calls. A thread's usual stack
  /// holds this many.
  private static final int DEEPEST = 1_000;

  /// Calls within each other: on six projects of up to 400,000 lines none goes this deep.
  private static final int MOST_CALLS = 40;

  private int left;
  private int depth;
  private int calls;
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
  /// @return whether there was one; where there was none, that is noted
  boolean take() {
    if (--left < 0) {
      giveUp();
      return false;
    }
    return true;
  }

  /// Goes into a statement, an expression or a function; [#leave] goes out again.
  ///
  /// @return whether it is not too deep to be entered; where it is, that is noted
  boolean enter() {
    if (depth == DEEPEST) {
      giveUp();
      return false;
    }
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  /// Goes into a call; [#leaveCall] goes out again.
  ///
  /// @return whether it is not too deep to be followed; where it is, that is noted
  boolean enterCall() {
    if (calls == MOST_CALLS) {
      giveUp();
      return false;
    }
    calls++;
    return true;
  }

  void leaveCall() {
    calls--;
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
