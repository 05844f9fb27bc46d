package dev.lockstep.model;

import java.util.Arrays;
import java.util.Optional;

/// What sort of weakness a finding is, which is also the capability that finds it.
public enum Kind {
  SECRETS("secrets"),
  SAST("sast"),
  SCA("sca"),
  IAC("iac");

  private final String id;

  Kind(String id) {
    this.id = id;
  }

  /// The word that users write: `--only secrets`.
  public String id() {
    return id;
  }

  public static Optional<Kind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }
}
