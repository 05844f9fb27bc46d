package dev.lockstep.conformance;

import java.io.IOException;

/// A suite's peer is not on this machine, so that nothing can be said.
public final class MissingPeer extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param peer which, and how it is had
  public MissingPeer(String peer) {
    super("the peer is missing: " + peer);
  }

  /// @param peer which, and how it is had
  public MissingPeer(String peer, Throwable cause) {
    super("the peer is missing: " + peer, cause);
  }
}
