package dev.lockstep.engine;

/// A cached fact that cannot be read. The cache treats it as a miss.
public final class MalformedFact extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedFact(String message) {
    super(message);
  }
}
