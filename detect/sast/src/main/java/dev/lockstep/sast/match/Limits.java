package dev.lockstep.sast.match;

/// Whether a search ended before its end, because a budget of steps, of depth or of matches was
/// spent. Used by one thread.
public final class Limits {
  private boolean reached;

  /// Says that a limit was reached.
  public void reach() {
    reached = true;
  }

  public boolean areReached() {
    return reached;
  }
}
