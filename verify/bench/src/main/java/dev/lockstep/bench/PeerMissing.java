package dev.lockstep.bench;

/// A peer's program that is neither installed nor obtainable.
public final class PeerMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PeerMissing(String message) {
    super(message);
  }

  public PeerMissing(String message, Throwable cause) {
    super(message, cause);
  }
}
