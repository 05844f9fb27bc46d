package dev.lockstep.rego.syntax;

/// The versions of the language.
public enum RegoVersion {
  /// Before OPA 1.0: `if` and `contains` must be imported and may be left out.
  V0,
  /// OPA 1.0 and later.
  V1,
  /// What `import rego.v2` switches on: `and`, `or` and `not { ... }`.
  V2;

  public boolean isAtLeast(RegoVersion other) {
    return compareTo(other) >= 0;
  }
}
