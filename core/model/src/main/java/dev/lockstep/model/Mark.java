package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/// Why a finding does not count, though it stays in the report.
///
/// @param reason in words; what the author of the mark wrote, or what the filter saw
/// @param origin where the mark was made: a file and line, a filter's id; null where it is the run
///     itself
public record Mark(Type type, String reason, @Nullable String origin) {

  /// Who made it.
  public enum Type {
    /// It was there when the baseline was made, or at the merge base.
    BASELINE("baseline"),
    /// A waiver of the configuration covers it.
    WAIVER("waiver"),
    /// A comment beside it allows it.
    INLINE("inline"),
    /// An ignore file names it, ours or a peer's.
    IGNORE_FILE("ignore-file"),
    /// A filter against false positives dropped it.
    FILTER("filter"),
    /// A VEX statement says the product is not affected.
    VEX("vex");

    private final String id;

    Type(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }
}
