package dev.lockstep.rego.stored;

import java.io.Serial;

/// Says that bytes are no stored modules.
public final class MalformedStore extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  MalformedStore(String reason) {
    super(reason);
  }

  MalformedStore(String reason, Throwable cause) {
    super(reason, cause);
  }
}
