package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.Match;
import org.jspecify.annotations.Nullable;

/// What is known of a value: which labels it carries, and where the first of them came from.
///
/// @param labels one bit a label of the rule
/// @param source where it came from; null where it carries none
/// @param trail how it came here; null where it carries none
public record Taint(long labels, @Nullable Match source, @Nullable Trail trail) {
  public static final Taint NONE = new Taint(0, null, null);

  boolean isNone() {
    return labels == 0;
  }

  Taint and(Taint other) {
    if (other.labels == 0 || (labels | other.labels) == labels && labels != 0) {
      return this;
    }
    return source == null
        ? new Taint(labels | other.labels, other.source, other.trail)
        : new Taint(labels | other.labels, source, trail);
  }

  /// The same with one step more.
  Taint at(int file, int start, int end, String what) {
    return trail == null ? this : new Taint(labels, source, trail.then(file, start, end, what));
  }
}
