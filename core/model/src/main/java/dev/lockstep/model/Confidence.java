package dev.lockstep.model;

import java.util.Arrays;
import java.util.Optional;

/// How sure we are that a finding is true, least first.
public enum Confidence {
  LOW("low"),
  MEDIUM("medium"),
  HIGH("high");

  private final String id;

  Confidence(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public boolean isAtLeast(Confidence other) {
    return compareTo(other) >= 0;
  }

  public static Optional<Confidence> of(String id) {
    return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
  }
}
