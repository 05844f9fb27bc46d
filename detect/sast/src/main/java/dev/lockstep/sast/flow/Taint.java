package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.Match;
import org.jspecify.annotations.Nullable;

/// What is known of a value: which labels it carries, and where the first of them came from.
///
/// @param labels one bit a label of the rule
/// @param source where it came from; null where it carries none
public record Taint(long labels, @Nullable Match source) {
  public static final Taint NONE = new Taint(0, null);

  boolean isNone() {
    return labels == 0;
  }

  Taint and(Taint other) {
    if (other.labels == 0 || (labels | other.labels) == labels && labels != 0) {
      return this;
    }
    return new Taint(labels | other.labels, source == null ? other.source : source);
  }
}
