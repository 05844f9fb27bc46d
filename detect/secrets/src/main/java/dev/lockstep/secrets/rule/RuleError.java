package dev.lockstep.secrets.rule;

import java.util.Comparator;

/// Why a rule, or a whole rule file, cannot be run. The other rules still are.
///
/// @param file as the user named it
/// @param line from 1; 0 where the file as a whole is meant
/// @param column from 1; 0 where it is not known
public record RuleError(String file, int line, int column, String reason)
    implements Comparable<RuleError> {
  private static final Comparator<RuleError> ORDER =
      Comparator.comparing(RuleError::file)
          .thenComparingInt(RuleError::line)
          .thenComparingInt(RuleError::column)
          .thenComparing(RuleError::reason);

  @Override
  public int compareTo(RuleError other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line == 0 ? file + ": " + reason : file + ":" + line + ":" + column + ": " + reason;
  }
}
