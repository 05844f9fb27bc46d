package dev.lockstep.model;

import java.util.Arrays;
import java.util.Optional;

/// How much harm a finding does when it is true, least first.
public enum Severity {
  LOW("low"),
  MEDIUM("medium"),
  HIGH("high"),
  CRITICAL("critical");

  private final String id;

  Severity(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public boolean isAtLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  public static Optional<Severity> of(String id) {
    return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
  }
}
