package dev.lockstep.model;

/// The name of a rule: kebab-case in our own rules, whatever a foreign rule file says in its own.
/// Never changes.
public record RuleId(String value) implements Comparable<RuleId> {

  public RuleId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a rule needs an id");
    }
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
