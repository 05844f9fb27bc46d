package dev.lockstep.engine.scan;

/// The scan was given up by [Scan#cancel].
public final class ScanCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ScanCancelled() {
    super("the scan was cancelled");
  }
}
