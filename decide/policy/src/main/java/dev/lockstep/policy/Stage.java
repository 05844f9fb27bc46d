package dev.lockstep.policy;

import java.util.Locale;
import java.util.Optional;

/// How far a rule is rolled out.
public enum Stage {
  /// It says nothing.
  OFF,
  /// What it says is recorded, and decides nothing.
  AUDIT,
  /// What it says is a warning.
  WARN,
  /// What it says counts as it says it.
  ENFORCE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Stage> of(String id) {
    for (Stage stage : values()) {
      if (stage.id().equals(id)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
