package dev.lockstep.policy.gate;

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

  static Optional<Stage> of(String id) {
    for (Stage stage : values()) {
      if (stage.name().toLowerCase(Locale.ROOT).equals(id)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
