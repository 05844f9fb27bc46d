package dev.lockstep.engine.git;

import dev.lockstep.engine.ignore.IgnoreRules;

/// What the user leaves out of a repository's paths.
final class Exclusion {
  private final PathScope paths;
  private final IgnoreRules rules;

  Exclusion(PathScope paths) {
    this.paths = paths;
    rules = IgnoreRules.NONE.with(String.join("\n", paths.scope().excludes()), 0);
  }

  /// Whether a path in the scope's folder, or a folder below that which it lies in, is left out.
  boolean holds(String path) {
    String place = paths.scope().place();
    String below = place + path.substring(paths.below().length());
    int slash = below.indexOf('/', place.length());
    for (; slash >= 0; slash = below.indexOf('/', slash + 1)) {
      if (rules.ignores(below.substring(0, slash), true)) {
        return true;
      }
    }
    return rules.ignores(below, false);
  }
}
