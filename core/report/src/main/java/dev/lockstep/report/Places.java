package dev.lockstep.report;

import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Region;
import dev.lockstep.report.text.Printable;
import org.jspecify.annotations.Nullable;

/// Places as people read and click them.
final class Places {

  private Places() {}

  /// `path:line:column`, printable.
  static String text(Location location) {
    return text(location.path(), location.region());
  }

  static String text(Problem problem) {
    return text(problem.path(), problem.region());
  }

  private static String text(String path, @Nullable Region region) {
    String printable = Printable.of(path);
    return region == null
        ? printable
        : printable + ":" + region.startLine() + ":" + region.startColumn();
  }
}
