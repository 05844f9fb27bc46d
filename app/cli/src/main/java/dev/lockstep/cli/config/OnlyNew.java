package dev.lockstep.cli.config;

/// Against what a finding is old, so that it does not count.
public enum OnlyNew {
  /// All findings count.
  NO("none"),
  /// What the baseline file names is old; where there is no such file, nothing is.
  BASELINE("baseline"),
  /// What is found at the merge base with the target branch is old.
  MERGE_BASE("merge-base");

  private final String id;

  OnlyNew(String id) {
    this.id = id;
  }

  /// The word of the configuration.
  public String id() {
    return id;
  }
}
