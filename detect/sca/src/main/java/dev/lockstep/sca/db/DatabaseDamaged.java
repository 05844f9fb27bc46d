package dev.lockstep.sca.db;

import java.io.IOException;

/// A file that is no database of advisories, or not the whole of one.
public final class DatabaseDamaged extends IOException {
  private static final long serialVersionUID = 1L;

  public DatabaseDamaged(String reason) {
    super(reason);
  }
}
