package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/// The name of a rule: kebab-case in our own rules, whatever a foreign rule file says in its own.
/// Never changes.
public record RuleId(String value) implements Comparable<RuleId> {

  public RuleId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a rule needs an id");
    }
  }

  // By hand, as in [Region].
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
