package dev.lockstep.sast.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How data came to a place, from its source on.
///
/// @param before the steps before; null for the first one
/// @param file which file it is of a project, [#HERE] where there is only one
/// @param length how many steps there are
public record Trail(@Nullable Trail before, int file, int start, int end, String what, int length) {
  /// The file that is looked at.
  public static final int HERE = -1;

  private static final int MOST = 24;

  static Trail first(int file, int start, int end, String what) {
    return new Trail(null, file, start, end, what, 1);
  }

  /// The same with one step more; the same as it is where it is long enough to be followed.
  Trail then(int file, int start, int end, String what) {
    boolean again = this.file == file && this.start == start && this.end == end;
    return again || length >= MOST ? this : new Trail(this, file, start, end, what, length + 1);
  }

  /// The same from a step on, with another way up to there.
  ///
  /// @param step one of the steps before, or this one
  @SuppressWarnings("ReferenceEquality") // the very step, not one that reads alike
  Trail since(Trail step, Trail instead) {
    return this == step || before == null
        ? instead
        : before.since(step, instead).then(file, start, end, what);
  }

  /// The steps, first one first.
  public List<Trail> steps() {
    List<Trail> steps = new ArrayList<>();
    for (Trail at = this; at != null; at = at.before) {
      steps.add(at);
    }
    Collections.reverse(steps);
    return steps;
  }
}
