package dev.lockstep.sca.format.npm;

import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;

/// How lock files of JavaScript write versions, sources and scopes.
final class NpmVersions {
  private NpmVersions() {}

  /// The version, or nothing where a lock file has a place there: an URL, a path or a branch.
  static String plain(String version) {
    if (version.isEmpty() || !Character.isDigit(version.charAt(0))) {
      return "";
    }
    boolean isPlace = version.indexOf(':') >= 0 || version.indexOf('/') >= 0;
    return isPlace ? "" : version;
  }

  /// The repository and commit, where that is what a package is resolved to; else empty.
  static String repository(String resolved) {
    return resolved.startsWith("git+") || resolved.startsWith("git:") ? resolved : "";
  }

  /// What the flags of an entry of npm's say.
  static void scopes(Node entry, Statements.Draft draft) {
    boolean both = entry.get("devOptional").isTrue();
    boolean dev = entry.get("dev").isTrue() || both;
    boolean optional = entry.get("optional").isTrue() || both;
    if (dev) {
      draft.scope(Scope.DEV);
    }
    if (optional) {
      draft.scope(Scope.OPTIONAL);
    }
    if (!dev && !optional) {
      draft.scope(Scope.RUNTIME);
    }
  }

  /// The name in front of the last `@` that is not the scope's; the text itself where there is
  /// none.
  static String nameOf(String descriptor) {
    int at = descriptor.indexOf('@', 1);
    return at < 0 ? descriptor : descriptor.substring(0, at);
  }

  /// What stands behind [#nameOf] and its `@`.
  static String rangeOf(String descriptor) {
    int at = descriptor.indexOf('@', 1);
    return at < 0 ? "" : descriptor.substring(at + 1);
  }
}
