package dev.lockstep.policy.bundle;

import java.io.Serial;

/// Says that policies or data could not be loaded: which file, and why.
public final class LoadFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public LoadFailure(String file, String reason) {
    super(file + ": " + reason);
  }

  public LoadFailure(String file, String reason, Throwable cause) {
    super(file + ": " + reason, cause);
  }

  /// The file and the reason, never null.
  public String text() {
    return String.valueOf(getMessage());
  }
}
