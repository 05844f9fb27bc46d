package dev.lockstep.engine;

/// A content that vanished or changed while it was scanned. The engine makes it a problem.
public final class ContentUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ContentUnreadable(String message, Throwable cause) {
    super(message, cause);
  }

  public ContentUnreadable(String message) {
    super(message);
  }
}
