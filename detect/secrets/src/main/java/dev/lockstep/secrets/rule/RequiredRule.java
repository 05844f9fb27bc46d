package dev.lockstep.secrets.rule;

import org.jspecify.annotations.Nullable;

/// A rule that must also match near a finding for the finding to stand.
///
/// @param withinLines how many lines apart they may begin; null for anywhere
/// @param withinColumns how many columns apart they may begin; null for anywhere
public record RequiredRule(
    String id, @Nullable Integer withinLines, @Nullable Integer withinColumns) {

  /// Whether two places are near enough.
  public boolean isNear(int line, int column, int otherLine, int otherColumn) {
    return (withinLines == null || Math.abs(line - otherLine) <= withinLines)
        && (withinColumns == null || Math.abs(column - otherColumn) <= withinColumns);
  }
}
