package dev.lockstep.value;

import java.util.Locale;

/// The kinds of values, in their order.
public enum Kind {
  NULL,
  BOOLEAN,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT,
  SET;

  private final String word = name().toLowerCase(Locale.ROOT);

  /// The kind as messages name it: `array`.
  public String word() {
    return word;
  }
}
